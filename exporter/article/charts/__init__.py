"""Charts as values: what a table says when it asks to be one, not yet how it is drawn."""

from __future__ import annotations

from exporter.article.charts.chart import Chart, Flaw, Series, charts, description, flaws

__all__ = ["Chart", "Flaw", "Series", "charts", "description", "flaws"]
