"""What stands above a chart's plot: the name of its one series, or the key to several."""

from __future__ import annotations

from exporter.charts import Chart
from exporter.drawings.canvas import Canvas, cap_height, width_of
from exporter.drawings.lettering import height_of, set_beside, set_lines, wrapped
from exporter.drawings.looks import ChartLooks


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
