"""The glyphs that Pango chose for a line of text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from weasyprint.text.ffi import ffi, pango
from weasyprint.text.line_break import create_layout

from exporter.engine.insides import Computed


class Cluster(NamedTuple):
    """Some characters of a line, the glyphs of them that show, and the font that they are of.

    A character that no font has is a glyph too: its code, and a flag of Pango's.
    """

    text: str
    glyphs: tuple[int, ...]
    font: Any


def missing(text: str, style: Computed) -> list[str]:
    """The characters of a line that no font has."""
    flag = pango.PANGO_GLYPH_UNKNOWN_FLAG
    glyphs = (glyph for cluster in clusters(text, style) for glyph in cluster.glyphs)
    return [chr(glyph - flag) for glyph in glyphs if glyph & flag]


def clusters(text: str, style: Computed) -> Iterator[Cluster]:
    """The clusters of a line in a style, those of each run in the order of its characters.

    A cluster's font is Pango's own, and lives as long as the next cluster is not asked for.
    """
    layout = create_layout(text, style, None, None, 0)  # a line lives as long as its layout does
    line, _ = layout.get_first_line()
    encoded = text.encode()
    run = line.runs[0]
    while run != ffi.NULL:
        yield from _clusters_of(run.data, encoded)
        run = run.next


def _clusters_of(item: Any, text: bytes) -> Iterator[Cluster]:
    start, length = item.item.offset, item.item.length
    string = item.glyphs
    grouped = groupby(range(string.num_glyphs), key=lambda number: string.log_clusters[number])
    shown = {first: tuple(_shown(string, group)) for first, group in grouped}
    starts = sorted(shown)
    for first, after in zip(starts, [*starts[1:], length], strict=True):
        said = text[start + first : start + after].decode()
        yield Cluster(said, shown[first], item.item.analysis.font)


def _shown(string: Any, numbers: Iterator[int]) -> Iterator[int]:
    glyphs = (string.glyphs[number].glyph for number in numbers)
    return (glyph for glyph in glyphs if glyph != pango.PANGO_GLYPH_EMPTY)
