"""Last pages: a text without a limit must not end on a page that is nearly empty.

Space is scaled, letters and lines close up, and all pages become a little deeper or shallower,
until the text needs a page less or fills its last one. What changes least is tried first.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from exporter.engine.page_tops import holes_of
from exporter.fit.contract import Contract, FitSetting, closes, spaces
from exporter.fit.trials import Trials

MOST_TRIES = 5  # each takes a layout; what helps is among the first
NEAR_EMPTY = 0.15  # of a last page; where it is used no more, bolder settings are tried too
BOLD, MOST_BOLD = 1.2, 3  # times what seems to be needed, and how many tries
MOST_PAGES = 200  # that all tries may take, but for two: one page of many is worth no minute
MOST_FULLER = 4  # settings that are tried for pages without holes; of few pages, more
MOST_FULLER_PAGES = 24
FULLER_PAGES = 36  # that those tries may take: a setting of few pages costs little
MOST_OF_FEW = 14
CLOSED = 6.0  # lines of a hole that such a setting may close; what is larger, a figure left
TEXT_HOLE = 3.05  # lines that text may leave empty: less is what orphans and headings cost
HOLE = 2.5  # lines; what orphans and widows leave empty is no hole
SPARE = 2.5  # points by which pages are deeper in Word (docs/decisions/word-spare-room.md)
NEAR = 2.5  # lines by which a setting may seem to miss; where pages break gives or takes them
ALIKE = 0.4  # lines by which two choices move text otherwise
LOWER_MARGIN = 0.35  # the share that deeper pages may take of it
FULL_SPACE, FULL_CLOSE = 2.0, 2.0  # what all of a change is worth in lines that pages are deeper


def well_ended(
    trials: Trials, cuts: frozenset[int] = frozenset(), pages: int | None = None
) -> FitSetting:
    """The setting nearest to the natural one that leaves no near-empty last page.

    Text is pulled in onto the page before, where it then leaves the slack that Word needs, or
    pushed out onto the last one, within so many `pages` (`None`: as many as it takes), but by no
    hole. Where nothing helps, the one that fills the last page best.
    """
    natural = FitSetting(cuts=cuts)
    if trials.ends_well(natural):
        return natural
    return _LastPage(trials, natural, pages or math.inf).settled()


def fuller(trials: Trials, setting: FitSetting) -> FitSetting:
    """The setting, or else one near to it under which pages leave fewer holes, and end as well."""
    if trials.layout(setting).pages > MOST_FULLER_PAGES:
        return setting
    return _LastPage(trials, setting, math.inf).fuller()


@dataclass(frozen=True)
class _Choice:
    """A setting, what it costs, and by how many points more text seems to reach down with it."""

    setting: FitSetting
    cost: float
    change: float


class _LastPage:
    """The last page of a text while a setting is sought that ends it well."""

    def __init__(self, trials: Trials, natural: FitSetting, most: float) -> None:
        self._trials = trials
        self._natural = natural
        self._most = most
        layout = trials.layout(natural)
        self._pages = layout.pages
        self._used = layout.used(layout.pages)
        self._holes = _holes(trials, natural)
        self._error = 0.0  # of the prediction, as the last layout showed it

    def settled(self) -> FitSetting:
        """The first setting that ends the text well, or else the one that does so best."""
        choices, best = list(self._choices()), self._natural
        tries = max(2, min(MOST_TRIES, MOST_PAGES // self._pages))
        for _ in range(tries):
            choice = min(choices, key=self._rank, default=None)
            if choice is None or self._miss(choice) > NEAR * self._trials.leading:
                break
            choices = [one for one in choices if not self._is_alike(one, choice)]
            best = self._better(best, choice.setting)
            if self._trials.ends_well(best):
                return best
            self._error = self._reached(choice.setting) - self._used - choice.change
        is_enough = self._filled(best) >= NEAR_EMPTY or tries < MOST_TRIES
        return best if is_enough else self._boldly(choices, best)

    def _boldly(self, choices: list[_Choice], best: FitSetting) -> FitSetting:
        """The same, of settings that push out much more than seems to be needed."""
        needed = BOLD * (self._trials.well_used(self._natural) - self._used)
        bold = sorted((one for one in choices if one.change >= needed), key=lambda one: one.cost)
        for choice in bold[:MOST_BOLD]:
            best = self._better(best, choice.setting)
            if self._trials.ends_well(best):
                break
        return best

    def _better(self, best: FitSetting, other: FitSetting) -> FitSetting:
        """Of two settings the one that ends the text well, or better, if it is sound."""
        if not self._is_sound(other):
            return best
        return other if self._trials.ends_well(other) else max(best, other, key=self._filled)

    def fuller(self) -> FitSetting:
        """The first of some settings that leaves no hole, or else the one with the fewest."""
        best = self._natural
        if not self._may_close():  # what most texts leave; to list the choices takes a while
            return best
        choices = [one for one in self._choices() if self._miss(one) <= 0]
        tries = max(MOST_FULLER, min(MOST_OF_FEW, FULLER_PAGES // self._pages))
        for _ in range(tries):
            choice = min(choices, key=lambda one: one.cost, default=None)
            if choice is None or not self._may_close():
                break
            choices = [one for one in choices if not self._is_alike(one, choice)]
            if self._is_sound(choice.setting) and self._trials.ends_well(choice.setting):
                holes = _holes(self._trials, choice.setting)
                if sum(holes) < sum(self._holes) and not self._nearly_holds(choice.setting):
                    best, self._holes = choice.setting, holes
        return best

    def _may_close(self) -> bool:
        """Whether there is a hole that other spacing could close."""
        return any(hole <= CLOSED for hole in self._holes)

    def _nearly_holds(self, setting: FitSetting) -> bool:
        """Whether a page lacks so little room for one more line, or two, that Word, whose pages are
        a little deeper, would hold them."""
        line = self._trials.leading * setting.fit * setting.close
        return any(0 < -hole % line <= SPARE for hole in holes_of(self._trials.layout(setting)))

    def _choices(self) -> Iterator[_Choice]:
        contract, height = self._trials.contract, self._trials.height(self._natural)
        widest = max(contract.space_max - 1, 1 - contract.space_min) or 1
        for close in closes(contract):
            closed = (1 - close) / (1 - contract.close_min or 1) * FULL_CLOSE
            for space in spaces(contract, 1.0):
                spaced = abs(space - 1) / widest * FULL_SPACE
                setting = replace(self._natural, close=close, space=space)
                change = self._trials.height(setting) - height
                for lines in self._depths(contract):
                    depth = lines * self._trials.leading
                    cost = math.hypot(closed, spaced, lines)
                    if cost and replace(setting, depth=depth) != self._natural:
                        deeper = change - (depth - self._natural.depth) * (self._pages - 1)
                        yield _Choice(replace(setting, depth=depth), cost, deeper)

    def _depths(self, contract: Contract) -> range:
        """By how many lines pages may be deeper; the lower margin has the folio in it."""
        room = self._trials.margin_bottom * LOWER_MARGIN / self._trials.leading
        return range(-math.floor(contract.shallower), math.floor(min(contract.deeper, room)) + 1)

    def _is_alike(self, one: _Choice, other: _Choice) -> bool:
        """Whether two choices set pages as deep, and move text by nearly as much."""
        is_near = abs(one.change - other.change) < ALIKE * self._trials.leading
        return is_near and one.setting.depth == other.setting.depth

    def _rank(self, choice: _Choice) -> float:
        return choice.cost + self._miss(choice) / self._trials.leading

    def _miss(self, choice: _Choice) -> float:
        """By how many points a setting seems to miss, whether it pulls text in or pushes it out."""
        used = self._used + choice.change + self._error
        over = used + self._trials.reserve(choice.setting)
        return min(max(over, 0), max(self._trials.well_used(choice.setting) - used, 0))

    def _is_sound(self, setting: FitSetting) -> bool:
        """Whether it keeps to the pages, leaves no hole more, and slack where it saves a page."""
        pages = self._trials.layout(setting).pages
        is_rescue = pages < self._pages
        return (
            pages <= min(self._pages, self._most)
            and not (is_rescue and not self._trials.has_slack(setting))
            and not self._opens_holes(setting)
        )

    def _opens_holes(self, setting: FitSetting) -> bool:
        """Whether it leaves a large hole more, or two small ones."""
        before, after = self._holes, _holes(self._trials, setting)
        larger = [sum(hole > CLOSED for hole in holes) for holes in (before, after)]
        return larger[0] < larger[1] or len(after) > len(before) + 1

    def _filled(self, setting: FitSetting) -> float:
        """What of the last page is used; all of it where the last page is the first."""
        layout = self._trials.layout(setting)
        used = layout.used(layout.pages)
        return used / (self._trials.area + setting.depth) if layout.pages > 1 else 1.0

    def _reached(self, setting: FitSetting) -> float:
        """How far down text reaches, from the top of what the last page is by nature."""
        layout = self._trials.layout(setting)
        later = layout.pages - self._pages
        return layout.used(layout.pages) + later * (self._trials.area + setting.depth)


def _holes(trials: Trials, setting: FitSetting) -> list[float]:
    """What pages and columns leave empty that leave more than lines that stay whole, in lines."""
    line = trials.leading * setting.fit
    holes = (hole / line for hole in holes_of(trials.layout(setting)))
    return [hole for hole in holes if hole >= TEXT_HOLE]
