"""The printed sheet: what the stylesheet says of it, and its crop marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf

from exporter.diagnostics import DesignError

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
    """The sheet by the custom properties of `VARIABLES`, all of which have defaults.

    Raises DesignError for one that is neither a number nor a length.
    """
    return PressSheet(*(_number(name, variables.get(name, "")) for name in VARIABLES))


def _number(name: str, text: str) -> float:
    length = LENGTH.fullmatch(text)
    if not length:
        message = f"{name} is {text!r}, which is no length"
        raise DesignError.at("press-sheet", message, hint="write 3mm, 0.25pt or 300")
    return float(length[1]) * POINTS[length[2]]


REGISTRATION = "/Registration"
Line = tuple[float, float, float, float]


def add_registration_colour(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """The colour that prints with every ink (ISO 32000-1, 8.6.6.4)."""
    tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    name = pikepdf.Name
    space = pikepdf.Array([name.Separation, name.All, name.DeviceCMYK, tint])
    page.Resources.ColorSpace = pikepdf.Dictionary({REGISTRATION: pdf.make_indirect(space)})


def crop_marks(width: float, height: float, sheet: PressSheet) -> bytes:
    """Two marks at each corner of a trimmed page of this size, whose lower left is at 0 0."""
    lines = "\n".join(
        f"{x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S"
        for x1, y1, x2, y2 in _lines(width, height, sheet)
    )
    return f"q {REGISTRATION} CS 1 SCN {sheet.mark_width:.3f} w\n{lines}\nQ\n".encode()


def _lines(width: float, height: float, sheet: PressSheet) -> Iterator[Line]:
    near = sheet.bleed + sheet.mark_gap
    far = near + sheet.mark_length
    for x, outward in ((0.0, -1), (width, 1)):
        for y in (0.0, height):
            yield x + outward * near, y, x + outward * far, y
    for y, outward in ((0.0, -1), (height, 1)):
        for x in (0.0, width):
            yield x, y + outward * near, x, y + outward * far
