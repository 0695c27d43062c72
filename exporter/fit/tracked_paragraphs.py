"""Tracked paragraphs: a hole is closed by a line that a paragraph above gains, or loses.

Letters stand a little wider or closer in single paragraphs, by less than anybody sees: then what
has no room at a page's foot goes up, or a line more stands there. How tracking looks is the
stylesheet's: here paragraphs only get how much. docs/decisions/lines-won-by-tracking.md says what
was measured.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from exporter.engine.insides import Node
from exporter.engine.layout import Layout
from exporter.engine.page_bottoms import extents_of
from exporter.engine.paragraphs_above import ends_in_a_word, paragraphs_above
from exporter.fit.contract import FitSetting
from exporter.fit.gaps import Gap, gaps_of, has_less
from exporter.fit.last_page import MOST_FULLER_PAGES, TEXT_HOLE
from exporter.fit.own_looks import Looks, put_back, with_property
from exporter.fit.trials import Trials

STEP = 0.05  # points: Word knows no finer spacing of letters
LEAST_STEPS = 2  # with fewer, hardly a line turns
MOST = 0.015  # of the size: some 3 % of a line
MOST_LINES = 3  # that paragraphs gain, or lose
MOST_HOLES = 6  # each takes some pages anew
MOST_TRIES = 3  # of other paragraphs
TRACKING = "--_tracking"


class TrackedParagraphs:
    """The paragraphs of an edition while their letters are set wider or closer."""

    def __init__(self, trials: Trials) -> None:
        self._trials = trials

    def close_holes(self, setting: FitSetting) -> bool:
        """Close holes at the feet of a setting's pages; tells whether none is left."""
        if self._trials.layout(setting).pages > MOST_FULLER_PAGES:
            return False
        tried: set[tuple[int, int]] = set()
        gaps = self._gaps(setting)
        while len(tried) < MOST_HOLES:
            gap = next((one for one in gaps if (one.page, one.column) not in tried), None)
            if gap is None:
                break
            tried.add((gap.page, gap.column))
            if self._gains(gap, setting) or self._loses(gap, setting):
                gaps = self._gaps(setting)
        return not gaps

    def _gaps(self, setting: FitSetting) -> list[Gap]:
        return gaps_of(self._trials, setting)

    def _gains(self, gap: Gap, setting: FitSetting) -> bool:
        """Whether paragraphs gained the lines that a hole has too many."""
        return self._changed(gap, math.ceil(gap.lines - TEXT_HOLE), 1, setting)

    def _loses(self, gap: Gap, setting: FitSetting) -> bool:
        """Whether paragraphs lost the lines by which something was too high for a hole."""
        missing = 0 if gap.missing is None else max(math.ceil(gap.missing), 1)
        return self._changed(gap, missing, -1, setting)

    def _changed(self, gap: Gap, count: int, sign: int, setting: FitSetting) -> bool:
        """Whether so many lines more or less, by the sign, of paragraphs above closed a hole."""
        before, made = self._trials.layout(setting), self._trials.set_aside()
        for tracking in self._trackings(setting) if 0 < count <= MOST_LINES else ():
            turning = self._turning(gap, before, setting, sign * tracking)
            for first in range(min(len(turning) - count + 1, MOST_TRIES)):
                looks = _track(turning[first : first + count], sign * tracking)
                self._trials.set_aside()
                if has_less(self._trials, setting, before):
                    return True
                put_back(looks)
        self._trials.take_back(made)
        return False

    def _trackings(self, setting: FitSetting) -> list[float]:
        """How much wider or closer letters may be set, in points."""
        most = math.floor(self._trials.size * setting.fit * MOST / STEP)
        return [STEP * step for step in range(LEAST_STEPS, most + 1)]

    def _turning(
        self, gap: Gap, before: Layout, setting: FitSetting, tracking: float
    ) -> list[Node]:
        """The paragraphs above a hole that take a line more, or less, when tracked by so much.

        The nearest first, but for those that a single word then ends.
        """
        above = paragraphs_above(before, gap.page, gap.column)
        nodes = [node for node in above if TRACKING not in node.get("style", "")]
        first, looks = max(gap.page - 1, 1), _track(nodes, tracking)
        self._trials.set_aside()
        after = self._trials.proof(setting, before, first)
        old, new = (extents_of(pages, nodes, first) for pages in (before, after))
        widowed = ends_in_a_word(after, nodes, first, gap.page)
        after.let_go()
        put_back(looks)
        more = math.copysign(1, tracking)
        turned = zip(nodes, old, new, strict=True)
        turning = [node for node, one, other in turned if other.lines - one.lines == more]
        return sorted(turning, key=lambda node: node in widowed)


def _track(nodes: Sequence[Node], tracking: float) -> Looks:
    """Set the letters of paragraphs so many points wider; the looks that they had."""
    return with_property(nodes, TRACKING, f"{tracking:.2f}pt")
