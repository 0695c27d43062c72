"""The runs of a line as they are painted: clusters, and where each of their glyphs stands.

Pango parts a base from the marks on it in some scripts; nobody reads them apart, so that they are
one cluster here, as are what joins letters or keeps them apart and shows nothing itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby
from typing import Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from exporter.scripts.break_chances import BOND, CHANCE

LEANING = frozenset("\u034f\u0e33\u0eb3\u180e\u200b\u200c\u200d\u2060")
"""What is no mark to Unicode: joiners, and the vowels of Thai and Lao that reach over a letter."""


class Glyph(NamedTuple):
    """A glyph that shows, and where: right of its cluster's left edge, and above the line."""

    number: int
    right: float
    up: float


class Joined(NamedTuple):
    """Some characters, the glyphs of them that show, from left to right, and their width."""

    text: str
    shown: tuple[Glyph, ...]
    width: float


class Run(NamedTuple):
    """A part of a line in one font and direction: `clusters` come from left to right.

    `start` is where its text begins in that of the line. The font is Pango's own, and lives as
    long as the line. `is_turned` is whether it runs from right to left.
    """

    start: int
    text: str
    clusters: tuple[Joined, ...]
    font: Any
    is_turned: bool

    @property
    def width(self) -> float:
        """In pixels."""
        return sum(one.width for one in self.clusters)

    def as_said(self, left: float) -> Iterator[tuple[Joined, float]]:
        """The clusters in the order in which they are said, each with its left edge."""
        lefts = accumulate((one.width for one in self.clusters), initial=left)
        placed = list(zip(self.clusters, lefts, strict=False))
        yield from reversed(placed) if self.is_turned else placed

    @property
    def lacks_glyphs(self) -> bool:
        """Whether the font has no glyph for one of its characters."""
        flag = pango.PANGO_GLYPH_UNKNOWN_FLAG
        return any(glyph.number & flag for one in self.clusters for glyph in one.shown)


def runs_of(layout: Any) -> list[Run]:
    """The runs of the first line of a layout, from left to right."""
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    line, _ = layout.get_first_line()
    encoded, runs = layout.text.encode(), []
    run = line.runs[0]
    while run != ffi.NULL:
        runs.append(_run(run.data, encoded))
        run = run.next
    return runs


def _run(item: Any, text: bytes) -> Run:
    start, length = item.item.offset, item.item.length
    said = text[start : start + length]
    is_turned = bool(item.item.analysis.level % 2)
    clusters = tuple(_clusters(item.glyphs, said))
    if is_turned:
        clusters = tuple(reversed(list(_joined(reversed(clusters), is_turned=True))))
    else:
        clusters = tuple(_joined(clusters, is_turned=False))
    return Run(start, said.decode(), clusters, item.item.analysis.font, is_turned)


def _clusters(string: Any, text: bytes) -> Iterator[Joined]:
    """The clusters that Pango made of a run's text, from left to right."""
    grouped = groupby(range(string.num_glyphs), key=lambda number: string.log_clusters[number])
    groups = [(first, list(numbers)) for first, numbers in grouped]
    starts = sorted(first for first, _ in groups)
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    for first, numbers in groups:
        yield _cluster(text[first : ends[first]].decode(), [string.glyphs[one] for one in numbers])


def _cluster(text: str, infos: list[Any]) -> Joined:
    shown, width = [], 0.0
    for info in infos:
        if info.glyph != pango.PANGO_GLYPH_EMPTY:
            right = width + info.geometry.x_offset * FROM_UNITS
            shown.append(Glyph(info.glyph, right, -info.geometry.y_offset * FROM_UNITS))
        width += info.geometry.width * FROM_UNITS
    return Joined(text, tuple(shown), width)


def _joined(clusters: Iterable[Joined], *, is_turned: bool) -> Iterator[Joined]:
    """Clusters in the order in which they are said, each mark with what it stands on."""
    last: Joined | None = None
    for one in clusters:
        if last is not None and _belongs(one.text, last.text):
            last = _together(one, last, is_turned=is_turned)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _belongs(text: str, before: str) -> bool:
    return not before.isspace() and (text in LEANING or is_mark(text[0]))


def is_mark(letter: str) -> bool:
    """Whether a letter stands on another (Unicode's category M)."""
    return unicodedata.category(letter).startswith("M")


def _together(later: Joined, earlier: Joined, *, is_turned: bool) -> Joined:
    left, right = (later, earlier) if is_turned else (earlier, later)
    moved = (Glyph(one.number, one.right + left.width, one.up) for one in right.shown)
    said = (
        "" if later.text in (BOND, CHANCE) else later.text
    )  # which nobody says, and no reader looks for
    return Joined(earlier.text + said, (*left.shown, *moved), left.width + right.width)


def is_sign(letter: str) -> bool:
    """Whether a letter is a mark of punctuation or another sign (categories P and S)."""
    return unicodedata.category(letter)[0] in "PS"
