"""The article: a validated model of everything that a brief can say."""

from __future__ import annotations

from exporter.article.article import Article, Author, Correction, Question, Section
from exporter.article.blocks import (
    Block,
    Callout,
    ChartKind,
    CodeBlock,
    Figure,
    List,
    ListItem,
    Paragraph,
    PullQuote,
    Quote,
    Rule,
    Table,
)

__all__ = [
    "Article",
    "Author",
    "Block",
    "Callout",
    "ChartKind",
    "CodeBlock",
    "Correction",
    "Figure",
    "List",
    "ListItem",
    "Paragraph",
    "PullQuote",
    "Question",
    "Quote",
    "Rule",
    "Section",
    "Table",
]
