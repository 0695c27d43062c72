"""Figures without holes: a picture that just misses a page's foot shrinks until it fits there."""

from __future__ import annotations

import math

from exporter.fit.setting import NATURAL
from exporter.fit.trials import Trials

MOST_PICTURES = 3  # each takes a layout


def fill_feet(trials: Trials) -> None:
    """Shrink pictures within the contract's bound, where that closes a hole before them."""
    if trials.contract.figure_min >= 1 or trials.document_element.find(".//figure/img") is None:
        return
    for _ in range(MOST_PICTURES):
        bounds = {
            picture.part: math.floor(picture.height - picture.missing)
            for picture in trials.layout(NATURAL).pushed_pictures()
            if 1 - picture.missing / picture.height >= trials.contract.figure_min
        }
        part = next(iter(bounds), None)
        if part is None:
            return
        trials.shrink(part, bounds[part])
