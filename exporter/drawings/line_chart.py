"""Lines over time, each named where it ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from babel import Locale

from exporter.article.charts.chart import Chart, Series
from exporter.drawings.canvas import Canvas, Point
from exporter.drawings.lettering import height_of, set_head, set_lines, widest, wrapped
from exporter.drawings.looks import ChartLooks
from exporter.drawings.plot import Plot, around, gridded, set_names

MOST_LINES = 4  # of a name
NAMES = 0.3  # how much of the width the names may take


def draw_lines(canvas: Canvas, chart: Chart, looks: ChartLooks, locale: Locale) -> float:
    """Lines over a grid; the height of it all.

    A key says whose they are where the names have no room where the lines end.
    """
    names, named = _endings(canvas, chart, looks, named=len(chart.series) > 1)
    if named and not _have_room(names, looks):
        names, named = _endings(canvas, chart, looks, named=False)
    top = looks.gap if named else set_head(canvas, chart, looks)
    after = widest([line for lines in names for line in lines], looks.key) + 1.5 * looks.gap
    amounts = around([it for one in chart.series for it in one.values if it is not None])
    plot = gridded(canvas, chart, looks, locale, amounts=amounts, top=top, after=after)
    centres = _centres(plot, len(chart.categories))
    for series, edge in zip(chart.series, looks.series, strict=False):
        colour = f"#{edge.colour.hex}"
        runs = list(_runs(series, centres, plot))
        for run in runs:
            if len(run) > 1:
                canvas.line(run, edge)
            if len(run) == 1 or run is runs[-1]:
                canvas.dot(run[-1], max(edge.width, looks.axis.width) * 1.25, colour)
    _set_endings(canvas, chart, looks, plot, names)
    return set_names(canvas, chart, looks, centres, plot.foot + looks.gap / 2)


def _centres(plot: Plot, count: int) -> list[float]:
    if count == 1:
        return [(plot.left + plot.right) / 2]
    step = (plot.right - plot.left) / (count - 1)
    return [plot.left + number * step for number in range(count)]


def _runs(series: Series, centres: Sequence[float], plot: Plot) -> Iterator[list[Point]]:
    """The stretches of a line between its gaps."""
    pairs = zip(centres, series.values, strict=True)
    for there, run in groupby(pairs, key=lambda pair: pair[1] is not None):
        if there:
            yield [(centre, plot.scale.at(value or 0)) for centre, value in run]


def _endings(
    canvas: Canvas, chart: Chart, looks: ChartLooks, *, named: bool
) -> tuple[list[list[str]], bool]:
    """What stands at the ends of the lines, and whether their names are among it."""
    room = NAMES * canvas.width
    return [_ending(series, looks, room, named=named) for series in chart.series], named


def _ending(series: Series, looks: ChartLooks, room: float, *, named: bool) -> list[str]:
    """What stands at the end of a line: its name unless it stands above, its last amount."""
    known = [text for text, it in zip(series.words, series.values, strict=True) if it is not None]
    last = known[-1] if known else ""
    lines = wrapped(f"{series.name} {last}" if named else last, looks.key, room)
    closer = _accompanied(lines, last)
    return closer if widest(closer, looks.key) <= room else lines


def _accompanied(lines: list[str], last: str) -> list[str]:
    """Lines of which an amount has none to itself, if there is a word to go with it."""
    *before, name = lines[:-1] or [""]
    kept, _, word = name.rpartition(" ")
    return [*before, kept, f"{word} {last}"] if lines[-1:] == [last] and kept else lines


def _have_room(names: Sequence[Sequence[str]], looks: ChartLooks) -> bool:
    """Whether the names at the ends of lines are short enough to be read, and stand in the plot."""
    together = sum(height_of(lines, looks.key) for lines in names)
    return max(map(len, names)) <= MOST_LINES and together <= looks.height + looks.key.leading


def _set_endings(
    canvas: Canvas, chart: Chart, looks: ChartLooks, plot: Plot, names: Sequence[Sequence[str]]
) -> None:
    """Set each name where its line ends, and no two over each other."""
    ends = [
        plot.scale.at(next((it for it in reversed(one.values) if it is not None), plot.scale.low))
        for one in chart.series
    ]
    heights = [height_of(lines, looks.key) for lines in names]
    bounds = plot.scale.end - looks.key.leading / 2, plot.scale.start + looks.key.leading / 2
    for number, top in _spread(ends, heights, bounds):
        set_lines(canvas, names[number], looks.named(number), (plot.right + 1.5 * looks.gap, top))


def _spread(
    middles: Sequence[float], heights: Sequence[float], bounds: tuple[float, float]
) -> Iterator[tuple[int, float]]:
    """The number and upper edge of each of some boxes, pushed apart where they would overlap, and
    within bounds if there is room."""
    order = sorted(range(len(middles)), key=lambda number: middles[number])
    edge, tops = bounds[0], []
    for number in order:
        tops.append(max(edge, middles[number] - heights[number] / 2))
        edge = tops[-1] + heights[number]
    edge = bounds[1]
    for index in reversed(range(len(order))):
        tops[index] = min(tops[index], edge - heights[order[index]])
        edge = tops[index]
    yield from zip(order, tops, strict=True)
