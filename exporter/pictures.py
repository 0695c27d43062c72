"""The pictures of an article, read and checked before anything is laid out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from exporter import images
from exporter.article import Article, Block, Figure, Section
from exporter.diagnostics import Diagnostic


@dataclass(frozen=True)
class LoadedPicture:
    """A picture's file and its bytes."""

    path: Path
    data: bytes


Pictures = Mapping[str, LoadedPicture]
"""Pictures by the `src` of their figures; a missing picture is left out."""


def pictures_of(article: Article, folder: Path | None) -> tuple[Pictures, tuple[Diagnostic, ...]]:
    """Every picture of an article below its folder, and what is wrong with the others."""
    pictures: dict[str, LoadedPicture] = {}
    diagnostics: list[Diagnostic] = []
    for src in dict.fromkeys(figure.src for figure in figures_of(article)):
        checked = images.check(src, folder)
        if isinstance(checked, Diagnostic):
            diagnostics.append(checked)
        else:
            pictures[src] = LoadedPicture(checked.path, checked.path.read_bytes())
    return pictures, tuple(diagnostics)


def figures_of(article: Article) -> Iterator[Figure]:
    """Every figure of an article, in the order of the page."""
    for section in article.sections:
        yield from _in_section(section)
    yield from _in_blocks(article.summary)
    for question in article.faq:
        yield from _in_blocks(question.answer)
    yield from _in_blocks(article.about)


def _in_section(section: Section) -> Iterator[Figure]:
    yield from _in_blocks(section.blocks)
    for inner in section.sections:
        yield from _in_section(inner)


def _in_blocks(blocks: tuple[Block, ...]) -> Iterator[Figure]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif block.type == "list":
            for item in block.items:
                yield from _in_blocks(item.blocks)
        elif block.type in ("quote", "callout"):
            yield from _in_blocks(block.blocks)
