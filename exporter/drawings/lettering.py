"""Words on a drawing, broken into lines; and what stands above a plot, the key to its series."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from exporter.article.charts.chart import Chart
from exporter.drawings.canvas import Canvas, Point, cap_height, width_of
from exporter.drawings.looks import ChartLooks, Lettering

HYPHEN = "-"


def wrapped(text: str, lettering: Lettering, room: float) -> list[str]:
    """The lines of a text that are no wider than `room`; one empty line for no words."""
    lines = [""]
    for word in _pieces(text, lettering, room):
        longer = f"{lines[-1]} {word}".lstrip()
        if not lines[-1] or width_of(longer, lettering) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(text: str, lettering: Lettering, room: float) -> Iterator[str]:
    """The words of a text, those that are too long parted where they must be."""
    for whole in text.split():
        word = whole
        while len(word) > 1 and width_of(word, lettering) > room:
            count = _fitting(word, lettering, room)
            yield _parted(word, count)
            word = word[count:]
        yield word


def _fitting(word: str, lettering: Lettering, room: float) -> int:
    """How many characters of a word have room with what ends a part of it; one at least."""
    fitting = (
        count
        for count in range(len(word) - 1, 1, -1)
        if width_of(_parted(word, count), lettering) <= room
    )
    return next(fitting, 1)


def _parted(word: str, count: int) -> str:
    """So many characters of a word, with a hyphen between letters."""
    parts_letters = word[count - 1].isalpha() and word[count].isalpha()
    return word[:count] + (HYPHEN if parts_letters else "")


def shortened(text: str, lettering: Lettering, room: float) -> str:
    """A text on one line, with an ellipsis for what has no room."""
    width = width_of(text, lettering)
    shown = text if width <= room else text[: math.ceil(len(text) * room / width)]
    while shown and width_of(_told(shown, text), lettering) > room:
        shown = shown[:-1].rstrip()
    return _told(shown, text)


def _told(shown: str, text: str) -> str:
    return shown if shown == text else f"{shown}…"


def widest(texts: Sequence[str], lettering: Lettering) -> float:
    """The width of the widest of some texts, 0 for none."""
    return max((width_of(text, lettering) for text in texts), default=0)


def height_of(lines: Sequence[str], lettering: Lettering) -> float:
    """How high some lines are together."""
    return len(lines) * lettering.leading


def set_lines(
    canvas: Canvas, lines: Sequence[str], lettering: Lettering, at: Point, anchor: str = "left"
) -> None:
    """Set lines from the top edge at a point downwards."""
    left, top = at
    for number, line in enumerate(lines):
        middle = top + (number + 0.5) * lettering.leading
        set_beside(canvas, line, lettering, (left, middle), anchor)


def set_beside(
    canvas: Canvas, line: str, lettering: Lettering, at: Point, anchor: str = "left"
) -> None:
    """Set a line so that its capitals and figures stand in the middle of a height."""
    if line:
        left, middle = at
        canvas.words(line, lettering, (left, middle + cap_height(lettering) / 2), anchor)


def set_head(canvas: Canvas, chart: Chart, looks: ChartLooks) -> float:
    """Set the head of a chart with bars; its lower edge, in points from the top."""
    names = [series.name for series in chart.series]
    if not any(names):
        return looks.gap
    return _name(canvas, names[0], looks) if len(names) == 1 else _key(canvas, names, looks)


def _name(canvas: Canvas, name: str, looks: ChartLooks) -> float:
    lines = wrapped(name, looks.key, canvas.width)
    set_lines(canvas, lines, looks.key, (0, 0))
    return height_of(lines, looks.key) + looks.gap


def _key(canvas: Canvas, names: list[str], looks: ChartLooks) -> float:
    """A square in the colour of each series and its name, as many on a line as there is room."""
    swatch, leading = cap_height(looks.key) * 1.2, looks.key.leading
    left, top = 0.0, 0.0
    for name, edge in zip(names, looks.series, strict=False):
        lines = wrapped(name, looks.key, canvas.width - 2 * swatch)
        width = 1.6 * swatch + max(width_of(line, looks.key) for line in lines)
        if left and left + width > canvas.width:
            left, top = 0.0, top + leading
        square = top + (leading - swatch) / 2
        canvas.bar(left, square, left + swatch, square + swatch, f"#{edge.colour.hex}")
        set_beside(canvas, lines[0], looks.key, (left + 1.6 * swatch, top + leading / 2))
        set_lines(canvas, lines[1:], looks.key, (left + 1.6 * swatch, top + leading))
        top += (len(lines) - 1) * leading
        left += width + 2 * swatch
    return top + leading + looks.gap
