"""Figures that print shows otherwise than the article does, lest they leave a hole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from exporter.fit.parts import part_of

OWN_FIELD = re.compile(r"\.(src|alt|chart|caption|header\.\d+)$")


@dataclass(frozen=True)
class PlacedFigure:
    """A figure, chart or table by its dotted name, and the `page`, from 1, on which it stands.

    `scale` is the share of its natural size that its picture has; `passed` names the blocks that
    moved up ahead of it, in their order.
    """

    part: str
    page: int
    scale: float
    passed: tuple[str, ...]


def placed_figure(node: Any, page: int, scale: float, passed: Sequence[Any]) -> PlacedFigure:
    """What became of a figure's element; those that it passed are its siblings."""
    part = OWN_FIELD.sub("", part_of(node))
    depth = part.count(".") + 1
    names = (".".join(part_of(sibling).split(".")[:depth]) for sibling in passed)
    return PlacedFigure(part, page, round(scale, 3), tuple(names))
