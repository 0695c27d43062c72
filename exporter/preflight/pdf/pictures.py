"""Pictures: fine enough for the size that they are printed at."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.preflight.findings import Finding, too_coarse
from exporter.preflight.pdf.opened import PdfFile
from exporter.preflight.profiles import Expected, Limits, Resolution
from exporter.printed import Picture

LEAST_SIDE = 9.0  # points; what is smaller is a rule or a bullet


def resolution(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """Every picture is as fine as it should be for the size that it is printed at."""
    for picture, page in _seen(file):
        asked = _asked(picture, expected.limits)
        if asked.least <= round(picture.dpi) < asked.wanted:
            yield _too_coarse(picture, asked.wanted, page)


def least_resolution(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """Every picture is as fine as it must be for a press not to show its dots."""
    for picture, page in _seen(file):
        least = _asked(picture, expected.limits).least
        if round(picture.dpi) < least:
            yield _too_coarse(picture, least, page)


def _seen(file: PdfFile) -> Iterator[tuple[Picture, int]]:
    """Every picture of some size, with its page."""
    for sheet in file.sheets:
        for picture in sheet.pictures:
            if min(picture.box.width, picture.box.height) >= LEAST_SIDE and min(picture.pixels) > 1:
                yield picture, sheet.number


def _asked(picture: Picture, limits: Limits) -> Resolution:
    return limits.bilevel if picture.is_bilevel else limits.pictures


def _too_coarse(picture: Picture, least: float, page: int) -> Finding:
    size = picture.box.width, picture.box.height
    return Finding(too_coarse(picture.dpi, least), page, size)
