"""Figures without holes: a picture that just misses a page's bottom shrinks until it fits there.

Where it may not shrink so far, and where it is a chart or a table, it drifts (`drift.py`), or else
rises (`rise.py`), or pictures above it make room (`smaller_pictures.py`). What is left then is
closed boldly: by several smaller pictures, or by a numbered one that leaves what announces it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from exporter.engine.insides import Node
from exporter.engine.page_bottoms import (
    PushedFigure,
    extents_of,
    page_of,
    pages_begun,
    pushed_figures,
)
from exporter.engine.page_tops import pushed_text
from exporter.engine.proof import Proof
from exporter.fit.better_pages import Move, Pages, is_better, opens_hole
from exporter.fit.company import (
    Alone,
    Passed,
    alone,
    is_bare,
    is_beside_text,
    spare_beside,
)
from exporter.fit.contract import FitSetting
from exporter.fit.drift import (
    Drift,
    PlacedFigure,
    enough_of,
    has_number,
    passable,
    placed_figure,
)
from exporter.fit.grown_charts import grow_charts
from exporter.fit.last_page import HOLE, TEXT_HOLE
from exporter.fit.lead_picture_beside import put_beside
from exporter.fit.onward import onward, section_behind, text_to_pass
from exporter.fit.rise import Rise, high_enough, text_above
from exporter.fit.smaller_pictures import Narrowed, SmallerPictures
from exporter.fit.trials import Trials

FIGURES = ("figure", "table")
PUSHED = (*FIGURES, "aside")  # a row has figures in it
MOST_CHANGES = 18  # each takes the styles of all elements, and a page or two
MOST_TRIES = 2  # of passing less, where it would be too much
UNCHANGED = 0.001  # of a size, more or less


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
        self._smaller = SmallerPictures(trials)
        self._passed = {node: list(passing) for node, passing in passed.items()}
        self._settled: set[Node] = set()
        self._tried: set[tuple[str, Node]] = set()
        self._gone: set[tuple[Node, Node]] = set()
        self._setting: FitSetting | None = None
        self._changes = 0

    def fill_page_bottoms(self, setting: FitSetting) -> bool:
        """Close the holes at a setting's page bottoms; tells whether anything was changed."""
        if not self._has_any:
            return False
        if setting != self._setting:
            self._forget(setting)
        pages: Pages = self._trials.layout(setting)
        made = self._changes
        while self._changes < MOST_CHANGES and (closed := self._closed(pages, setting)):
            self._changes += 1
            _let_go(pages)
            pages = closed
        _let_go(pages)
        return self._changes > made

    def _forget(self, setting: FitSetting) -> None:
        """What was tried may be tried again: under another setting, pages break elsewhere."""
        self._settled.clear()
        self._tried.clear()
        self._smaller.forget()
        self._setting = setting

    def _is_new(self, way: str, figure: Node) -> bool:
        """Whether a figure was not moved some way yet, nor tried to be."""
        is_new = (way, figure) not in self._tried
        self._tried.add((way, figure))
        return is_new

    def _closed(self, pages: Pages, setting: FitSetting) -> Proof | None:
        """The pages with the first hole closed that can be; `None` where there is none."""
        line = self._trials.leading * setting.fit
        holes = (one for one in pushed_figures(pages) if one.hole >= HOLE * line)
        closed = (
            self._gently(one, pages, setting)
            or (self._boldly(one, pages, setting) if one.hole >= TEXT_HOLE * line else None)
            for one in holes
        )
        texts = (one for one in pushed_text(pages) if one.hole >= TEXT_HOLE * line)
        lifted = (self._smaller.made_room(one, pages, setting) for one in texts)
        return next(filter(None, closed), None) or next(filter(None, lifted), None)

    def _gently(self, figure: PushedFigure, pages: Pages, setting: FitSetting) -> Proof | None:
        """The pages with a figure a little smaller, or not far from its place."""
        return (
            self._smaller.shrunk(figure, pages, setting)
            or put_beside(self._trials, figure, pages, setting)
            or self._drifted(figure, pages, setting)
            or self._risen(figure, pages, setting)
            or self._left_alone(figure, pages, setting)
            or self._smaller.made_room(figure, pages, setting)
            or self._gone_on(figure, pages, setting)
        )

    def _boldly(self, figure: PushedFigure, pages: Pages, setting: FitSetting) -> Proof | None:
        """The pages with several figures smaller, or one that leaves what announces it, or else
        one that is smaller than it should be."""
        return (
            self._smaller.shared(figure, pages, setting)
            or self._risen_smaller(figure, pages, setting)
            or self._moved_freely(figure, pages, setting)
            or self._smaller.shrunk_further(figure, pages, setting)
        )

    def last_page_filled(self, setting: FitSetting) -> FitSetting | None:
        """A setting under which other sizes of pictures end the text well; `None` for none."""
        return self._smaller.pulled_in() or self._smaller.pushed_out(setting)

    def grow_back(self, setting: FitSetting) -> None:
        """Let pictures have their own size where it does no harm any more."""
        if self._contract.figure_min < 1:
            self._smaller.grow_back(setting)

    def grow_charts(self, setting: FitSetting) -> None:
        """Let charts fill the room that nothing else has filled."""
        for picture in self._trials.layout(setting).pictures():
            if picture.part in self._trials.greatest_charts:
                self._smaller.natural.setdefault(picture.part, picture.height)
        grow_charts(self._trials, setting)

    def changed(self, setting: FitSetting) -> Iterator[PlacedFigure]:
        """The figures that shrank, grew or drifted, in the order of print."""
        layout = self._trials.layout(setting)
        shown = {picture.part: picture.height for picture in layout.pictures()}
        for node in self._trials.document_element.iter():
            scales = (
                shown[part] / self._smaller.natural[part]
                for image in node.iter("img")
                if (part := image.get("data-part")) in shown and part in self._smaller.natural
            )
            scale, passed = next(scales, 1.0), self._passed.get(node, [])
            is_changed = node.tag in FIGURES and (passed or abs(scale - 1) > UNCHANGED)
            if is_changed and (page := page_of(layout, node)):
                yield placed_figure(node, page, scale, passed)

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
        if not self._is_new("rise", figure.node):
            return None
        return self._higher(figure, figure.missing, pages, setting)

    def _risen_smaller(
        self, figure: PushedFigure, pages: Pages, setting: FitSetting
    ) -> Proof | None:
        """The pages with a figure moved up, and its picture smaller by what that lacks."""
        if not figure.part or not self._is_new("smaller", figure.node):
            return None
        spare = figure.height - self._smaller.least(figure.part, figure.height)
        return self._higher(figure, figure.missing - spare, pages, setting) if spare > 0 else None

    def _higher(
        self, figure: PushedFigure, missing: float, pages: Pages, setting: FitSetting
    ) -> Proof | None:
        """The pages with a figure that rises by so many points, and shrinks by what lacks still."""
        for rise, won in islice(self._rises(figure, pages, missing), MOST_TRIES):
            lacking = max(figure.missing - won, 0)
            height = math.floor(figure.height - lacking) if lacking else None
            if after := self._better(rise, figure, pages, setting, height):
                return after
        return None

    def _left_alone(self, figure: PushedFigure, pages: Pages, setting: FitSetting) -> Proof | None:
        """The pages with a picture behind the text that was beside it, as wide as it was there."""
        if not is_beside_text(figure.node) or not self._is_new("alone", figure.node):
            return None
        text = passable(self._parents[figure.node], figure.node)
        drift = self._drift(figure, pages, setting, text)
        return self._better(alone(drift), figure, pages, setting) if drift.passing else None

    def _gone_on(self, figure: PushedFigure, pages: Pages, setting: FitSetting) -> Proof | None:
        """The pages with a picture that ends its section behind the text that begins the next."""
        section = None if figure.is_beside else section_behind(self._parents, figure.node)
        if section is None or (figure.node, section) in self._gone:
            return None
        self._gone.add((figure.node, section))
        return self._into(section, figure, pages, setting)

    def _into(
        self, section: Node, figure: PushedFigure, pages: Pages, setting: FitSetting
    ) -> Proof | None:
        """The pages with a picture behind the text that begins a section."""
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

    def _rises(
        self, figure: PushedFigure, pages: Pages, missing: float
    ) -> Iterator[tuple[Rise, float]]:
        """The ways a figure may move up, within the page before its own, by so many points; and by
        how many it does."""
        parent, most = self._parents[figure.node], int(self._contract.figure_drift)
        above = text_above(parent, figure.node)
        here = pages_begun(pages, above[:most], figure.page)
        reached = list(takewhile(lambda node: here.get(node) == figure.page, above[:most]))
        extents = extents_of(pages, reached[::-1], figure.page)[::-1]
        for count in high_enough(above[: len(reached) + 1], extents, missing):
            won = sum(extent.height for extent in extents[:count])
            yield Rise(parent, figure.node, tuple(reached[:count][::-1])), won

    def _better(
        self,
        move: Move,
        figure: PushedFigure,
        before: Pages,
        setting: FitSetting,
        height: float | None = None,
        *,
        is_free: bool = False,
    ) -> Proof | None:
        """The pages once a move is made, which is undone where it makes nothing better.

        The picture is of its own height then, or of some other, in points.
        """
        made = self._trials.set_aside()
        move.make()
        narrowed = self._sized(move, figure, height)
        after = self._trials.proof(setting, before, figure.page)
        parent, line = self._parents[figure.node], self._trials.leading * setting.fit
        is_worse = not is_better(after, before, figure, move) or is_bare(
            after, parent, figure, line
        )
        if not is_worse and not (is_free and opens_hole(after, before, figure)):
            self._note(move)
            return after
        after.let_go()
        move.undo()
        if narrowed:
            narrowed.undo()
        self._trials.take_back(made)
        return None

    def _sized(self, move: Move, figure: PushedFigure, height: float | None) -> Narrowed | None:
        """Let the picture of a figure that moves be of some height, or else of its own."""
        if height is not None and figure.is_beside:
            return self._smaller.narrow(figure, height)
        self._trials.unshrink(figure.part)
        if isinstance(move, Alone) or height is not None:
            self._trials.shrink(figure.part, math.floor(height or figure.height))
        return None

    def _moved_freely(
        self, figure: PushedFigure, pages: Pages, setting: FitSetting
    ) -> Proof | None:
        """The pages with text moved up ahead of a figure that the text before it announces.

        That is one with a number, and no larger hole may be left behind it.
        """
        is_bound = figure.is_beside or not has_number(figure.node)
        if is_bound or not self._is_new("free", figure.node):
            return None
        most = int(self._contract.figure_drift) - len(self._passed.get(figure.node, []))
        text = passable(self._parents[figure.node], figure.node, is_free=True)
        drift = self._drift(figure, pages, setting, text[: max(most, 0)])
        if drift.passing:
            return self._better(drift, figure, pages, setting, is_free=True)
        section = section_behind(self._parents, figure.node, is_free=True)
        return None if section is None else self._into(section, figure, pages, setting)

    def _text_to_pass(self, figure: PushedFigure, pages: Pages, most: int) -> list[Node]:
        """The text that may go ahead of a figure, and at most so many blocks."""
        text = passable(self._parents[figure.node], figure.node)
        if is_beside_text(figure.node):
            share, parent = self._contract.figure_beside, self._parents[figure.node]
            most = min(most, spare_beside(pages, parent, figure, share))
        return text[: max(most, 0)]

    def _drift(
        self, figure: PushedFigure, pages: Pages, setting: FitSetting, text: Sequence[Node]
    ) -> Drift:
        """As much of some text ahead of a figure as fills the hole."""
        extents = extents_of(pages, text, figure.page)
        line, room = self._trials.leading * setting.fit, figure.room
        count = enough_of(text, extents, room, line) if room >= HOLE * line else 0
        return Drift(self._parents[figure.node], figure.node, tuple(text[:count]))


def _let_go(pages: Pages | None) -> None:
    if isinstance(pages, Proof):
        pages.let_go()
