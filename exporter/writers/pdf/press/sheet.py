"""What the stylesheet says about a printed sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from exporter.errors import DesignError

VARIABLES = (
    "--bleed",
    "--mark-gap",
    "--mark-length",
    "--mark-width",
    "--ink-limit",
)
POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "": 1.0}
LENGTH = re.compile(r"(\d+(?:\.\d+)?)(pt|mm|cm|in|)")


@dataclass(frozen=True)
class PressSheet:
    """Lengths in points; `ink_limit` in per cent.

    Marks begin at `mark_gap` outside the bleed.
    """

    bleed: float
    mark_gap: float
    mark_length: float
    mark_width: float
    ink_limit: float

    @property
    def border(self) -> float:
        """How far the sheet reaches beyond the trimmed page."""
        return self.bleed + self.mark_gap + self.mark_length


def press_sheet(variables: Mapping[str, str]) -> PressSheet:
    """The sheet by the custom properties of `VARIABLES`, all of which press.css sets.

    Raises DesignError for one that is neither a number nor a length.
    """
    return PressSheet(*(_number(name, variables.get(name, "")) for name in VARIABLES))


def _number(name: str, text: str) -> float:
    found = LENGTH.fullmatch(text)
    if not found:
        message = f"{name} is {text!r}, which is no length"
        raise DesignError.at("press-sheet", message, hint="write 3mm, 0.25pt or 300")
    return float(found[1]) * POINTS[found[2]]
