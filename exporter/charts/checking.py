"""Tables that ask to be charts and cannot be, as errors at their cells."""

from __future__ import annotations

from collections.abc import Mapping

from exporter.article import Article
from exporter.article.walk import Loc
from exporter.charts.chart import flaws
from exporter.diagnostics import Diagnostic, Place, error
from exporter.readers.reading import nearest


def chart_errors(article: Article, places: Mapping[Loc, Place]) -> tuple[Diagnostic, ...]:
    """What keeps tables from being charts, each at its place in the source, if that is known."""
    return tuple(
        error(flaw.code, flaw.message, nearest(places, flaw.loc), flaw.hint)
        for flaw in flaws(article)
    )
