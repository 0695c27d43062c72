"""The search for the best setting: most content, then the largest type, then the widest spacing.

Settings are taken in the order of preference. One that the prediction rules out is passed over, the
first that fits when laid out is the best there is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from exporter.fit.setting import NATURAL, Setting, scales, spaces
from exporter.fit.trials import Trials

POOR_ENDINGS = 2  # layouts with a near-empty last page, before the best of them has to do


class Search:
    """Finds the best setting within so many pages."""

    def __init__(self, trials: Trials, pages: int) -> None:
        self._trials = trials
        self._parts = trials.parts
        self._pages = pages
        self._steps = list(_steps(trials))
        self._too_much: list[frozenset[int]] = []

    def best(self) -> Setting | None:
        """The best setting; `None` where not even the last cut is enough."""
        fillers = self._parts.fillers
        if self._may_fit(Setting(cuts=fillers)):
            found = self._filled()
            if found is not None:
                return found
            self._too_much.clear()
        shrunk = [step for step in self._steps if step < (1.0, 1.0)]
        return self._first(fillers, shrunk) or self._cut() or self._last_resort()

    @property
    def tightest(self) -> Setting:
        """The smallest type and the narrowest spacing, with all cut that may be."""
        return Setting(*self._steps[-1], self._parts.all)

    def _last_resort(self) -> Setting | None:
        return self.tightest if self._trials.fits(self.tightest, self._pages) else None

    def _filled(self) -> Setting | None:
        """All that matters at its natural size or above, and what else there is room for."""
        while (cuts := self._fewest_cuts(1.0, 1.0)) <= self._parts.fillers:
            found = self._first(cuts, self._growing(cuts))
            if found is not None:
                return found
            self._too_much.append(cuts)
        return None

    def _cut(self) -> Setting | None:
        """As much of what matters as the smallest type has room for."""
        while True:
            cuts = self._fewest_cuts(*self._steps[-1], self._parts.fillers)
            found = self._first(cuts, self._steps)
            if found is not None or cuts == self._parts.all:
                return found
            self._too_much.append(cuts)

    def _fewest_cuts(
        self, scale: float, space: float, cuts: frozenset[int] = frozenset()
    ) -> frozenset[int]:
        """The fewest cuts that seem to be enough, `cuts` among them."""

        def fits(cuts: frozenset[int]) -> bool:
            is_new = not any(cuts <= known for known in self._too_much)
            return is_new and self._may_fit(Setting(scale, space, cuts))

        return self._parts.fewest_cuts(fits, cuts)

    def _growing(self, cuts: frozenset[int]) -> list[tuple[float, float]]:
        """The steps from the largest down to the natural one.

        What cannot fill its pages keeps its natural spacing: gaps are not stretched in vain.
        """
        fill, largest = self._trials.contract.fill, Setting(*self._steps[0], cuts)
        steps = [step for step in self._steps if step >= (1.0, 1.0)]
        if fill and self._trials.fill(largest, self._pages) < fill:
            return [step for step in steps if step[1] == 1]
        return steps

    def _first(self, cuts: frozenset[int], steps: Iterable[tuple[float, float]]) -> Setting | None:
        """The first of some steps that fits and ends well, or else that fits."""
        poor: list[Setting] = []
        for step in steps:
            setting = Setting(*step, cuts)
            if not self._may_fit(setting) or not self._trials.fits(setting, self._pages):
                continue
            if self._trials.ends_well(setting):
                return setting
            poor.append(setting)
            if len(poor) > POOR_ENDINGS:
                break
        return poor[0] if poor else None

    def _may_fit(self, setting: Setting) -> bool:
        return self._trials.may_fit(setting, self._pages)


def _steps(trials: Trials) -> Iterator[tuple[float, float]]:
    """Every scale with every spacing, best first; without a fill to reach, none grows."""
    limit = math.inf if trials.contract.fill else 1.0
    for scale in scales(trials.contract, trials.size):
        for space in spaces(trials.contract, scale):
            if scale <= limit and space <= limit:
                yield scale, space


def natural_pages(trials: Trials) -> int:
    """How many pages the whole text takes at its natural size, by its height."""
    return max(1, math.ceil(trials.fill(NATURAL, 1)))
