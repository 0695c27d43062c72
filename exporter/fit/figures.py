"""Figures without holes: a picture that just misses a page's foot shrinks until it fits there."""

from __future__ import annotations

import math

from exporter.fit.bench import Bench
from exporter.fit.setting import NATURAL

MOST_PICTURES = 3  # each takes a layout


def fill_feet(bench: Bench) -> None:
    """Shrink pictures within the contract's bound, where that closes a hole before them."""
    if bench.contract.figure_min >= 1 or bench.document_element.find(".//figure/img") is None:
        return
    for _ in range(MOST_PICTURES):
        bounds = {
            picture.part: math.floor(picture.height - picture.missing)
            for picture in bench.layout(NATURAL).pushed_pictures()
            if 1 - picture.missing / picture.height >= bench.contract.figure_min
        }
        part = next(iter(bounds), None)
        if part is None:
            return
        bench.shrink(part, bounds[part])
