"""How many things of a page would have to be looked at together, told before any is.

Each run is compared with those on its level, and with those that touch it; each link with the runs
of its page. That is little where people have set a page, and the square of it all where somebody
has put a hundred thousand letters into one place. To see what is behind letters, the page is drawn.
"""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from exporter.printed import Box, Page, Run
from exporter.styled import POINTS_PER_INCH

MOST_PAIRS = 2_000_000  # of a file
GROUND_DPI = 50  # at which a page is drawn, to see what is behind its letters
MOST_PIXELS = 40_000_000  # of a drawn page, of its pictures, and of what is behind its letters
BLANK = 0.8  # of an em, beside the ink of a wide sign of punctuation
RAISED_GAP = 3.0  # points between letters that are beside each other
RAISED_LENGTH = 12  # letters of a note's mark, an index or an exponent


class Beside:
    """Finds the runs whose sides are near to those of another one."""

    def __init__(self, runs: Iterable[Run]) -> None:
        self._by_left: dict[int, list[Run]] = defaultdict(list)
        self._by_right: dict[int, list[Run]] = defaultdict(list)
        for run in runs:
            left, right = run.box.left, run.box.right
            for column in range(_column(left - blank_before(run)), _column(left) + 1):
                self._by_left[column].append(run)
            for column in range(_column(right), _column(right + blank_after(run)) + 1):
                self._by_right[column].append(run)

    def near(self, run: Run) -> Iterator[Run]:
        """The runs that may end where it begins, or begin where it ends; some of them twice."""
        for several in self._around(run):
            yield from several

    def count(self, run: Run) -> int:
        """How many `near` gives."""
        return sum(map(len, self._around(run)))

    def _around(self, run: Run) -> Iterator[Sequence[Run]]:
        for table, edge in ((self._by_right, run.box.left), (self._by_left, run.box.right)):
            column = _column(edge)
            yield from (table.get(column + step, ()) for step in (-1, 0, 1))


def _column(edge: float) -> int:
    """Which strip of a page an edge is in, each as wide as the gap; all that is nowhere in one."""
    return math.floor(edge / RAISED_GAP) if math.isfinite(edge) else -(10**9)


def blank_after(run: Run) -> float:
    """How much of a run's last em may be blank, in points: wide full stops leave it so."""
    return _blank(run.text.rstrip()[-1:], run.size)


def blank_before(run: Run) -> float:
    """How much of a run's first em may be blank, in points: wide opening brackets leave it so."""
    return _blank(run.text.lstrip()[:1], run.size)


def _blank(sign: str, size: float) -> float:
    is_wide = bool(sign) and unicodedata.east_asian_width(sign) in "WF"
    return BLANK * size if is_wide and unicodedata.category(sign).startswith("P") else 0


def is_short(run: Run) -> bool:
    """Whether a run may be a note's mark, an index or an exponent."""
    return len(run.text.strip()) <= RAISED_LENGTH


def pairs_on(page: Page[Run], links: int) -> int:
    """How many pairs a page has, and a few more."""
    runs = [run for run in page.text if run.is_seen]
    beside = Beside(runs)
    touching = sum(beside.count(run) for run in runs if is_short(run))
    return _on_one_level(runs) + touching + links * len(runs)


def is_paintable(page: Page[Run]) -> bool:
    """Whether the page and its pictures can be drawn, and what is behind its letters looked at."""
    scale = GROUND_DPI / POINTS_PER_INCH
    whole = Box(0, 0, page.width, page.height)
    behind = sum(shown.area for run in page.text if (shown := run.box.cut(whole)))
    pictures = sum(across * down for across, down in (one.pixels for one in page.pictures))
    return max(whole.area * scale**2, behind * scale**2, pictures) <= MOST_PIXELS


def _on_one_level(runs: list[Run]) -> int:
    boxes = sorted(run.box[1::2] for run in runs)
    tops = [top for top, _ in boxes]
    return sum(
        max(bisect_left(tops, bottom) - number, 0)
        for number, (_, bottom) in enumerate(boxes, start=1)
    )
