"""The pictures of an edition that we draw: charts of its tables, the QR code of its address."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exporter.article import Article, Table
from exporter.article.walk import blocks
from exporter.cascade import CSS
from exporter.drawings.drawing import Drawing
from exporter.drawings.looks import ChartLooks, Looks, looks_of
from exporter.labels import labels_for
from exporter.styled import FontFace
from exporter.view import View, locale_of

__all__ = ["Drawing", "Drawings", "drawings_of"]

QR_CODE = "url"


@dataclass(frozen=True)
class Drawings:
    """Drawings by the part of the article that they show, and the parts of charts that stay tables
    since their fonts cannot letter them."""

    by_part: Mapping[str, Drawing]
    undrawn: tuple[str, ...] = ()


def drawings_of(
    view: View, edition: str, sheets: Sequence[CSS], faces: Sequence[FontFace]
) -> Drawings:
    """All that is to be drawn for an edition of an article."""
    article = view.article
    has_charts = any(isinstance(block, Table) and block.chart for _, block in blocks(article))
    if not has_charts and not article.url:
        return Drawings({})
    root = {
        "lang": article.language,
        "dir": view.direction,
        "data-edition": edition,
        "data-paper": view.paper,
    }
    looks = looks_of(root, sheets, faces)
    charts = dict(_charts(article, looks.chart)) if has_charts else {}
    drawn = {part: drawing for part, drawing in charts.items() if drawing}
    return Drawings(
        drawn | dict(_qr_code(article, looks)),
        tuple(part for part, drawing in charts.items() if drawing is None),
    )


def _charts(article: Article, looks: ChartLooks) -> Iterator[tuple[str, Drawing | None]]:
    """The drawing of each chart, `None` where its fonts cannot letter it."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it tells of its caches
    from exporter.charts import charts, description
    from exporter.drawings.coverage import can_letter

    labels = labels_for(article.language)
    for loc, chart in charts(article):
        part = ".".join(map(str, loc))
        if can_letter(chart.texts, looks):
            from exporter.drawings.chart import draw_chart  # matplotlib takes a second to load

            words = description(chart, labels)
            yield part, draw_chart(chart, looks, locale_of(article.language), words)
        else:
            yield part, None


def _qr_code(article: Article, looks: Looks) -> Iterator[tuple[str, Drawing]]:
    if article.url:
        from exporter.drawings.qr_code import draw_qr_code

        words = f"{labels_for(article.language)['qr_code']} {article.url}"
        code = draw_qr_code(article.url, looks.code, words)
        if code:
            yield QR_CODE, code
