"""Crop marks: hairlines outside the bleed that tell where to cut, in all inks."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from exporter.writers.pdf.press.sheet import PressSheet

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
