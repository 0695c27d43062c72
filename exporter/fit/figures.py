"""Figures without holes: a picture that just misses a page's bottom shrinks until it fits there.

Where it may not shrink so far, and where it is a chart or a table, it drifts (`drift.py`), or else
rises (`rise.py`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, islice, takewhile

from exporter.engine.insides import Node
from exporter.engine.layout import Layout
from exporter.engine.page_bottoms import (
    PushedFigure,
    extents_of,
    frames_of,
    has_text_after,
    lags,
    page_of,
    pages_begun,
    parted_notes,
    pictures_before,
    pushed_figures,
)
from exporter.engine.page_tops import PushedText, pictures_above, pushed_text
from exporter.engine.proof import Proof
from exporter.fit.company import UPRIGHT, Alone, Passed, alone, is_beside_text, text_behind
from exporter.fit.contract import NATURAL, FitSetting, spaces
from exporter.fit.cuts import words_of
from exporter.fit.drift import ENOUGH, Drift, PlacedFigure, enough_of, passable, placed_figure
from exporter.fit.last_page import HOLE, TEXT_HOLE
from exporter.fit.onward import Onward, onward, section_behind, text_to_pass
from exporter.fit.rise import Rise, high_enough, text_above
from exporter.fit.trials import Trials

FIGURES = ("figure", "table")
PUSHED = (*FIGURES, "aside")  # a row has figures in it
MOST_CHANGES = 18  # each takes the styles of all elements, and a page or two
MOST_TRIES = 2  # of passing less, where it would be too much
LEAST_BESIDE = 60  # characters of text with a figure that drifts, lest it stands alone at the end
LAST_RESORT = 0.75  # of the least size, where nothing else closes a hole
UNCHANGED = 0.999  # of a size
SURPLUS = 1.35  # of what a last page holds; where pages break, some of it is lost

Pages = Layout | Proof
Move = Drift | Rise | Alone | Onward


class Figures:
    """The figures of an edition while its pages are being settled."""

    def __init__(self, trials: Trials, passed: Passed) -> None:
        """`passed` is the text that has changed places with some already."""
        self._trials = trials
        self._contract = trials.contract
        root = trials.document_element
        may_change = self._contract.figure_min < 1 or self._contract.figure_drift > 0
        self._has_any = may_change and any(root.find(f".//{tag}") is not None for tag in PUSHED)
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._heights: dict[str, float] = {}
        self._passed = {node: list(passing) for node, passing in passed.items()}
        self._settled: set[Node] = set()
        self._stays: set[Node] = set()
        self._alone: set[Node] = set()
        self._gone: set[tuple[Node, Node]] = set()
        self._tight: set[Node] = set()
        self._changes = 0

    def fill_page_bottoms(self, setting: FitSetting) -> bool:
        """Close the holes at a setting's page bottoms; tells whether anything was changed."""
        if not self._has_any:
            return False
        pages: Pages = self._trials.layout(setting)
        made = self._changes
        while self._changes < MOST_CHANGES and (closed := self._closed(pages, setting)):
            self._changes += 1
            _let_go(pages)
            pages = closed
        _let_go(pages)
        return self._changes > made

    def _closed(self, pages: Pages, setting: FitSetting) -> Proof | None:
        """The pages with the first hole closed that can be; `None` where there is none."""
        least = HOLE * self._trials.leading * setting.fit
        holes = (one for one in pushed_figures(pages) if one.hole >= least)
        closed = (
            self._shrunk(one, pages, setting)
            or self._drifted(one, pages, setting)
            or self._risen(one, pages, setting)
            or self._left_alone(one, pages, setting)
            or self._made_room(one, pages, setting)
            or self._gone_on(one, pages, setting)
            or self._shrunk_further(one, pages, setting)
            for one in holes
        )
        texts = (one for one in pushed_text(pages) if one.hole >= TEXT_HOLE / HOLE * least)
        lifted = (self._made_room(one, pages, setting) for one in texts)
        return next(filter(None, closed), None) or next(filter(None, lifted), None)

    def pulled_in(self) -> FitSetting | None:
        """Let pictures shrink, and spacing with them, until a near-empty last page is not needed.

        `None` where that is not enough; then they keep their sizes.
        """
        layout = self._trials.layout(NATURAL)
        pictures = dict(self._shrinkable(layout))
        wanted, most = layout.used(layout.pages) * SURPLUS, sum(pictures.values())
        for space in spaces(self._contract, 1.0) if most else ():
            setting = FitSetting(space=space)
            change = self._trials.height(NATURAL) - self._trials.height(setting)
            if change >= wanted / 2 and change + most >= wanted:
                return self._pulled(setting, pictures, max(wanted - change, 0) / most)
        return None

    def _shrinkable(self, layout: Layout) -> Iterator[tuple[str, float]]:
        """By how much, in points, each picture before the last page may shrink."""
        for part, height in pictures_before(layout, layout.pages):
            natural = self._heights.setdefault(part, height)
            yield part, height - natural * self._contract.figure_min

    def _pulled(
        self, setting: FitSetting, pictures: Mapping[str, float], share: float
    ) -> FitSetting | None:
        """A setting with all pictures smaller by a share of what they may; `None` if no help."""
        before = self._trials.layout(NATURAL)
        shown = {picture.part: picture.height for picture in before.pictures()}
        made = self._trials.set_aside()
        for part, most in pictures.items():
            self._trials.shrink(part, math.floor(shown[part] - most * share))
        after = self._trials.layout(setting)
        if after.pages < before.pages and self._trials.ends_well(setting):
            return setting
        self._trials.take_back(made)
        return None

    def changed(self, setting: FitSetting) -> Iterator[PlacedFigure]:
        """The figures that shrank or drifted, in the order of print."""
        layout = self._trials.layout(setting)
        shown = {picture.part: picture.height for picture in layout.pictures()}
        for node in self._trials.document_element.iter():
            scales = (
                shown[part] / self._heights[part]
                for image in node.iter("img")
                if (part := image.get("data-part")) in shown and part in self._heights
            )
            scale, passed = next(scales, 1.0), self._passed.get(node, [])
            is_changed = node.tag in FIGURES and (passed or scale < UNCHANGED)
            if is_changed and (page := page_of(layout, node)):
                yield placed_figure(node, page, scale, passed)

    def _shrunk(
        self, figure: PushedFigure, pages: Pages, setting: FitSetting, share: float = 1.0
    ) -> Proof | None:
        """The pages with a smaller picture, where it then stands on the page before."""
        height = math.floor(figure.height - max(figure.missing, 0))
        natural = self._heights.setdefault(figure.part, figure.height) if figure.part else math.inf
        least = min(natural * self._contract.figure_min * share, self._least_beside(figure))
        if not figure.part or figure.is_beside or height >= figure.height or height < least:
            return None
        made = self._trials.set_aside()
        self._trials.shrink(figure.part, height)
        after = self._trials.proof(setting, pages, figure.page)
        if _is_full(after, figure):
            return after
        after.let_go()
        self._trials.take_back(made)
        return None

    def _shrunk_further(
        self, figure: PushedFigure, pages: Pages, setting: FitSetting
    ) -> Proof | None:
        """The pages with a picture that is smaller than it should be, where nothing else helps."""
        return self._shrunk(figure, pages, setting, LAST_RESORT)

    def _made_room(
        self, pushed: PushedFigure | PushedText, pages: Pages, setting: FitSetting
    ) -> Proof | None:
        """The pages with a picture above a hole smaller, so that there is room for what left it."""
        if pushed.node in self._tight:
            return None
        self._tight.add(pushed.node)
        lost = math.ceil(max(pushed.missing, 0)) + 1
        for picture in islice(pictures_above(pages, pushed.page, pushed.column), MOST_TRIES):
            natural = self._heights.setdefault(picture.part, picture.height)
            height = math.floor(picture.height) - lost
            if height < natural * self._contract.figure_min:
                continue
            made = self._trials.set_aside()
            self._trials.shrink(picture.part, height)
            after = self._trials.proof(setting, pages, max(pushed.page - 1, 1))
            if _is_full(after, pushed):
                return after
            _let_go(after)
            self._trials.take_back(made)
        return None

    def _least_beside(self, figure: PushedFigure) -> float:
        """The height of an upright picture that is as wide as it would be beside text."""
        is_upright = figure.ratio <= UPRIGHT
        share = self._contract.figure_beside
        return figure.measure * share / figure.ratio if is_upright else math.inf

    def _drifted(self, figure: PushedFigure, pages: Pages, setting: FitSetting) -> Proof | None:
        """The pages with text moved up ahead of a figure, where that leaves less of one empty."""
        passed = self._passed.get(figure.node, [])
        most = 0 if figure.node in self._settled else int(self._contract.figure_drift) - len(passed)
        for _ in range(MOST_TRIES):
            drift = self._drift(figure, pages, setting, self._text_to_pass(figure, pages, most))
            if not drift.passing:
                break
            if after := self._better(drift, figure, pages, setting):
                return after
            most = len(drift.passing) - 1
        self._settled.add(figure.node)
        return None

    def _risen(self, figure: PushedFigure, pages: Pages, setting: FitSetting) -> Proof | None:
        """The pages with a figure moved up ahead of text on the page before its own."""
        if figure.node in self._stays:
            return None
        self._stays.add(figure.node)
        for rise in islice(self._rises(figure, pages), MOST_TRIES):
            if after := self._better(rise, figure, pages, setting):
                return after
        return None

    def _left_alone(self, figure: PushedFigure, pages: Pages, setting: FitSetting) -> Proof | None:
        """The pages with a picture behind the text that was beside it, as wide as it was there."""
        if not is_beside_text(figure.node) or figure.node in self._alone:
            return None
        self._alone.add(figure.node)
        text = passable(self._parents[figure.node], figure.node)
        drift = self._drift(figure, pages, setting, text)
        return self._better(alone(drift), figure, pages, setting) if drift.passing else None

    def _gone_on(self, figure: PushedFigure, pages: Pages, setting: FitSetting) -> Proof | None:
        """The pages with a picture that ends its section behind the text that begins the next."""
        section = None if figure.is_beside else section_behind(self._parents, figure.node)
        if section is None or (figure.node, section) in self._gone:
            return None
        self._gone.add((figure.node, section))
        most = int(self._contract.figure_drift) - len(self._passed.get(figure.node, []))
        text = text_to_pass(section, most)
        count = len(self._drift(figure, pages, setting, text).passing)
        if not count:
            return None
        move = onward(self._parents, figure.node, count, section)
        after = self._better(move, figure, pages, setting)
        self._parents |= dict.fromkeys(move.figures, section) if after else {}
        return after

    def _note(self, move: Move) -> None:
        """Keep in mind what a figure changed places with; what it passes twice is at home again."""
        passed = self._passed.get(move.figure, [])
        stayed = [node for node in passed if node not in move.passing]
        new = [node for node in move.passing if node not in passed]
        self._passed[move.figure] = [*stayed, *new]

    def _rises(self, figure: PushedFigure, pages: Pages) -> Iterator[Rise]:
        """The ways a figure may move up, within the page before its own, that give it room."""
        parent, most = self._parents[figure.node], int(self._contract.figure_drift)
        above = text_above(parent, figure.node)
        here = pages_begun(pages, above[:most], figure.page)
        reached = list(takewhile(lambda node: here.get(node) == figure.page, above[:most]))
        extents = extents_of(pages, reached[::-1], figure.page)[::-1]
        for count in high_enough(above[: len(reached) + 1], extents, figure.missing):
            yield Rise(parent, figure.node, tuple(reached[:count][::-1]))

    def _better(
        self, move: Move, figure: PushedFigure, before: Pages, setting: FitSetting
    ) -> Proof | None:
        """The pages once a move is made, which is undone where it makes nothing better."""
        made = self._trials.set_aside()
        move.make()
        self._trials.unshrink(figure.part)
        if isinstance(move, Alone):
            self._trials.shrink(figure.part, math.floor(figure.height))
        after = self._trials.proof(setting, before, figure.page)
        if _is_better(after, before, figure, move):
            self._note(move)
            return after
        after.let_go()
        move.undo()
        self._trials.take_back(made)
        return None

    def _text_to_pass(self, figure: PushedFigure, pages: Pages, most: int) -> list[Node]:
        """The text that may go ahead of a figure, and at most so many blocks."""
        text = passable(self._parents[figure.node], figure.node)
        if is_beside_text(figure.node):
            most = min(most, self._spare_beside(figure, pages))
        return text[: max(most, 0)]

    def _drift(
        self, figure: PushedFigure, pages: Pages, setting: FitSetting, text: Sequence[Node]
    ) -> Drift:
        """As much of some text ahead of a figure as fills the hole."""
        extents = extents_of(pages, text, figure.page)
        line, room = self._trials.leading * setting.fit, figure.room
        count = enough_of(text, extents, room, line) if room >= HOLE * line else 0
        return Drift(self._parents[figure.node], figure.node, tuple(text[:count]))

    def _spare_beside(self, figure: PushedFigure, pages: Pages) -> int:
        """How many blocks may go ahead of a picture that still has text beside it."""
        text = text_behind(self._parents[figure.node], figure.node)
        heights = [extent.height for extent in extents_of(pages, text, figure.page)]
        left = list(accumulate(reversed(heights)))
        return sum(height >= figure.depth for height in left[:-1])


def _is_better(after: Proof, before: Pages, figure: PushedFigure, move: Move) -> bool:
    """Whether a page is full, no text goes on later, and some stands by the figure if it can."""
    beside = len(words_of(figure.node)) + LEAST_BESIDE
    return (
        _is_full(after, figure)
        and not parted_notes(after, move.passing, figure.page)
        and not lags(after, before, figure.page)
        and (
            figure.is_apart
            or isinstance(move, Rise)
            or has_text_after(after, figure.begins - 1, beside)
        )
    )


def _is_full(after: Proof, figure: PushedFigure | PushedText) -> bool:
    """Whether less than half of a hole is left."""
    frames = frames_of(next(after.sheets(figure.page)), figure.page)
    left = [frame.hole for frame in frames if frame.index == figure.column]
    return bool(left) and left[0] <= figure.hole * (1 - ENOUGH)


def _let_go(pages: Pages | None) -> None:
    if isinstance(pages, Proof):
        pages.let_go()
