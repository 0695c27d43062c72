"""Figures without holes: a picture that just misses a page's bottom shrinks until it fits there.

Where it may not shrink so far, and where it is a chart or a table, it drifts (`drift.py`), or else
rises (`rise.py`), or pictures above it make room (`smaller_pictures.py`). What is left then is
closed boldly: by several smaller pictures, or by a numbered one that leaves what announces it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice

from exporter.engine.insides import Node
from exporter.engine.page_bottoms import (
    PushedFigure,
    page_of,
    pushed_figures,
)
from exporter.engine.page_tops import PushedText, pushed_text
from exporter.engine.proof import Proof
from exporter.fit.better_pages import Move, Pages, is_better, nearly_holds, opens_hole
from exporter.fit.company import (
    Alone,
    Company,
    alone,
    is_bare,
    is_beside_text,
)
from exporter.fit.contract import FitSetting
from exporter.fit.drift import (
    ENOUGH,
    PlacedFigure,
    has_number,
    passable,
    placed_figure,
)
from exporter.fit.feathered_pages import FeatheredPages
from exporter.fit.grown_charts import grow_charts, heightened
from exporter.fit.joined_pictures import Joined
from exporter.fit.last_page import HOLE, TEXT_HOLE
from exporter.fit.lead_picture_beside import put_beside
from exporter.fit.onward import onward, section_behind, text_to_pass
from exporter.fit.passing import Passing
from exporter.fit.smaller_pictures import SmallerPictures, standing
from exporter.fit.trials import Trials

FIGURES = ("figure", "table")
PUSHED = (*FIGURES, "aside")  # a row has figures in it
MOST_CHANGES = 18  # each takes the styles of all elements, and a page or two
MOST_TRIES = 2  # of passing less, where it would be too much
A_LITTLE = 0.25  # of a hole, where what follows what fills it then nearly has room
UNCHANGED = 0.001  # of a size, more or less


class Figures:
    """The figures of an edition while its pages are being settled."""

    def __init__(self, trials: Trials, company: Company) -> None:
        """Some in `company` have changed places with text already."""
        self._trials = trials
        self._contract = trials.contract
        root = trials.document_element
        may_change = self._contract.figure_min < 1 or self._contract.figure_drift > 0
        self._has_any = may_change and any(root.find(f".//{tag}") is not None for tag in PUSHED)
        self._passing = Passing(trials, company)
        self._smaller = SmallerPictures(trials)
        self._feathered = FeatheredPages(trials)
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
        self._feathered.forget()
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
        lifted = (self._lifted(one, pages, setting) for one in texts)
        return next(filter(None, closed), None) or next(filter(None, lifted), None)

    def _lifted(self, text: PushedText, pages: Pages, setting: FitSetting) -> Proof | None:
        """The pages with room for text, as pictures above it are smaller, or spaces narrower; or
        with higher charts in its place."""
        return (
            self._smaller.made_room(text, pages, setting)
            or self._feathered.lifted(text, pages, setting)
            or heightened(self._trials, text, pages, setting)
        )

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
        """The pages with two pictures in a row, or several smaller ones, or a figure that leaves
        what announces it, or else one that is smaller than it should be."""
        return (
            self._joined(figure, pages, setting)
            or self._smaller.shared(figure, pages, setting)
            or self._risen_smaller(figure, pages, setting)
            or self._moved_freely(figure, pages, setting)
            or self._drifted_a_little(figure, pages, setting)
            or heightened(self._trials, figure, pages, setting)
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
            scale, passed = next(scales, 1.0), self._passing.passed(node)
            is_changed = node.tag in FIGURES and (passed or abs(scale - 1) > UNCHANGED)
            if is_changed and (page := page_of(layout, node)):
                yield placed_figure(node, page, scale, passed)

    def _drifted(self, figure: PushedFigure, pages: Pages, setting: FitSetting) -> Proof | None:
        """The pages with text moved up ahead of a figure, where that leaves less of one empty."""
        most = 0 if figure.node in self._settled else self._passing.left(figure.node)
        for _ in range(MOST_TRIES):
            drift = self._passing.drift(
                figure, pages, setting, self._passing.text_to_pass(figure, pages, most)
            )
            if not drift.passing:
                break
            if after := self._better(drift, figure, pages, setting):
                return after
            most = len(drift.passing) - 1
        self._settled.add(figure.node)
        return None

    def _drifted_a_little(
        self, figure: PushedFigure, pages: Pages, setting: FitSetting
    ) -> Proof | None:
        """The same with more text, or where what follows it just misses the room that is left."""
        if not self._is_new("a little", figure.node):
            return None
        text = self._passing.text_to_pass(figure, pages, self._passing.left(figure.node))
        drift = self._passing.drift(figure, pages, setting, text)
        if not drift.passing:
            return None
        for longer in islice(self._passing.longer(drift, text), MOST_TRIES):
            if after := self._better(longer, figure, pages, setting):
                return after
        return self._better(drift, figure, pages, setting, enough=A_LITTLE)

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
        spare = figure.height - self._smaller.least_of(standing(figure))
        return self._higher(figure, figure.missing - spare, pages, setting) if spare > 0 else None

    def _higher(
        self, figure: PushedFigure, missing: float, pages: Pages, setting: FitSetting
    ) -> Proof | None:
        """The pages with a figure that rises by so many points, and shrinks by what lacks still."""
        for rise, won in islice(self._passing.rises(figure, pages, missing), MOST_TRIES):
            lacking = max(figure.missing - won, 0)
            height = math.floor(figure.height - lacking) if lacking else None
            if after := self._better(rise, figure, pages, setting, height):
                return after
        return None

    def _left_alone(self, figure: PushedFigure, pages: Pages, setting: FitSetting) -> Proof | None:
        """The pages with a picture behind the text that was beside it, as wide as it was there."""
        if not is_beside_text(figure.node) or not self._is_new("alone", figure.node):
            return None
        text = passable(self._passing.parents[figure.node], figure.node)
        drift = self._passing.drift(figure, pages, setting, text)
        return self._better(alone(drift), figure, pages, setting) if drift.passing else None

    def _joined(self, figure: PushedFigure, pages: Pages, setting: FitSetting) -> Proof | None:
        """The pages with a picture beside the next of its shape, behind the text between them."""
        is_new = figure.node.tag == "figure" and self._is_new("joined", figure.node)
        move = self._passing.joined(figure, pages, setting) if is_new else None
        if move is None:
            return None
        after = self._better(move, figure, pages, setting)
        if after:
            row = move.around()
            self._passing.parents |= {row: move.parent, **dict.fromkeys(move.figures, row)}
        return after

    def _gone_on(self, figure: PushedFigure, pages: Pages, setting: FitSetting) -> Proof | None:
        """The pages with a picture that ends its section behind the text that begins the next."""
        section = None if figure.is_beside else section_behind(self._passing.parents, figure.node)
        if section is None or (figure.node, section) in self._gone:
            return None
        self._gone.add((figure.node, section))
        return self._into(section, figure, pages, setting)

    def _into(
        self, section: Node, figure: PushedFigure, pages: Pages, setting: FitSetting
    ) -> Proof | None:
        """The pages with a picture behind the text that begins a section."""
        most = self._passing.left(figure.node)
        text = text_to_pass(section, most)
        count = len(self._passing.drift(figure, pages, setting, text).passing)
        if not count:
            return None
        move = onward(self._passing.parents, figure.node, count, section)
        after = self._better(move, figure, pages, setting)
        self._passing.parents |= dict.fromkeys(move.figures, section) if after else {}
        return after

    def _better(
        self,
        move: Move,
        figure: PushedFigure,
        before: Pages,
        setting: FitSetting,
        height: float | None = None,
        *,
        is_free: bool = False,
        enough: float = ENOUGH,
    ) -> Proof | None:
        """The pages once a move is made, which is undone where it makes nothing better.

        The picture is of its own height then, or of some other, in points.
        """
        made = self._trials.set_aside()
        move.make()
        self._sized(move, figure, height)
        after = self._trials.proof(setting, before, figure.page)
        parent, line = self._passing.parents[figure.node], self._trials.leading * setting.fit
        is_worse = (
            not is_better(after, before, figure, move, enough)
            or is_bare(after, parent, figure, line)
            or (enough < ENOUGH and not nearly_holds(after, figure.page, line))
        )
        if not is_worse and not (is_free and opens_hole(after, before, figure)):
            self._passing.note(move)
            return after
        after.let_go()
        move.undo()
        self._trials.take_back(made)
        return None

    def _sized(self, move: Move, figure: PushedFigure, height: float | None) -> None:
        """Let the picture of a figure that moves be of some height, or else of its own."""
        for image in move.around().iter("img") if isinstance(move, Joined) else ():
            self._smaller.set_anew(image.get("data-part", ""))
        self._trials.unshrink(figure.part)
        if isinstance(move, Alone):
            self._trials.shrink(figure.part, math.floor(figure.height))
        elif height is not None:
            width = standing(figure).width_at(height)
            self._trials.shrink(figure.part, height, width)

    def _moved_freely(
        self, figure: PushedFigure, pages: Pages, setting: FitSetting
    ) -> Proof | None:
        """The pages with text moved up ahead of a figure that the text before it announces.

        That is one with a number, and no larger hole may be left behind it.
        """
        is_bound = figure.is_beside or not has_number(figure.node)
        if is_bound or not self._is_new("free", figure.node):
            return None
        most = self._passing.left(figure.node)
        text = passable(self._passing.parents[figure.node], figure.node, is_free=True)
        drift = self._passing.drift(figure, pages, setting, text[:most])
        if drift.passing:
            return self._better(drift, figure, pages, setting, is_free=True)
        section = section_behind(self._passing.parents, figure.node, is_free=True)
        return None if section is None else self._into(section, figure, pages, setting)


def _let_go(pages: Pages | None) -> None:
    if isinstance(pages, Proof):
        pages.let_go()
