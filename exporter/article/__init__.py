"""The article: a validated model of everything that a brief can say."""

from __future__ import annotations

from exporter.article.article import Article
from exporter.article.blocks import (
    Block,
    Callout,
    ChartKind,
    CodeBlock,
    Definition,
    DefinitionList,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    PullQuote,
    Quote,
    Rule,
    Table,
)
from exporter.article.figures import Figure, PictureRow
from exporter.article.parts import Author, Correction, Question, Section

__all__ = [
    "Article",
    "Author",
    "Block",
    "Callout",
    "ChartKind",
    "CodeBlock",
    "Correction",
    "Definition",
    "DefinitionList",
    "Figure",
    "List",
    "ListItem",
    "PageBreak",
    "Paragraph",
    "PictureRow",
    "PullQuote",
    "Question",
    "Quote",
    "Rule",
    "Section",
    "Table",
]
