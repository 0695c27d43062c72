"""Figures without holes: a picture that just misses a page's foot shrinks until it fits there.

Where it may not shrink so far, and where it is a chart or a table, it drifts (`drift.py`).
"""

from __future__ import annotations

import math
from typing import Any

from exporter.fit.drift import ENOUGH, Drift, enough_of, passable
from exporter.fit.parts import words_of
from exporter.fit.setting import Setting
from exporter.fit.trials import Trials
from exporter.page_feet import PushedFigure, height_of, hole, pushed_figures

FIGURES = ("figure", "table")
MOST_CHANGES = 6  # each takes a layout
MOST_TRIES = 2  # of passing less, where it would be too much
LEAST_BESIDE = 60  # characters of text with a figure that drifts, lest it stands alone at the end
HOLE = 2.5  # lines; what orphans and widows leave empty is no hole


class Figures:
    """The figures of an edition while its pages are being settled."""

    def __init__(self, trials: Trials) -> None:
        self._trials = trials
        self._contract = trials.contract
        root = trials.document_element
        may_change = self._contract.figure_min < 1 or self._contract.figure_drift > 0
        self._has_any = may_change and any(root.find(f".//{tag}") is not None for tag in FIGURES)
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._heights: dict[str, float] = {}
        self._passed: dict[Any, int] = {}

    def fill_feet(self, setting: Setting) -> bool:
        """Close the holes at the feet of a setting's pages; tells whether anything was changed."""
        if not self._has_any or (
            self._contract.figure_min >= 1 and not self._contract.figure_drift
        ):
            return False
        for count in range(MOST_CHANGES):
            pushed = pushed_figures(self._trials.layout(setting))
            holes = (one for one in pushed if one.hole >= HOLE * self._trials.leading * setting.fit)
            if not any(self._shrinks(one) or self._drifts(one, setting) for one in holes):
                return count > 0
        return True

    def _shrinks(self, figure: PushedFigure) -> bool:
        """Shrink a picture, where that is enough to bring it onto the page before."""
        if not figure.part:
            return False
        height = math.floor(figure.height - max(figure.missing, 0))
        natural = self._heights.setdefault(figure.part, figure.height)
        if height >= figure.height or height < natural * self._contract.figure_min:
            return False
        self._trials.shrink(figure.part, height)
        return True

    def _drifts(self, figure: PushedFigure, setting: Setting) -> bool:
        """Let text move up ahead of a figure, where that leaves less of the page empty."""
        passed = self._passed.get(figure.node, 0)
        most = int(self._contract.figure_drift) - passed
        for _ in range(MOST_TRIES):
            drift = self._drift(figure, setting, most)
            if not drift.passing:
                break
            if self._is_worth_it(drift, figure, setting):
                self._passed[figure.node] = passed + len(drift.passing)
                return True
            most = len(drift.passing) - 1
        self._passed[figure.node] = int(self._contract.figure_drift)
        return False

    def _is_worth_it(self, drift: Drift, figure: PushedFigure, setting: Setting) -> bool:
        """Make a drift, and undo it where it makes nothing better."""
        before = self._trials.layout(setting)
        made = self._trials.set_aside()
        drift.make()
        self._trials.unshrink(figure.part)
        after = self._trials.layout(setting)
        is_full = hole(after, figure.page) <= figure.hole * (1 - ENOUGH)
        beside = after.characters_after(figure.page) - len(words_of(figure.node))
        if is_full and after.pages <= before.pages and beside >= LEAST_BESIDE:
            return True
        drift.undo()
        self._trials.take_back(made)
        return False

    def _drift(self, figure: PushedFigure, setting: Setting, most: int) -> Drift:
        """As much text as fills the hole, and at most so many blocks."""
        parent, layout = self._parents[figure.node], self._trials.layout(setting)
        text = passable(parent, figure.node)[: max(most, 0)]
        heights = [height_of(layout, node) for node in text]
        line, room = self._trials.leading * setting.fit, figure.hole - figure.along
        count = enough_of(text, heights, room, line) if room >= HOLE * line else 0
        return Drift(parent, figure.node, tuple(text[:count]))
