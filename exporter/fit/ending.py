"""The last page of a text without a limit: never near empty, where spacing can help it."""

from __future__ import annotations

import math
from dataclasses import replace

from exporter.fit.setting import Setting, spaces
from exporter.fit.trials import Trials
from exporter.page_feet import pushed_figures

MOST_TRIES = 3
HOLE = 2.5  # lines; what orphans and widows leave empty is no hole
HELPFUL = 0.5  # of the change that is needed; where pages break gives or takes the rest


def well_ended(
    trials: Trials, cuts: frozenset[int] = frozenset(), pages: int | None = None
) -> Setting:
    """The setting with the spacing nearest to the natural one that leaves no near-empty last page.

    Text is pulled in onto the page before, or pushed out onto the last one, within so many `pages`
    (`None`: as many as it takes), but by no hole. The natural setting where neither helps.
    """
    natural = Setting(cuts=cuts)
    if trials.ends_well(natural):
        return natural
    for setting in _nearest(trials, natural)[:MOST_TRIES]:
        is_short = trials.layout(setting).pages <= (pages or math.inf)
        if is_short and trials.ends_well(setting) and not _leaves_hole(trials, setting):
            return setting
    return natural


def _leaves_hole(trials: Trials, setting: Setting) -> bool:
    """Whether a figure went to the next page, and left more than lines that stay whole."""
    return any(
        figure.hole >= HOLE * trials.leading * setting.fit
        for figure in pushed_figures(trials.layout(setting))
    )


def _nearest(trials: Trials, natural: Setting) -> list[Setting]:
    """The settings that seem to help, the least change first."""
    layout = trials.layout(natural)
    used = layout.used(layout.pages)
    wanted = max(
        trials.contract.last_page * trials.area, trials.contract.last_lines * trials.leading
    )
    others = (replace(natural, space=space) for space in spaces(trials.contract, 1.0))
    height = trials.height(natural)
    helpful = []
    for setting in others:
        change = trials.height(setting) - height
        is_pulled, is_pushed = change <= -used * HELPFUL, change >= (wanted - used) * HELPFUL
        if setting != natural and (is_pulled or is_pushed):
            helpful.append(setting)
    return sorted(helpful, key=lambda setting: (abs(setting.space - 1), setting.space))
