"""The parts of an article in reading order, each with its place in the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from exporter.article.blocks import Block, Callout, List, Quote

if TYPE_CHECKING:
    from exporter.article.article import Article, Section

Loc = tuple[str | int, ...]


def sections(article: Article) -> Iterator[tuple[Loc, Section]]:
    """Every section, outer ones before those inside."""
    for index, section in enumerate(article.sections):
        yield from _sections(section, ("sections", index))


def blocks(article: Article) -> Iterator[tuple[Loc, Block]]:
    """Every block, outer ones before those inside."""
    for loc, section in sections(article):
        yield from _blocks(section.blocks, (*loc, "blocks"))
    for name in ("executive_summary", "summary"):
        yield from _blocks(getattr(article, name), (name,))
    for index, question in enumerate(article.faq):
        yield from _blocks(question.answer, ("faq", index, "answer"))
    yield from _blocks(article.about, ("about",))


def _sections(section: Section, loc: Loc) -> Iterator[tuple[Loc, Section]]:
    yield loc, section
    for index, inner in enumerate(section.sections):
        yield from _sections(inner, (*loc, "sections", index))


def _blocks(several: tuple[Block, ...], loc: Loc) -> Iterator[tuple[Loc, Block]]:
    for index, block in enumerate(several):
        here = (*loc, index)
        yield here, block
        match block:
            case List(items=items):
                for number, item in enumerate(items):
                    yield from _blocks(item.blocks, (*here, "items", number, "blocks"))
            case Quote(blocks=inner) | Callout(blocks=inner):
                yield from _blocks(inner, (*here, "blocks"))
