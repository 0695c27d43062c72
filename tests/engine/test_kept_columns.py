"""The columns of a table are made once for all trials that leave its words and their look alone."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from weasyprint.layout import preferred

from exporter.engine.cascade import Cascade
from exporter.engine.lines import kept_lines
from exporter.engine.parsed import HTMLDocument, Sheet, font_configuration
from exporter.engine.tables import kept_columns

ROWS = "<tr><th>Year<th>Places of all meetings<tr><td>1,024,000<td>Prague, Brno and Ostrava"
PAGE = Sheet("@page { size: 70mm 90mm } table { width: 100% } td { overflow-wrap: anywhere }")
SIZES = ("height", "min_height", "max_height", "image_resolution")
BOXES = (*SIZES, "flex_direction", "flex_wrap")
"""What only boxes are asked for whose tables are not kept."""


def document(rows: str = ROWS) -> Cascade:
    html = HTMLDocument(f'<html lang="en"><table>{rows}</table><p id="end"></p></html>')
    return Cascade(html, (PAGE,), font_configuration(), frozenset())


@pytest.fixture
def made() -> Iterator[list[Any]]:
    """Every table whose columns were made."""
    tables: list[Any] = []
    making = kept_columns._made

    def counted(*given: Any) -> Any:
        tables.append(given)
        return making(*given)

    with patch.object(kept_columns, "_made", counted):
        yield tables


def test_a_trial_of_other_spacing_keeps_the_columns(made: list[Any]) -> None:
    natural = document()
    first = natural.layout()
    second = natural.adding(Sheet("table { margin-top: 3mm }")).layout()
    assert len(made) == 1
    assert first.columns() == second.columns()


def test_the_columns_of_long_tables_are_made_once_for_all_pages(made: list[Any]) -> None:
    layout = document(ROWS + "<tr><td>9<td>Olomouc" * 60).layout()
    assert layout.pages > 2
    assert len(made) == 1


@pytest.mark.parametrize(
    "css",
    [
        "td { font-size: 8pt }",
        "td { padding-left: 4mm }",
        "th { width: 30mm }",
        "table { width: 40mm }",
        "table { border-spacing: 3mm }",
        "body { margin: 0 6mm }",
    ],
)
def test_a_trial_of_another_look_makes_them_anew(made: list[Any], css: str) -> None:
    natural = document()
    natural.layout()
    kept = natural.adding(Sheet(css)).layout().columns()
    assert len(made) == 2
    alone = document().adding(Sheet(css)).layout().columns()
    assert list(kept.values()) == list(alone.values())


def test_what_breaks_in_a_table_is_told_of_each_trial() -> None:
    natural = document("<tr>" + "<td>1,024,000,000,000,000,000,000" * 4)
    first, second = natural.layout(), natural.adding(Sheet("p { color: red }")).layout()
    assert first.broken
    assert first.broken == second.broken


def test_tables_with_pictures_are_made_anew_in_each_layout(made: list[Any]) -> None:
    natural = document(ROWS + '<tr><td><span style="display: inline-block">7</span><td>8')
    natural.layout()
    natural.adding(Sheet("table { margin-top: 3mm }")).layout()
    assert len(made) == 2


def test_every_property_that_widths_depend_on_tells_tables_apart() -> None:
    asked = set(re.findall(r"style\['(\w+)'\]", inspect.getsource(preferred)))
    known = {*kept_columns.LOOKED_AT, *kept_lines.LOOKED_AT, *BOXES}
    assert asked <= known, asked - known
