"""Where text stands: on the page, in its type area, whole, and on nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from statistics import median
from unicodedata import category, combining, normalize

from exporter.preflight.findings import Finding, quoted
from exporter.preflight.pdf.opened_pdf import PdfFile
from exporter.preflight.profiles import Expected
from exporter.printed import Box, Page, Run
from exporter.styled import Sides

SLACK = 1.0  # points: letters may swing a little beyond their line's ends
SWING = 0.12  # of the size; a J and an f reach beyond where they stand
SLANTED_SWING = 0.2  # of the size; the more so in italics: 0.17 in those that travel with us
FALLING_SWING = 0.5  # of the size; the last letter of a word in Nastaliq goes below the next word
STACK = 0.5  # of the size; marks stand upon letters, and upon each other
HIDDEN_SHARE = 0.1  # of a run's area
WIDEST_LETTER = 1.1  # of the size; letters further apart have something between them
COVERED_SHARE = 0.3  # of the smaller run's area
LEAST_PAGES = 3  # by which to guess a type area
MOST_COMPARED = 2_000  # runs of one page


def off_page(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """All text stands on the page, and within what is left of it once it is cut."""
    for page in file.shown:
        whole = Box(0, 0, page.width, page.height)
        for run in _seen(page):
            if not run.box.within(whole if run.is_artifact else _trimmed(page), SLACK):
                yield Finding(f"{quoted(run.text)} reaches beyond the page", page.number)


def type_area(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """Text keeps the margins: those of the stylesheet, or what the pages have in common.

    Running heads stand above and below them; where no tags tell those, the side margins count.
    """
    area = expected.area or _common_area(file)
    if area is None:
        return
    for page in file.shown:
        trimmed = _trimmed(page)
        inside = Box(
            trimmed.left + area.left,
            trimmed.top + area.top if file.tags else 0,
            trimmed.right - area.right,
            trimmed.bottom - area.bottom if file.tags else page.height,
        )
        for run in _seen(page):
            if not run.is_artifact and not _keeps_within(run, inside):
                yield Finding(f"{quoted(run.text)} reaches into the margin", page.number)


def _keeps_within(run: Run, area: Box) -> bool:
    """Whether a run stands in an area, whatever of its letters' ink swings out of it."""
    if all(map(combining, run.text.strip())):
        return True  # marks stand where their letter stands
    swing = FALLING_SWING if run.face.falls else SLANTED_SWING if run.face.is_italic else SWING
    across, down = max(SLACK, run.size * swing), max(SLACK, run.size * STACK)
    grown = Box(area.left - across, area.top - down, area.right + across, area.bottom + down)
    return run.box.within(grown, 0)


def overlap(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """No text is printed over other text."""
    for page in file.uncrowded:
        runs = [run for run in _seen(page) if _is_close_set(run)][:MOST_COMPARED]
        runs.sort(key=lambda run: run.box.top)
        for index, upper in enumerate(runs):
            for lower in runs[index + 1 :]:
                if lower.box.top >= upper.box.bottom:
                    break
                if _collide(upper, lower):
                    told = f"{quoted(upper.text)} and {quoted(lower.text)} overlap"
                    yield Finding(told, page.number)


def clipped(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """No text is cut off by the box that it stands in."""
    for page in file.shown:
        for run in _seen(page):
            if run.clip is None:
                continue
            shown = run.box.cut(run.clip)
            hidden = run.box.area - (shown.area if shown else 0)
            if hidden > HIDDEN_SHARE * run.box.area:
                yield Finding(f"{quoted(run.text)} is cut off", page.number)


def blank_page(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """Every page has something on it besides running heads and folios."""
    for page in file.shown:
        text = any(run.text.strip() for run in page.text if not run.is_artifact)
        if not (text or page.shapes or page.pictures):
            yield Finding("the page is empty", page.number)


def _seen(page: Page[Run]) -> Iterator[Run]:
    return (run for run in page.text if run.is_seen)


def _trimmed(page: Page[Run]) -> Box:
    """What is left of a page once it is cut."""
    return page.boxes.get("trim") or Box(0, 0, page.width, page.height)


def _common_area(file: PdfFile) -> Sides[float] | None:
    """Half of the margins that most pages of the most common size keep; `None` for few pages."""
    sizes = Counter((page.width, page.height) for page in file.shown)
    if not sizes or sizes.most_common(1)[0][1] < max(LEAST_PAGES, len(file.shown)):
        return None
    edges = [_edges(page) for page in file.shown]
    margins = [median(side) / 2 for side in zip(*(edge for edge in edges if edge), strict=True)]
    if not margins:
        return None
    top, right, bottom, left = (max(margin, 0) for margin in margins)
    side = min(left, right)
    return Sides(top, side, bottom, side)


def _edges(page: Page[Run]) -> tuple[float, float, float, float] | None:
    """How far a page's text stays away from the top, right, bottom and left."""
    boxes = [run.box for run in _seen(page)]
    if not boxes:
        return None
    return (
        min(box.top for box in boxes),
        page.width - max(box.right for box in boxes),
        page.height - max(box.bottom for box in boxes),
        min(box.left for box in boxes),
    )


def _is_close_set(run: Run) -> bool:
    """Whether its box has nothing but its letters: it is upright, no tab is in it, and it is no
    mark, nor a letter with one, that is set upon its neighbour."""
    letters = normalize("NFD", run.text.strip())
    bases = [not _is_mark(one) for one in letters]
    if not bases[0] or (not all(bases) and sum(bases) <= 1):
        return False
    return not run.angle and run.box.width <= len(run.text) * run.size * WIDEST_LETTER


def _is_mark(letter: str) -> bool:
    """Whether it stands on a letter, or joins some and shows nothing itself."""
    return category(letter)[0] == "M" or category(letter) == "Cf"


def _collide(one: Run, other: Run) -> bool:
    """Whether two runs hide each other's letters; a word printed twice to be bold does not."""
    both = _core(one).cut(_core(other))
    smaller = min(one.box.area, other.box.area)
    if not both or not smaller or one.text.strip() == other.text.strip():
        return False
    return both.area > COVERED_SHARE * smaller


def _core(run: Run) -> Box:
    """Where a run stands, without what of falling words reaches over and under their neighbours."""
    over = run.size * FALLING_SWING if run.face.falls else 0
    if run.box.width <= 2 * over:
        return run.box
    return run.box._replace(left=run.box.left + over, right=run.box.right - over)
