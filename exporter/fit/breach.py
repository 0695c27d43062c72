"""A page contract that cannot be kept: by how much, because of what, and what would help."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from exporter.diagnostics import ContractError, error, note
from exporter.fit.contract import FitSetting
from exporter.fit.cuts import PlaceOf, words_of
from exporter.fit.trials import Trials

LONGEST = 3
WORTH_A_LOOK = 0.1  # of the longest part; shorter ones are not worth shortening


@dataclass(frozen=True)
class Stretch:
    """A part of the article that is printed, by its dotted name, and how many characters it has."""

    part: str
    length: int

    @property
    def name(self) -> str:
        """What people call it: `lede`, `key points 2`."""
        first, *rest = self.part.split(".")
        number = next((f" {int(step) + 1}" for step in rest if step.isdigit()), "")
        return first.replace("_", " ") + number


def broken_contract(
    trials: Trials, setting: FitSetting, pages: int, edition: str, place_of: PlaceOf
) -> ContractError:
    """The error of an edition that does not fit under the tightest setting.

    It counts the characters that are over, names the longest parts, and says what would help.
    """
    over, needed = _over(trials, setting, pages), trials.layout(setting).pages
    longest = _longest(trials, setting)
    hints = [f"cut about {over} characters from the {longest[0].name}"] if longest else []
    hints += [f"allow {needed} pages with --pages {needed}"] if needed > pages else []
    kept = trials.parts.unlisted
    hints += [f"name {' and '.join(kept)} in the stylesheet's --cut-order"] if kept else []
    first = error(
        "page-contract",
        f"the {edition} does not fit on {pages} page{'s' if pages > 1 else ''}: "
        f"{over} characters over",
        place_of(longest[0].part) if longest else None,
        ", or ".join(hints) or None,
    )
    parts = (
        note("long-part", f"the {part.name} has {part.length} characters", place_of(part.part))
        for part in longest
    )
    return ContractError([first, *parts])


def _over(trials: Trials, setting: FitSetting, pages: int) -> int:
    """The characters after the last page that there may be, or else in the lines kept free."""
    layout = trials.layout(setting)
    after = layout.characters_after(pages)
    if after:
        return after
    reserve = trials.contract.slack * trials.leading * setting.fit
    return math.ceil(layout.characters_after(0) * reserve / trials.areas(pages, setting))


def _longest(trials: Trials, setting: FitSetting) -> list[Stretch]:
    longest = sorted(_stretches(trials, setting), key=lambda part: -part.length)[:LONGEST]
    return [part for part in longest if part.length >= longest[0].length * WORTH_A_LOOK]


def _stretches(trials: Trials, setting: FitSetting) -> Iterator[Stretch]:
    """Every part that is printed under a setting."""
    hidden = trials.parts.hidden(setting.cuts)
    for node in trials.document_element.iter():
        part = node.get("data-part")
        if part and not part.startswith("@") and node not in hidden:
            yield Stretch(part, len(words_of(node)))
