"""What a table says as a chart: named categories, and series of amounts in one unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exporter.article import Article, ChartKind, Table
from exporter.article.charts.amounts import Amount, NotAnAmountError, amount_of
from exporter.article.inline import plain
from exporter.article.language import locale_of
from exporter.article.places import Loc, blocks, nearest
from exporter.diagnostics import Diagnostic, Place, error

MAX_SERIES = 6  # more cannot be told apart without colour
LONGEST_NUMBER = 3  # digits; a year says that it is one
MAX_MARKS = {"bar": 40, "column": 40, "stacked-bar": 40, "line": 1200}


@dataclass(frozen=True)
class Series:
    """A column of the table: its head, its amounts (`None` for a gap), and how its cells say it."""

    name: str
    values: tuple[float | None, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """A table's first column as `categories`, under the head `subject`, the others as `series`.

    `unit` is what stands before and after every number, such as `("€", "m")`.
    """

    kind: ChartKind
    subject: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: tuple[str, str]
    wide: bool = False

    @property
    def wanted_subject(self) -> str:
        """The subject where the categories are bare numbers that do not say it; else empty."""
        bare = all(len(name) <= LONGEST_NUMBER and name.isdigit() for name in self.categories)
        return self.subject if bare else ""

    @property
    def texts(self) -> Iterator[str]:
        """Everything that the chart may have to letter."""
        yield from (self.subject, *self.categories, *self.unit)
        for series in self.series:
            yield from (series.name, *series.words)


@dataclass(frozen=True)
class Flaw:
    """Why a table cannot be a chart: where in the article, and what is wrong."""

    code: str
    loc: Loc
    message: str
    hint: str | None = None


def charts(article: Article) -> Iterator[tuple[Loc, Chart]]:
    """The charts of an article, each with the loc of its table; those with flaws left out."""
    for loc, table, kind in _tables(article):
        if not list(_flaws(loc, table, kind, article.language)):
            yield loc, _chart(table, kind, article.language)


def flaws(article: Article) -> Iterator[Flaw]:
    """What keeps tables of an article from being the charts that they ask to be."""
    for loc, table, kind in _tables(article):
        yield from _flaws(loc, table, kind, article.language)


def _tables(article: Article) -> Iterator[tuple[Loc, Table, ChartKind]]:
    for loc, block in blocks(article):
        if isinstance(block, Table) and block.chart is not None:
            yield loc, block, block.chart


def _chart(table: Table, kind: ChartKind, language: str) -> Chart:
    subject, *names = map(words, table.header)
    columns = list(zip(*table.rows, strict=True))
    amounts = [[_amount(cell, language) for cell in column] for column in columns[1:]]
    series = tuple(
        Series(name, tuple(it.value if it else None for it in said), tuple(map(_typeset, column)))
        for name, column, said in zip(names, columns[1:], amounts, strict=True)
    )
    units = (unit for said in amounts for it in said if it and any(unit := (it.before, it.after)))
    categories, unit = tuple(map(words, columns[0])), next(units, ("", ""))
    return Chart(kind, subject, categories, series, unit, table.wide)


def _flaws(loc: Loc, table: Table, kind: ChartKind, language: str) -> Iterator[Flaw]:
    if len(table.header) == 1 or not table.rows or _is_all_gaps(table, language):
        message = "a chart needs a column of names, a column of numbers, and a row with one"
        yield Flaw("chart-empty", loc, message)
        return
    yield from _too_many(loc, table, kind)
    yield from _cell_flaws(loc, table, language)


def _is_all_gaps(table: Table, language: str) -> bool:
    try:
        return not any(_amount(cell, language) for row in table.rows for cell in row[1:])
    except NotAnAmountError:
        return False


def _too_many(loc: Loc, table: Table, kind: ChartKind) -> Iterator[Flaw]:
    series = len(table.header) - 1
    if series > MAX_SERIES:
        message = f"the chart has {series} series; {MAX_SERIES} can be told apart"
        yield Flaw("chart-too-many", (*loc, "header"), message)
    marks = series * len(table.rows)
    if marks > MAX_MARKS[kind]:
        message = f"the chart has {marks} amounts to show; {MAX_MARKS[kind]} can be read"
        yield Flaw("chart-too-many", (*loc, "rows"), message)


def _cell_flaws(loc: Loc, table: Table, language: str) -> Iterator[Flaw]:
    """The cells that are no numbers, or that count in another unit than those before them."""
    known: tuple[str, str] | None = None
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells[1:], start=1):
            where = (*loc, "rows", row, column)
            try:
                amount = _amount(cell, language)
            except NotAnAmountError:
                message = f"{words(cell)!r} is no number, so the table cannot be a chart"
                yield Flaw("chart-not-numbers", where, message, _example(language))
                continue
            unit = (amount.before, amount.after) if amount else ("", "")
            if any(unit):
                known = known or unit
                if unit != known:
                    yield _other_unit(where, known, unit)


def _other_unit(loc: Loc, known: tuple[str, str], unit: tuple[str, str]) -> Flaw:
    one, other = ("…".join(both) for both in (known, unit))
    message = f"the chart counts in {one!r} and here in {other!r}; it has one scale"
    return Flaw("chart-units", loc, message)


def _example(language: str) -> str:
    from babel.numbers import format_decimal  # slow to load

    number = format_decimal(1234.5, locale=locale_of(language))
    return f"write numbers as {number}, a dash for none, or leave `chart` out"


def _amount(cell: str, language: str) -> Amount | None:
    return amount_of(words(cell), locale_of(language))


def _typeset(cell: str) -> str:
    """The words of an amount, with a true minus."""
    return re.sub(r"^(\W*)-(?=\D?\d)", r"\1−", words(cell))


def words(text: str) -> str:
    """The plain words of inline Markdown, on one line."""
    return unicodedata.normalize("NFC", " ".join(plain(text).split()))


def description(chart: Chart, labels: Mapping[str, str]) -> str:
    """The kind of a chart, and its table: what the first column names, then row by row."""
    kind = labels[f"{chart.kind.replace('-', '_')}_chart"]
    if chart.subject and not chart.wanted_subject:  # else each row says it
        kind += f" ({chart.subject})"
    rows = (_row(chart, row) for row in range(len(chart.categories)))
    return " ".join([f"{kind}.", *rows])


def _row(chart: Chart, row: int) -> str:
    category = " ".join(filter(None, (chart.wanted_subject, chart.categories[row])))
    amounts = (
        " ".join(filter(None, (series.name, series.words[row] or "–"))) for series in chart.series
    )
    return f"{category}: {', '.join(amounts)}."


def chart_errors(article: Article, places: Mapping[Loc, Place]) -> tuple[Diagnostic, ...]:
    """What keeps tables from being charts, each at its place in the source, if that is known."""
    return tuple(
        error(flaw.code, flaw.message, nearest(places, flaw.loc), flaw.hint)
        for flaw in flaws(article)
    )
