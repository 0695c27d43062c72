"""Pictures: fine enough for the size that they are printed at."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.preflight.findings import Finding
from exporter.preflight.pdf.opened import PdfFile
from exporter.preflight.profiles import Expected
from exporter.printed import Picture

LEAST_SIDE = 9.0  # points; what is smaller is a rule or a bullet


def resolution(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """Every picture has enough pixels for the size that it is printed at."""
    return _coarser(file, expected.limits.resolution)


def half_resolution(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """No picture is so coarse that a press shows its pixels."""
    return _coarser(file, expected.limits.resolution / 2)


def _coarser(file: PdfFile, least: float) -> Iterator[Finding]:
    for sheet in file.sheets:
        for picture in sheet.pictures:
            if _is_seen(picture) and round(picture.dpi) < least:
                told = f"a picture has {picture.dpi:.0f} dpi at its size"
                yield Finding(f"{told}, under {least:.0f} dpi", sheet.number)


def _is_seen(picture: Picture) -> bool:
    return min(picture.box.width, picture.box.height) >= LEAST_SIDE and min(picture.pixels) > 1
