"""The lines of type that falls towards its baseline, as Nastaliq does.

LibreOffice paints each letter of such a word at a height of its own, where WeasyPrint names the
baseline for all. Letters that stand beside each other are at about the same height, and what ends a
word stands on the baseline, as blanks do: so letters are of a line that others lead to by steps
which are smaller than the room between two lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from exporter.printed import Glyph

STEP = 0.5  # of the size: how much higher a letter stands than one beside it, at most
FALL = 1.2  # of the size: how far above its line a part may stand that a tall letter keeps apart
MOST = 1.5
BESIDE = 1.2  # of the size: how far apart two of them are, at most


def on_their_baselines(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """The letters, those that fall on the baseline of their line, and each such line at once."""
    known = list(glyphs)
    lines = {
        id(glyph): line
        for line in _lines([glyph for glyph in known if glyph.lettering.face.falls])
        for glyph in line
    }
    told: set[int] = set()
    for glyph in known:
        line = lines.get(id(glyph))
        if line is None:
            yield glyph
        elif id(line) not in told:
            told.add(id(line))
            baseline = _baseline(line)
            yield from (one._replace(baseline=baseline) for one in reversed(line))


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The letters by their lines, of which each has one size."""
    placed = sorted(glyphs, key=lambda one: (one.lettering.size, one.left))
    return [
        line
        for _, of_size in groupby(placed, key=lambda one: one.lettering.size)
        for line in _of_size(list(of_size))
    ]


def _of_size(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Letters of a size, sorted from left to right, by the lines that they make."""
    lefts = [glyph.left for glyph in glyphs]
    owner = list(range(len(glyphs)))

    def root(number: int) -> int:
        while owner[number] != number:
            owner[number] = owner[owner[number]]
            number = owner[number]
        return number

    for number, glyph in enumerate(glyphs):
        size = glyph.lettering.size
        for other in range(number + 1, bisect_right(lefts, glyph.left + BESIDE * size)):
            if abs(glyphs[other].baseline - glyph.baseline) < STEP * size:
                owner[root(other)] = root(number)
    parts: dict[int, list[Glyph]] = {}
    for number, glyph in enumerate(glyphs):
        parts.setdefault(root(number), []).append(glyph)
    return _joined(sorted(parts.values(), key=_baseline))


def _joined(parts: Iterable[list[Glyph]]) -> list[list[Glyph]]:
    """Parts of lines, from above, as lines."""
    lines: list[list[Glyph]] = []
    for part in parts:
        for number, line in enumerate(lines):
            if _goes_on(line, part):
                lines[number] = sorted([*line, *part], key=lambda one: one.left)
                break
        else:
            lines.append(part)
    return lines


def _goes_on(line: Sequence[Glyph], part: Sequence[Glyph]) -> bool:
    """Whether a part is of the same line as another one, beside which it stands: lines are farther
    apart than a letter falls."""
    size = part[0].lettering.size
    apart = max(part[0].left - line[-1].left, line[0].left - part[-1].left)
    return abs(_baseline(part) - _baseline(line)) < FALL * size and apart < MOST * size


def _baseline(line: Sequence[Glyph]) -> float:
    """Where a line stands: its blanks say it, or the most of its letters, or the lowest of them."""
    blanks = [glyph.baseline for glyph in line if not glyph.text.strip()]
    times = Counter(blanks or (glyph.baseline for glyph in line))
    return max(times, key=lambda baseline: (times[baseline], baseline))
