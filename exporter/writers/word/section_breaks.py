"""Where the columns of the text change: continuous section breaks (ISO 29500-1, 17.6).

A section's properties stand in its last paragraph, and those of the last one after all blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TypeAlias

from exporter.writers.word.flow import Block, Columns
from exporter.writers.word.ooxml import TWIPS_PER_POINT, Xml, qualified, w

WriteBlocks: TypeAlias = Callable[[Iterable[Block]], Iterator[Xml]]
WriteSection: TypeAlias = Callable[[Columns | None], Xml]


def with_sections(
    blocks: Iterable[Block], write: WriteBlocks, section: WriteSection
) -> Iterator[Xml]:
    """The blocks with the properties of their sections; the last section has no columns.

    Word balances the columns of a section that another one follows.
    """
    last: Columns | None = None
    written: list[Xml] = []
    for columns, group in groupby(blocks, key=lambda block: block.columns):
        if written:
            yield from _closed(written, section(last))
        last, written = columns, list(write(group))
    if last:
        yield from _closed(written, section(last))
        written = [_spacer()]
    yield from written
    yield section(None)


def _closed(written: list[Xml], properties: Xml) -> list[Xml]:
    """A section's blocks, the last of which ends it; nothing but a paragraph can."""
    last = written[-1]
    if last.tag != qualified("w:p"):
        last = _spacer()
        written.append(last)
    last[0].append(properties)
    return written


def _spacer() -> Xml:
    """An empty paragraph as low as can be."""
    height = w("spacing", before=0, after=0, line=TWIPS_PER_POINT, lineRule="exact")
    return w("p", w("pPr", height))
