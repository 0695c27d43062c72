"""Charts as values: what a table says when it asks to be one, not yet how it is drawn."""

from __future__ import annotations

from exporter.charts.chart import Chart, Flaw, Series, charts, flaws
from exporter.charts.wording import description

__all__ = ["Chart", "Flaw", "Series", "charts", "description", "flaws"]
