"""Charts that fill their column: where it ends early, they are drawn higher.

A chart's height is free, unlike a picture's. It grows into room that nothing else fills, at the
foot of a page or beside a longer column.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import islice

from exporter.engine.layout import Layout
from exporter.engine.page_bottoms import PushedFigure
from exporter.engine.page_frames import frames_of
from exporter.engine.page_tops import PushedText, pictures_above
from exporter.engine.pages.sheets import body_of
from exporter.engine.proof import Proof
from exporter.engine.room_below import RoomBelow, rooms_below
from exporter.fit.contract import FitSetting
from exporter.fit.gaps import is_full, line_of
from exporter.fit.last_page import TEXT_HOLE
from exporter.fit.trials import Trials
from exporter.styled import END

LEFT = 1.0  # line of a hole that stays
SPARE = 0.5  # line that is left, so that nothing is pushed out where lines are a little higher


def heightened(
    trials: Trials,
    pushed: PushedFigure | PushedText,
    pages: Layout | Proof,
    setting: FitSetting,
) -> Proof | None:
    """The pages with the charts above a hole so much higher that it is closed.

    `None` where there are none, or where they are too low for that. Charts in columns are left
    alone, since columns stand level.
    """
    (sheet,) = islice(pages.sheets(pushed.page), 1)
    is_whole = frames_of(sheet, pushed.page)[-1].box is body_of(sheet)
    above = pictures_above(pages, pushed.page, pushed.column) if is_whole else []
    wanted = pushed.hole - LEFT * line_of(trials, setting)
    heights = _heights(RoomBelow(pushed.hole, tuple(above)), wanted, trials.greatest_charts)
    if not heights or wanted <= 0:
        return None
    made = trials.set_aside()
    for part, height in heights.items():
        trials.shrink(part, height)
    after = trials.proof(setting, pages, pushed.page)
    if is_full(after, pushed):
        return after
    after.let_go()
    trials.take_back(made)
    return None


def grow_charts(trials: Trials, setting: FitSetting) -> None:
    """Let charts grow into the room below them: all at once, or else those of single columns."""
    ways = list(_ways(trials, setting)) if trials.greatest_charts else []
    everywhere = {part: height for way in ways for part, height in way.items()}
    if everywhere and not _grown(trials, setting, everywhere) and len(ways) > 1:
        for way in ways:
            _grown(trials, setting, way)


def _ways(trials: Trials, setting: FitSetting) -> Iterator[Mapping[str, float]]:
    """The heights of the charts, by their parts, with which each column that ends early is full."""
    line = line_of(trials, setting)
    for room in rooms_below(trials.layout(setting)):
        if room.height >= TEXT_HOLE * line:
            yield _heights(room, room.height - SPARE * line, trials.greatest_charts)


def _heights(room: RoomBelow, wanted: float, greatest: Mapping[str, float]) -> dict[str, float]:
    """The heights of the charts above a room that take so many points more, each the same share of
    what it may."""
    spare = {
        one.part: greatest[one.part] - one.height
        for one in room.pictures
        if greatest.get(one.part, 0.0) > one.height
    }
    share = min(wanted / sum(spare.values()), 1.0) if spare else 0.0
    own = {one.part: one.height for one in room.pictures}
    return {part: math.floor(own[part] + share * most) for part, most in spare.items()}


def _grown(trials: Trials, setting: FitSetting, heights: Mapping[str, float]) -> bool:
    """Whether charts are of some heights from now: pages are as full then, and less is empty."""
    before = trials.layout(setting)
    made = trials.set_aside()
    for part, height in heights.items():
        trials.shrink(part, height)
    after = trials.layout(setting)
    left, were = (sum(one.height for one in rooms_below(some)) for some in (after, before))
    if left < were and _ends_as_before(trials, setting, before):
        return True
    trials.take_back(made)
    return False


def _ends_as_before(trials: Trials, setting: FitSetting, before: Layout) -> bool:
    """Whether the text ends on the page on which it did, and as well; lower only where Word has the
    slack that it needs."""
    after = trials.layout(setting)
    (page, end), (last, lowest) = after.end_of(END), before.end_of(END)
    is_sound = trials.has_slack(setting) or end <= lowest
    return page == last and after.pages == before.pages and is_sound and trials.ends_well(setting)
