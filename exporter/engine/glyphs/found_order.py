"""Lines of both directions, painted so that readers which go by place put them in their order.

Such readers do not know levels (UAX 9). They take letters of one direction together, and the signs
beside them with those that come first; PDFium takes them as they are painted, and reads a line from
the right whose letters of that direction stand in no fewer parts. Marks that show nothing say here
how each part runs, and parts are painted in the order in which they are said, or, from the right,
the last one first. See docs/decisions/text-read-out.md.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import accumulate, groupby
from typing import NamedTuple, Protocol

from exporter.engine.glyphs.joined_clusters import Joined, Run, is_mark

TO_LEFT, TO_RIGHT = "\u200f", "\u200e"
"""The marks that run as letters do, to the left and to the right, and show nothing."""
NO_WAY = "\u2060"
"""What PDFium takes as it takes a figure, and shows nothing."""
PAIRED = ("Ps", "Pe", "Pi", "Pf")
"""Brackets and quotes (Unicode's categories)."""
_KINDS = {
    "L": "L",
    "R": "R",
    "AL": "R",
    **dict.fromkeys(("EN", "AN", "NSM", "CS", "ES", "ET", "BN"), "weak"),
}


class Placed(NamedTuple):
    """A cluster of a run, and its left edge in pixels."""

    run: Run
    cluster: Joined
    left: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.cluster.width

    @property
    def kind(self) -> str:
        """How PDFium takes its first character: `L`, `R`, `weak` as figures, or `neutral`."""
        return kind_of(self.cluster.text[0])

    @property
    def is_mirrored(self) -> bool:
        """Whether it is a bracket or the like, which PDFium turns round from the right."""
        return unicodedata.category(self.cluster.text[0]) in PAIRED or bool(
            unicodedata.mirrored(self.cluster.text[0])
        )


class Paints(Protocol):
    """What paints clusters, and says marks."""

    def take(self, run: Run) -> None:
        """Paint with the font of a run."""

    def in_one_font(self, runs: Sequence[Run]) -> AbstractContextManager[bool]:
        """Paint with one font inside the block, if that can be, which is given."""

    def draw(self, cluster: Joined, left: float) -> None:
        """Paint a cluster."""

    def mark(self, text: str, left: float) -> None:
        """Say something that does not show, a little left of a place."""


def kind_of(letter: str) -> str:
    """How PDFium takes a character."""
    return _KINDS.get(unicodedata.bidirectional(letter), "neutral")


def paint_runs(pen: Paints, runs: Sequence[Run], direction: str) -> None:
    """Paint the runs of a box in a line that has a direction; they come from left to right."""
    lefts = accumulate((run.width for run in runs), initial=0.0)
    placed = [one for run, left in zip(runs, lefts, strict=False) for one in _placed(run, left)]
    for is_turned, level in groupby(placed, lambda one: one.run.is_turned):
        if direction == "ltr":
            (_turned_within if is_turned else _rightward)(pen, list(level))
        else:
            (_turned if is_turned else _rightward_within)(pen, list(level))


def _placed(run: Run, left: float) -> Iterator[Placed]:
    for cluster in run.clusters:
        yield Placed(run, cluster, left)
        left += cluster.width


def _rightward(pen: Paints, placed: Sequence[Placed]) -> None:
    """What runs as its line does, to the right."""
    pen.take(placed[0].run)
    if placed[0].kind == "neutral":
        pen.mark(TO_RIGHT, placed[0].left)
    _paint(pen, placed)
    if placed[-1].kind == "neutral":
        pen.mark(TO_RIGHT, placed[-1].right)


def _turned(pen: Paints, placed: Sequence[Placed]) -> None:
    """What runs as its line does, to the left: its signs are no part of what stands beside them."""
    before = marks = ""
    for one in placed:
        pen.take(one.run)
        is_sign = one.is_mirrored or one.kind in ("weak", "L")
        is_accent = before == "weak" and is_mark(one.cluster.text[-1])
        if is_accent or (is_sign and before != "R"):
            marks += TO_LEFT
        if marks:
            pen.mark(marks, one.left)
        pen.draw(one.cluster, one.left)
        marks, before = ("", one.kind) if not one.is_mirrored else (TO_RIGHT, "L")
    if marks:
        pen.mark(marks, placed[-1].right)


def _rightward_within(pen: Paints, placed: Sequence[Placed]) -> None:
    """What runs to the right in a line that is read from the right: PDFium reads its parts so."""
    with pen.in_one_font(_runs(placed)) as is_one:  # PDFium takes fonts by their places
        (_as_said_leftwards if is_one else _by_place)(pen, placed)


def _by_place(pen: Paints, placed: Sequence[Placed]) -> None:
    pen.take(placed[-1].run)
    pen.mark(TO_LEFT, placed[0].left)
    _paint(pen, placed)
    if placed[-1].kind == "neutral":
        pen.mark(TO_RIGHT, placed[-1].right)


def _as_said_leftwards(pen: Paints, placed: Sequence[Placed]) -> None:
    """The parts of what runs to the right, the last one first."""
    right = placed[-1].right
    parts = _parts(placed, lambda one: one.kind)
    kinds = [part[0].kind for part in parts]
    is_begun = "neutral" in kinds[1:] and kinds[0] == "weak" and kinds[2:3] != ["L"]
    pen.take(placed[-1].run)
    pen.mark(NO_WAY.join([TO_LEFT] * max(1, kinds.count("L") + is_begun)), placed[0].left)
    for part in reversed(parts):
        is_first, is_last = part is parts[0], part is parts[-1]
        _paint(pen, part)
        if is_last and part[0].kind == "neutral":
            pen.mark(TO_RIGHT, right)
        if part[0].kind == "neutral" and is_first:
            pen.mark(TO_RIGHT + TO_LEFT, right)
    if is_begun:
        pen.mark(TO_RIGHT, parts[0][-1].right)


def _turned_within(pen: Paints, placed: Sequence[Placed]) -> None:
    """What runs to the left in a line that is read from the left: word by word as it is said.

    A mark for each word keeps those of the line's direction in the majority. It comes before a
    blank: that from its place to the blank's is then no second one.
    """
    with pen.in_one_font(_runs(placed)):
        _as_said_rightwards(pen, placed)


def _as_said_rightwards(pen: Paints, placed: Sequence[Placed]) -> None:
    """The parts of what runs to the left, the first one first."""
    left = placed[0].left
    pen.take(placed[-1].run)
    if placed[0].kind != "R":
        pen.mark(TO_LEFT, left)
    parts = _parts(placed, lambda one: one.kind)[::-1]
    first = next((part for part in parts if part[0].kind == "R"), None)
    for part in parts:
        if part[0].cluster.text.isspace():
            pen.mark(TO_RIGHT, left)
        _paint(pen, part)
        if part is first:
            pen.mark(TO_RIGHT, part[-1].right)


def _paint(pen: Paints, placed: Sequence[Placed]) -> None:
    for one in placed:
        pen.take(one.run)
        pen.draw(one.cluster, one.left)


def _runs(placed: Sequence[Placed]) -> list[Run]:
    return [run for run, _ in groupby(one.run for one in placed)]


def _parts(placed: Sequence[Placed], key: Callable[[Placed], object]) -> list[list[Placed]]:
    return [list(part) for _, part in groupby(placed, key)]
