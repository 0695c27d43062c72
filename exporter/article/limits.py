"""How deep an article may nest; print has no use for more, and recursion has an end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from exporter.article.blocks import Block, Callout, List, Quote

if TYPE_CHECKING:
    from exporter.article.article import Section

MAX_BLOCK_DEPTH = 8
MAX_SECTION_DEPTH = 3


def check_block_depth(blocks: Iterable[Block], depth: int = 1) -> None:
    """Raise `nesting-too-deep` where blocks stand in blocks more than eight deep."""
    for block in blocks:
        if depth > MAX_BLOCK_DEPTH:
            raise PydanticCustomError(
                "nesting-too-deep", "blocks nest more than {limit} deep", {"limit": MAX_BLOCK_DEPTH}
            )
        for inner in _inside(block):
            check_block_depth(inner, depth + 1)


def check_section_depth(sections: Iterable[Section], depth: int = 2) -> None:
    """Raise `heading-too-deep` where sections nest more than three deep."""
    for section in sections:
        if depth > MAX_SECTION_DEPTH:
            raise PydanticCustomError(
                "heading-too-deep",
                "sections nest more than {limit} deep",
                {"limit": MAX_SECTION_DEPTH},
            )
        check_section_depth(section.sections, depth + 1)


def _inside(block: Block) -> Iterator[tuple[Block, ...]]:
    match block:
        case List(items=items):
            yield from (item.blocks for item in items)
        case Quote(blocks=blocks) | Callout(blocks=blocks):
            yield blocks
