"""Gaps: what pages and columns leave empty at their feet that text or a figure left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from exporter.engine.layout import Layout
from exporter.engine.page_bottoms import PushedFigure, pushed_figures
from exporter.engine.page_frames import frames_of, neighbours
from exporter.engine.page_tops import PushedText, is_asked_for, pushed_text
from exporter.engine.proof import Proof
from exporter.fit.contract import FitSetting
from exporter.fit.drift import ENOUGH
from exporter.fit.last_page import TEXT_HOLE
from exporter.fit.trials import Trials

EMPTY = 1.0  # line of a column in which nothing stands, beside one in which something does


@dataclass(frozen=True)
class Gap:
    """A hole of so many `lines` at the foot of a page's column.

    `missing` is by how many lines what left it was too high; `None` where that is not known. One
    that `is_whole` is at the foot of a page without columns.
    """

    page: int
    column: int
    lines: float
    missing: float | None
    is_whole: bool = True


def gaps_of(trials: Trials, setting: FitSetting) -> list[Gap]:
    """The holes that pages and columns leave under a setting, unless a new page is asked for."""
    return list(_gaps(trials.layout(setting), line_of(trials, setting)))


def line_of(trials: Trials, setting: FitSetting) -> float:
    """The height of a line of text under a setting, in points."""
    return trials.leading * setting.fit * setting.close


def has_less(trials: Trials, setting: FitSetting, before: Layout) -> bool:
    """Whether pages are no more than `before` under a setting, end well, and leave less empty."""
    after = trials.layout(setting)
    line = line_of(trials, setting)
    left, were = (sum(one.lines for one in _gaps(some, line)) for some in (after, before))
    return left < were and after.pages <= before.pages and trials.ends_well(setting)


def is_as_full(trials: Trials, setting: FitSetting, before: Layout) -> bool:
    """Whether pages are no more than `before` under a setting, end as well, with the slack that
    Word needs, and leave no more empty."""
    after = trials.layout(setting)
    line = line_of(trials, setting)
    left, were = (sum(one.lines for one in _gaps(some, line)) for some in (after, before))
    is_sound = trials.ends_well(setting) and trials.has_slack(setting)
    return after.pages <= before.pages and left <= were and is_sound


def is_full(after: Proof, pushed: PushedFigure | PushedText, enough: float = ENOUGH) -> bool:
    """Whether so much of a hole is filled as is `enough`."""
    (sheet,) = islice(after.sheets(pushed.page), 1)
    frames = frames_of(sheet, pushed.page)
    # What spans the columns ends the page, or stands above fewer of them.
    is_across = isinstance(pushed, PushedFigure) and pushed.is_across
    ends = [frame.hole for frame in frames if is_across or frame.box is frame.body][-1:]
    left = [*(frame.hole for frame in frames if frame.index == pushed.column), *ends]
    return bool(left) and left[0] <= pushed.hole * (1 - enough)


def _gaps(layout: Layout, line: float) -> Iterator[Gap]:
    causes: list[PushedFigure | PushedText] = [*pushed_text(layout), *pushed_figures(layout)]
    missing = {(one.page, one.column): one.missing / line for one in causes}
    for before, frame in neighbours(layout):
        # LibreOffice lets a figure's title stand alone in a column that is otherwise empty.
        least = EMPTY if before.is_missing else TEXT_HOLE
        if before.hole >= least * line and not is_asked_for(frame.box):
            lacked = missing.get((before.page, before.index))
            is_whole = before.box is before.body
            yield Gap(before.page, before.index, before.hole / line, lacked, is_whole)
