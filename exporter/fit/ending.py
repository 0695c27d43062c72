"""The last page of a text without a limit: never near empty, where spacing can help it."""

from __future__ import annotations

from exporter.fit.setting import NATURAL, Setting, spaces
from exporter.fit.trials import Trials

MOST_TRIES = 5
HELPFUL = 0.5  # of the change that is needed; where pages break gives or takes the rest


def well_ended(trials: Trials) -> Setting:
    """The setting with the spacing nearest to the natural one that leaves no near-empty last page.

    Text is pulled in onto the page before, or pushed out onto the last one. The natural setting
    where neither helps.
    """
    if trials.ends_well(NATURAL):
        return NATURAL
    for setting in _nearest(trials)[:MOST_TRIES]:
        if trials.ends_well(setting):
            return setting
    return NATURAL


def _nearest(trials: Trials) -> list[Setting]:
    """The settings that seem to help, the least change first."""
    layout = trials.layout(NATURAL)
    used = layout.used(layout.pages)
    wanted = max(
        trials.contract.last_page * trials.area, trials.contract.last_lines * trials.leading
    )
    settings = [Setting(space=space) for space in spaces(trials.contract, 1.0) if space != 1]
    natural = trials.height(NATURAL)
    helpful = []
    for setting in settings:
        change = trials.height(setting) - natural
        if change <= -used * HELPFUL or change >= (wanted - used) * HELPFUL:
            helpful.append(setting)
    return sorted(helpful, key=lambda setting: (abs(setting.space - 1), setting.space))
