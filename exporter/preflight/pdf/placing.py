"""Where text stands: on the page, in its type area, whole, and on nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from statistics import median

from exporter.preflight.findings import Finding, quoted
from exporter.preflight.pdf.opened import PdfFile
from exporter.preflight.profiles import Expected
from exporter.printed import Box, Run, Sheet
from exporter.styled import Sides

SLACK = 1.0  # points: letters may swing a little beyond their line's ends
HIDDEN_SHARE = 0.1  # of a run's area
WIDEST_LETTER = 1.1  # of the size; letters further apart have something between them
COVERED_SHARE = 0.3  # of the smaller run's area
LEAST_PAGES = 3  # by which to guess a type area
MOST_COMPARED = 2_000  # runs of one page


def off_page(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """All text stands on the page, and within what is left of it once it is cut."""
    for sheet in file.sheets:
        page = sheet.boxes.get("trim") or Box(0, 0, sheet.width, sheet.height)
        whole = Box(0, 0, sheet.width, sheet.height)
        for run in _printed(sheet):
            if _beyond(run.box, whole if run.is_artifact else page):
                yield Finding(f"{quoted(run.text)} reaches beyond the page", sheet.number)


def type_area(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """Text keeps the margins: those of the stylesheet, or what the pages have in common.

    Running heads stand above and below them; where no tags tell those, the side margins count.
    """
    area = expected.area or _common_area(file)
    if area is None:
        return
    for sheet in file.sheets:
        page = sheet.boxes.get("trim") or Box(0, 0, sheet.width, sheet.height)
        inside = Box(
            page.left + area.left,
            page.top + area.top if file.tags else 0,
            page.right - area.right,
            page.bottom - area.bottom if file.tags else sheet.height,
        )
        for run in _printed(sheet):
            if not run.is_artifact and _beyond(run.box, inside):
                yield Finding(f"{quoted(run.text)} reaches into the margin", sheet.number)


def overlap(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """No text is printed over other text."""
    for sheet in file.sheets:
        runs = [run for run in _printed(sheet) if _is_close_set(run)][:MOST_COMPARED]
        runs.sort(key=lambda run: run.box.top)
        for index, upper in enumerate(runs):
            for lower in runs[index + 1 :]:
                if lower.box.top >= upper.box.bottom:
                    break
                if _collide(upper, lower):
                    told = f"{quoted(upper.text)} and {quoted(lower.text)} overlap"
                    yield Finding(told, sheet.number)


def clipped(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """No text is cut off by the box that it stands in."""
    for sheet in file.sheets:
        for run in _printed(sheet):
            if run.clip is None:
                continue
            shown = run.box.cut(run.clip)
            if _size(run.box) - (_size(shown) if shown else 0) > HIDDEN_SHARE * _size(run.box):
                yield Finding(f"{quoted(run.text)} is cut off", sheet.number)


def blank_page(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """Every page has something on it besides running heads and folios."""
    for sheet in file.sheets:
        text = any(run.text.strip() for run in sheet.runs if not run.is_artifact)
        if not (text or sheet.shapes or sheet.pictures):
            yield Finding("the page is empty", sheet.number)


def _printed(sheet: Sheet) -> Iterator[Run]:
    return (run for run in sheet.runs if run.is_visible and run.text.strip())


def _common_area(file: PdfFile) -> Sides[float] | None:
    """Half of the margins that most pages of the most common size keep; `None` for few pages."""
    sizes = Counter((sheet.width, sheet.height) for sheet in file.sheets)
    if not sizes or sizes.most_common(1)[0][1] < max(LEAST_PAGES, len(file.sheets)):
        return None
    edges = [_edges(sheet) for sheet in file.sheets]
    margins = [median(side) / 2 for side in zip(*(edge for edge in edges if edge), strict=True)]
    if not margins:
        return None
    top, right, bottom, left = (max(margin, 0) for margin in margins)
    side = min(left, right)
    return Sides(top, side, bottom, side)


def _edges(sheet: Sheet) -> tuple[float, float, float, float] | None:
    """How far a page's text stays away from the top, right, bottom and left."""
    boxes = [run.box for run in _printed(sheet)]
    if not boxes:
        return None
    return (
        min(box.top for box in boxes),
        sheet.width - max(box.right for box in boxes),
        sheet.height - max(box.bottom for box in boxes),
        min(box.left for box in boxes),
    )


def _beyond(box: Box, bounds: Box) -> bool:
    return (
        box.left < bounds.left - SLACK
        or box.top < bounds.top - SLACK
        or box.right > bounds.right + SLACK
        or box.bottom > bounds.bottom + SLACK
    )


def _is_close_set(run: Run) -> bool:
    """Whether its box has nothing but its letters: it is upright, and no tab is in it."""
    return not run.angle and run.box.width <= len(run.text) * run.size * WIDEST_LETTER


def _collide(one: Run, other: Run) -> bool:
    """Whether two runs hide each other's letters; a word printed twice to be bold does not."""
    both = one.box.cut(other.box)
    smaller = min(_size(one.box), _size(other.box))
    if not both or not smaller or one.text.strip() == other.text.strip():
        return False
    return _size(both) > COVERED_SHARE * smaller


def _size(box: Box) -> float:
    return box.width * box.height
