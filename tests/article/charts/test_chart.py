"""A table that asks to be a chart is read as one, or told cell by cell why it cannot be."""

from __future__ import annotations

from typing import Any

from exporter.article import Article
from exporter.article.charts.chart import charts, flaws
from exporter.readers.reader_table import loads
from tests.support import samples

MARKDOWN = """\
---
headline: A headline
---

The lede says it.

## Money

| Year | Spent | Saved |
|:-----|------:|------:|
| 2024 |   €3m | €1.5m |
| 2025 |  {cell} |     – |

Table: Spending by year {{chart=column}}
"""


def with_table(**table: Any) -> Article:
    basis = {"type": "table", "header": ["Year", "Spent"], "rows": [["2024", "3"]], "chart": "bar"}
    block = {**basis, **table}
    return samples.article(sections=[{"heading": "Money", "blocks": [block]}])


def codes(article: Article) -> list[str]:
    return [flaw.code for flaw in flaws(article)]


def test_a_chart_has_categories_series_gaps_and_one_unit() -> None:
    article = loads(MARKDOWN.format(cell="€4m"), "a.md").article
    ((loc, chart),) = charts(article)
    assert loc == ("sections", 0, "blocks", 0)
    assert (chart.kind, chart.subject, chart.categories) == ("column", "Year", ("2024", "2025"))
    assert [(one.name, one.values) for one in chart.series] == [
        ("Spent", (3, 4)),
        ("Saved", (1.5, None)),
    ]
    assert chart.series[1].words == ("€1.5m", "–")
    assert chart.unit == ("€", "m")


def test_what_is_no_number_is_an_error_at_its_cell(refused: Any) -> None:
    (flaw,) = refused(MARKDOWN.format(cell="lots"))
    assert flaw.headline.startswith("a.md:12:11: error[chart-not-numbers]: 'lots' is no number")
    assert "1,234.5" in flaw.hint


def test_a_second_unit_is_an_error_at_its_cell(refused: Any) -> None:
    (flaw,) = refused(MARKDOWN.format(cell="400 kg"))
    assert flaw.headline.startswith("a.md:12:11: error[chart-units]")


def test_a_chart_without_numbers_or_with_too_many_is_refused() -> None:
    assert codes(with_table(header=["Year"], rows=[["2024"]])) == ["chart-empty"]
    assert codes(with_table(rows=[])) == ["chart-empty"]
    assert codes(with_table(rows=[["2024", "–"], ["2025", ""]])) == ["chart-empty"]
    assert codes(with_table(rows=[["2024", "3"]] * 41)) == ["chart-too-many"]
    assert codes(with_table(rows=[["2024", "3"]] * 41, chart="line")) == []
    wide = {"header": list("abcdefgh"), "rows": [list("a1234567")]}
    assert codes(with_table(**wide)) == ["chart-too-many"]


def test_a_table_that_asks_for_no_chart_may_say_what_it_likes() -> None:
    article = with_table(rows=[["2024", "lots"]], chart=None)
    assert codes(article) == []
    assert list(charts(article)) == []
