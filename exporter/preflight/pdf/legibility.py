"""Whether text can be read: large enough, and in a colour that stands out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from exporter.preflight.findings import (
    TOLERANCE,
    Finding,
    contrast,
    quoted,
    small_body,
)
from exporter.preflight.pdf.crowds import (
    GROUND_DPI,
    RAISED_GAP,
    Beside,
    blank_after,
    blank_before,
    is_short,
)
from exporter.preflight.pdf.opened_pdf import PdfFile
from exporter.preflight.profiles import Expected
from exporter.printed import Box, Page, Run
from exporter.styled import POINTS_PER_INCH, Colour

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_MARKS = 3  # in a row
MANY = 3  # one pixel in so many
REACH = 0.7  # of the larger size; a mark stands above the ink of a full stop, or of an x


def small_type(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """Most text has at least the size of a body, and none is smaller than a note."""
    limits = expected.limits
    sizes: Counter[float] = Counter()
    for page in file.shown:
        for run in _seen(page):
            sizes[run.size] += len(run.text)
    for page in file.uncrowded:
        for run in _small(page, limits.note_size - TOLERANCE):
            told = f"{quoted(run.text)} is set in {run.size:g} pt"
            yield Finding(f"{told}, under {limits.note_size:g} pt", page.number)
    yield from small_body(sizes, limits.body_size)


def faint_text(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """Text stands out from what is painted below it (WCAG 2.2, 1.4.3)."""
    for page in file.paintable:
        runs = _seen(page)
        if not runs:
            continue
        ground = file.ground(page.number, GROUND_DPI)
        for run in runs:
            behind = _behind(run, ground)
            ratio = contrast(_blended(run, behind), behind)
            least = expected.limits.contrast_for(run.size, bold=run.face.is_bold)
            if ratio < least:
                told = f"{quoted(run.text)} has a contrast of {ratio:.1f}:1"
                yield Finding(f"{told}, under {least:g}:1", page.number)


def _seen(page: Page[Run]) -> list[Run]:
    return [run for run in page.text if run.is_seen]


def _small(page: Page[Run], least: float) -> list[Run]:
    """The runs of a page that are smaller than the least, in points, and are not raised."""
    runs = _seen(page)
    small = [run for run in runs if run.size < least]
    raised = _raised(runs) if small else set()
    return [run for run in small if id(run) not in raised]


def _raised(runs: list[Run]) -> set[int]:
    """The identities of runs of a few letters beside larger ones, such as the marks of notes; of
    several marks in a row, the first leads to the others."""
    beside = Beside(runs)
    raised: set[int] = set()
    for _ in range(MOST_MARKS):
        raised |= {
            id(run)
            for run in filter(is_short, runs)
            for other in beside.near(run)
            if (other.size > run.size or id(other) in raised) and _is_beside(run, other)
        }
    return raised


def _is_beside(small: Run, large: Run) -> bool:
    """Whether two runs touch at their sides, one standing at most a little higher or lower."""
    one, other, reach = small.box, large.box, large.size * REACH
    is_level = other.top - reach < one.bottom and one.top < other.bottom + reach
    after = abs(one.left - other.right) - blank_after(large)
    before = abs(other.left - one.right) - blank_before(large)
    return is_level and min(after, before) < RAISED_GAP


def _behind(run: Run, ground: Image) -> Colour:
    """The colour below a run: the one of many of its pixels, or of pictures the average.

    Lines that strike a word out, or stand below it, are painted there too.
    """
    below = ground.crop(_pixels_of(run.box, ground))
    area = below.width * below.height
    # An image in RGB has three channels, which Pillow's types do not tell.
    count, colour = max(cast("list[tuple[int, tuple[int, int, int]]]", below.getcolors(area)))
    return Colour(*(colour if count * MANY >= area else below.resize((1, 1)).tobytes()))


def _pixels_of(box: Box, ground: Image) -> tuple[int, int, int, int]:
    """The pixels that a box covers, one at least."""
    scale = GROUND_DPI / POINTS_PER_INCH
    left, top = max(int(box.left * scale), 0), max(int(box.top * scale), 0)
    left, top = min(left, ground.width - 1), min(top, ground.height - 1)
    right = min(max(round(box.right * scale), left + 1), ground.width)
    bottom = min(max(round(box.bottom * scale), top + 1), ground.height)
    return left, top, right, bottom


def _blended(run: Run, behind: Colour) -> Colour:
    """A run's colour as it looks on its ground."""
    opacity = run.colour.alpha / 255
    pairs = zip(run.colour[:3], (behind.red, behind.green, behind.blue), strict=True)
    return Colour(*(round(own * opacity + below * (1 - opacity)) for own, below in pairs))
