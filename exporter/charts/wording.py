"""A chart in words, for those who do not see it."""

from __future__ import annotations

from collections.abc import Mapping

from exporter.charts.chart import Chart


def description(chart: Chart, labels: Mapping[str, str]) -> str:
    """The kind of a chart and all that it shows, category by category."""
    kind = labels[f"{chart.kind.replace('-', '_')}_chart"]
    rows = (_row(chart, row) for row in range(len(chart.categories)))
    return " ".join([f"{kind}.", *rows])


def _row(chart: Chart, row: int) -> str:
    category = " ".join(filter(None, (chart.wanted_subject, chart.categories[row])))
    amounts = (
        " ".join(filter(None, (series.name, series.words[row] or "–"))) for series in chart.series
    )
    return f"{category}: {', '.join(amounts)}."
