"""The search for the best setting: most content, then the largest type, then the widest spacing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from exporter.fit.contract import FitSetting, scales, spaces
from exporter.fit.last_page import well_ended
from exporter.fit.trials import Trials

Step = tuple[float, float]
"""A scale of the type, and one of the spacing."""

NATURAL_STEP = (1.0, 1.0)


class Search:
    """Finds the best setting within so many pages."""

    def __init__(self, trials: Trials, pages: int) -> None:
        self._trials = trials
        self._parts = trials.parts
        self._pages = pages
        self._steps = list(_steps(trials))
        self._smaller = [step for step in self._steps if step < NATURAL_STEP]
        self._too_much: list[frozenset[int]] = []

    def best(self) -> FitSetting | None:
        """The best setting; `None` where not even the last cut is enough."""
        if self._may_fit(FitSetting(cuts=self._parts.fillers)):
            filled = self._filled()
            if filled is not None:
                return filled
            self._too_much.clear()
        shrunk = self._first(self._parts.fillers, self._smaller)
        return shrunk or self._cut() or self._last_resort()

    @property
    def tightest(self) -> FitSetting:
        """The smallest type and the narrowest spacing, with all cut that may be."""
        return FitSetting(*self._steps[-1], self._parts.all)

    def _last_resort(self) -> FitSetting | None:
        return self.tightest if self._trials.fits(self.tightest, self._pages) else None

    def _filled(self) -> FitSetting | None:
        """All that matters at its natural size or above, and what else there is room for."""
        while (cuts := self._fewest_cuts(*NATURAL_STEP)) <= self._parts.fillers:
            if cuts in self._too_much:  # the prediction knows no others
                return None
            grown = self._grown(cuts)
            if grown is not None:
                return grown
            self._too_much.append(cuts)
        return None

    def _grown(self, cuts: frozenset[int]) -> FitSetting | None:
        """The largest setting that takes no more pages than the natural one does."""
        if self._pages == 1:
            return self._first(cuts, self._growing(cuts, 1))
        natural = FitSetting(cuts=cuts)
        if not self._trials.fits(natural, self._pages):
            return None
        if not self._trials.contract.fill:
            return well_ended(self._trials, cuts, self._pages)
        pages = self._trials.layout(natural).pages
        return self._first(cuts, [*self._growing(cuts, pages), *self._smaller], pages)

    def _cut(self) -> FitSetting | None:
        """As much of what matters as the smallest type has room for."""
        while True:
            cuts = self._fewest_cuts(*self._steps[-1], self._parts.fillers)
            first = self._first(cuts, self._steps)
            if first is not None or cuts == self._parts.all:
                return first
            self._too_much.append(cuts)

    def _fewest_cuts(
        self, scale: float, space: float, cuts: frozenset[int] = frozenset()
    ) -> frozenset[int]:
        """The fewest cuts that seem to be enough, `cuts` among them."""

        def fits(cuts: frozenset[int]) -> bool:
            is_new = not any(cuts <= known for known in self._too_much)
            return is_new and self._may_fit(FitSetting(scale, space, cuts))

        return self._parts.fewest_cuts(fits, cuts)

    def _growing(self, cuts: frozenset[int], pages: int) -> list[Step]:
        """The steps from the largest down to the natural one.

        What cannot fill its pages keeps its natural spacing: gaps are not stretched in vain.
        """
        fill, largest = self._trials.contract.fill, FitSetting(*self._steps[0], cuts)
        steps = [step for step in self._steps if step >= NATURAL_STEP]
        if fill and self._trials.fill(largest, pages) < fill:
            return [step for step in steps if step[1] == 1]
        return steps

    def _first(
        self, cuts: frozenset[int], steps: Sequence[Step], pages: int | None = None
    ) -> FitSetting | None:
        """The first of some steps that fits and ends well, or else that fits.

        Where the last page is near empty, only what needs a page less is better.
        """
        best: FitSetting | None = None
        pages = pages or self._pages
        while (largest := self._largest(cuts, steps, pages)) is not None:
            if self._trials.ends_well(largest):
                return largest
            best = best or largest
            pages = self._trials.layout(largest).pages - 1
        return best

    def _largest(
        self, cuts: frozenset[int], steps: Sequence[Step], pages: int
    ) -> FitSetting | None:
        """The first of some steps that fits: the largest size, then its widest spacing."""
        settings = [FitSetting(*step, cuts) for step in steps]
        guess = next((one for one in settings if self._trials.fill(one, pages) <= 1), None)
        sizes = [list(group) for _, group in groupby(settings, lambda setting: setting.fit)]
        fitting = guess if guess and self._trials.fits(guess, pages) else None
        if fitting:
            sizes = [size for size in sizes if size[-1].fit >= fitting.fit]
        narrowest = [fitting if fitting in size else size[-1] for size in sizes]
        size = self._first_fitting(narrowest, pages)
        return self._first_fitting(sizes[narrowest.index(size)], pages) if size else None

    def _first_fitting(self, settings: Sequence[FitSetting], pages: int) -> FitSetting | None:
        """The first that fits of settings that take less and less; the prediction guesses where."""
        low, high = 0, len(settings)
        while low < high:
            if not self._trials.may_fit(settings[low], pages):
                low += 1
                continue
            fills = (self._trials.fill(setting, pages) for setting in settings[low:high])
            guess = next((i for i, fill in enumerate(fills, low) if fill <= 1), (low + high) // 2)
            if self._trials.fits(settings[guess], pages):
                high = guess
            else:
                low = guess + 1
        return settings[high] if high < len(settings) else None

    def _may_fit(self, setting: FitSetting) -> bool:
        return self._trials.may_fit(setting, self._pages)


def _steps(trials: Trials) -> Iterator[Step]:
    """Every scale with every spacing, best first; without a fill to reach, none grows."""
    limit = math.inf if trials.contract.fill else 1.0
    for scale in scales(trials.contract, trials.size):
        for space in spaces(trials.contract, scale):
            if scale <= limit and space <= limit:
                yield scale, space
