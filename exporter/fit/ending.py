"""The last page of a text without a limit: never near empty, where spacing can help it."""

from __future__ import annotations

import math
from dataclasses import replace

from exporter.fit.setting import Setting, spaces
from exporter.fit.trials import Trials

MOST_TRIES = 5
HELPFUL = 0.5  # of the change that is needed; where pages break gives or takes the rest


def well_ended(
    trials: Trials, cuts: frozenset[int] = frozenset(), pages: int | None = None
) -> Setting:
    """The setting with the spacing nearest to the natural one that leaves no near-empty last page.

    Text is pulled in onto the page before, or pushed out onto the last one, within so many `pages`
    (`None`: as many as it takes). The natural setting where neither helps.
    """
    natural = Setting(cuts=cuts)
    if trials.ends_well(natural):
        return natural
    for setting in _nearest(trials, natural)[:MOST_TRIES]:
        if trials.ends_well(setting) and trials.layout(setting).pages <= (pages or math.inf):
            return setting
    return natural


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
