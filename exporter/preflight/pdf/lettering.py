"""Whether text can be read: large enough, and in a colour that stands out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from exporter.preflight.findings import (
    TOLERANCE,
    Finding,
    Ink,
    contrast,
    quoted,
    small_body,
    wanted,
)
from exporter.preflight.pdf.opened import PdfFile
from exporter.preflight.profiles import Expected
from exporter.printed import Run, Sheet

if TYPE_CHECKING:
    from PIL.Image import Image

RAISED_LENGTH = 12  # letters of a note's mark, an index or an exponent
RAISED_GAP = 3.0  # points to the larger type beside it
GROUND_DPI = 50
MOST_PIXELS = 60_000_000  # in the pictures of a page that is drawn


def small_type(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """Most text has at least the size of a body, and none is smaller than a note."""
    limits = expected.limits
    sizes: Counter[float] = Counter()
    for sheet in file.sheets:
        runs = _read(sheet)
        for run in runs:
            sizes[run.size] += len(run.text)
            if run.size < limits.note_size - TOLERANCE and not _is_raised(run, runs):
                told = f"{quoted(run.text)} is set in {run.size:g} pt"
                yield Finding(f"{told}, under {limits.note_size:g} pt", sheet.number)
    yield from small_body(sizes, limits.body_size)


def faint_text(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """Text stands out from what is painted below it (WCAG 2.2, 1.4.3)."""
    for sheet in file.sheets:
        runs = _read(sheet)
        if not runs or _is_heavy(sheet):
            continue
        ground = file.ground(sheet.number, GROUND_DPI)
        for run in runs:
            behind = _behind(run, ground)
            ratio = contrast(_blended(run, behind), behind)
            least = wanted(expected.limits, run.size, bold=run.face.is_bold)
            if ratio < least:
                told = f"{quoted(run.text)} has a contrast of {ratio:.1f}:1"
                yield Finding(f"{told}, under {least:g}:1", sheet.number)


def _read(sheet: Sheet) -> list[Run]:
    return [run for run in sheet.runs if run.is_visible and run.text.strip()]


def _is_raised(run: Run, others: list[Run]) -> bool:
    """Whether it is a few letters beside larger ones, such as the mark of a note."""
    if len(run.text.strip()) > RAISED_LENGTH:
        return False
    return any(
        other.size > run.size
        and other.box.top < run.box.bottom
        and run.box.top < other.box.bottom
        and run.box.left - other.box.right < RAISED_GAP
        and other.box.left - run.box.right < RAISED_GAP
        for other in others
    )


def _is_heavy(sheet: Sheet) -> bool:
    pixels = sum(across * down for across, down in (one.pixels for one in sheet.pictures))
    return pixels > MOST_PIXELS


def _behind(run: Run, ground: Image) -> Ink:
    """The colour below a run: the one of most of its pixels, or of pictures the average."""
    scale = GROUND_DPI / 72
    left, top = max(int(run.box.left * scale), 0), max(int(run.box.top * scale), 0)
    left, top = min(left, ground.width - 1), min(top, ground.height - 1)
    right = min(max(round(run.box.right * scale), left + 1), ground.width)
    bottom = min(max(round(run.box.bottom * scale), top + 1), ground.height)
    below: Any = ground.crop((left, top, right, bottom))
    area = below.width * below.height
    count, colour = max(below.getcolors(area))
    return Ink(*(colour if count * 2 >= area else below.resize((1, 1)).getpixel((0, 0))))


def _blended(run: Run, behind: Ink) -> Ink:
    """A run's colour as it looks on its ground."""
    opacity = run.colour.alpha / 255
    pairs = zip(run.colour[:3], behind, strict=True)
    return Ink(*(round(own * opacity + below * (1 - opacity)) for own, below in pairs))
