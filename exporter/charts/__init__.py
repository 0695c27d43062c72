"""Charts as values: what a table says when it asks to be one, not yet how it is drawn."""

from exporter.charts.chart import Chart, Flaw, Series, charts, flaws

__all__ = ["Chart", "Flaw", "Series", "charts", "flaws"]
