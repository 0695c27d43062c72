"""Which words break in the cells of a table that has too little room, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from weasyprint import CSS, HTML
from weasyprint.layout import preferred

from exporter.engine.cascade import Cascade
from exporter.engine.layout import Layout
from exporter.engine.parsed import font_configuration
from exporter.scripts.break_chances import BOND, CHANCE
from exporter.style.design import Design

HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
URL = "https://example.org/" + "path/" * 30
SHEET = """
@page { size: 400pt 9000pt; margin: 20pt }
body { margin: 0; font: 10pt/12pt "Source Sans 3"; overflow-wrap: anywhere }
table { width: 100%; border-collapse: collapse; STYLE }
td { padding: 0 4pt; overflow-wrap: break-word }
"""
MEASURE = 360


def laid_out(*rows: Iterable[str], style: str = "", cell: str = "") -> Layout:
    Design("newsroom").sheets("brief")
    fonts = font_configuration()
    cells = ("".join(f"<td {cell}>{text}</td>" for text in row) for row in rows)
    html = "".join(f"<tr>{row}</tr>" for row in cells)
    source = HTML(string=f"<html lang=en><body><table>{html}</table>")
    sheet = CSS(string=SHEET.replace("STYLE", style), font_config=fonts)
    return Cascade(source, (sheet,), fonts, frozenset()).layout()


def cells_of(layout: Layout) -> list[list[str]]:
    """The lines of each cell, row by row, less what only keeps a word together."""
    boxes = [box for page in layout.document.pages for box in page._page_box.descendants()]
    cells = [box for box in boxes if type(box).__name__ == "TableCellBox"]
    return [
        [
            "".join(inner.text for inner in line.descendants() if hasattr(inner, "text"))
            .replace(BOND, "")
            .strip()
            for line in cell.descendants()
            if type(line).__name__ == "LineBox"
        ]
        for cell in cells
    ]


def widths_of(layout: Layout) -> list[float]:
    (widths,) = layout.columns().values()
    return [float(width) for width in widths]


def in_a_room(text: str, width: float) -> str:
    """A cell's text in the width that its column leaves it, in points."""
    return f"<div style='width: {width - 8}pt'>{text}</div>"


def is_whole(word: str, lines: list[str]) -> bool:
    return any(word in line for line in lines)


def test_a_table_with_room_is_as_css_makes_it() -> None:
    assert not laid_out(("Austria", "9,120"), ("Bosnia", "3,200")).broken


def test_lines_break_alike_in_the_columns_that_word_gets() -> None:
    """Those are a hair narrower, as a word processor counts; a line that just fits would not."""
    rows = ("Dunmere-under-the-Hill", "Price of a year (€)"), ("Ash", "The rate of the whole town")
    for tenths in range(1500, 1800, 7):
        layout = laid_out(*rows, style=f"width: {tenths / 10}pt")
        again = [map(in_a_room, row, widths_of(layout)) for row in rows]
        assert cells_of(laid_out(*again)) == cells_of(layout), tenths


def test_a_hash_breaks_and_the_words_beside_it_do_not() -> None:
    layout = laid_out(("a.pdf", HASH + HASH, "The printed copy that goes to the archive"))
    name, code, text = cells_of(layout)
    assert name == ["a.pdf"]
    assert len(code) > 1
    assert "".join(code) == HASH + HASH
    assert " ".join(text) == "The printed copy that goes to the archive"
    assert sum(widths_of(layout)) == pytest.approx(MEASURE, abs=2)
    assert [one.kind for one in layout.broken] == ["code"]


def test_a_short_code_stays_whole_beside_a_long_one() -> None:
    layout = laid_out(("a_short_identifier", HASH + HASH))
    short, long = cells_of(layout)
    assert short == ["a_short_identifier"]
    assert len(long) > 1


def test_the_key_of_a_long_value_stays_on_a_line() -> None:
    keys = ("Registered office address", "Place of jurisdiction", "Responsible officer")
    cells = cells_of(laid_out(*[(key, "Berlin") for key in keys], ("Seal", HASH * 3)))
    assert cells[::2] == [[key] for key in (*keys, "Seal")]


def test_numbers_stay_whole_where_css_would_part_them() -> None:
    numbers = ("10–20", "1,000–2,000", "2024/25", "5 kg", "12 May 2026")
    cells = cells_of(laid_out(*[(number, "A sentence of words. " * 20) for number in numbers]))
    assert cells[::2] == [[number] for number in numbers]


@pytest.mark.parametrize("style", ["", "hyphens: auto"])
def test_numbers_stay_whole_where_every_word_may_break(style: str) -> None:
    words = ("Responsibilities", "Accountability", "Representativeness", "Internationalisation")
    numbers = ("1,000,000.00", "2,000,000.00", "3,000,000.00", "4,000,000.00")
    layout = laid_out((*words, *words[:2]), (*numbers, "€5", "6%"), style=style)
    cells = cells_of(layout)
    assert cells[6:] == [[number] for number in (*numbers, "€5", "6%")]
    assert {one.kind for one in layout.broken} == {"word"}
    assert sum(widths_of(layout)) == pytest.approx(MEASURE, abs=2)


def test_a_cell_that_may_break_anywhere_keeps_its_number() -> None:
    row = ("Responsibilities of a board " * 8,) * 5 + ("1,000,000,000",)
    *_, number = cells_of(laid_out(row, cell='style="overflow-wrap: anywhere"'))
    assert number == ["1,000,000,000"]


def test_numbers_that_have_no_room_are_told_with_their_cell() -> None:
    layout = laid_out(("1,000,000,000.00",) * 8)
    assert {one.kind for one in layout.broken} == {"number"}
    assert {one.cell.tag for one in layout.broken} == {"td"}
    assert sum(widths_of(layout)) == pytest.approx(MEASURE, abs=2)


def test_of_ordinary_words_the_longest_breaks_first() -> None:
    long = "Donaudampfschifffahrtsgesellsch"[:30]
    layout = laid_out((long, long, long, "Jurisdiction", "Liability"))
    *others, fourth, fifth = cells_of(layout)
    assert (fourth, fifth) == (["Jurisdiction"], ["Liability"])
    assert all(len(lines) > 1 for lines in others)


def test_scripts_without_blanks_break_between_their_letters() -> None:
    layout = laid_out(
        ("这是一个用于归档和桌面的打印副本内容很长需要换行显示" * 2, HASH + HASH, "1,000")
    )
    *_, number = cells_of(layout)
    assert number == ["1,000"]
    assert [one.kind for one in layout.broken] == ["code"]


def test_a_line_never_hyphenates_a_code() -> None:
    fonts = font_configuration()
    html = HTML(string=f"<html lang=en><body><p style='hyphens: auto'>A file {URL}{HASH * 3}")
    sheet = CSS(string=SHEET.replace("STYLE", ""), font_config=fonts)
    layout = Cascade(html, (sheet,), fonts, frozenset()).layout()
    boxes = [box for page in layout.document.pages for box in page._page_box.descendants()]
    text = "".join(box.text for box in boxes if hasattr(box, "text"))
    seen = text.replace(" ", "").replace(BOND, "").replace(CHANCE, "")
    assert seen == f"Afile{URL}{HASH * 3}"


WORDS = st.sampled_from(
    ["a", "Liability", "Jurisdiction", "1,000,000", "10–20 %", "€ 5", "and/or", HASH, URL, "文件"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


ROWS = st.integers(1, 9).flatmap(
    lambda count: st.lists(st.tuples(*[TEXTS] * count), min_size=1, max_size=3)
)


@given(ROWS)
@settings(max_examples=20, phases=[Phase.generate])
def test_any_table_keeps_to_the_measure_and_numbers_are_whole_or_told(
    rows: list[tuple[str, ...]],
) -> None:
    layout = laid_out(*rows)
    assert sum(widths_of(layout)) == pytest.approx(MEASURE, abs=2)
    told = {one.word for one in layout.broken}
    texts = [text for row in rows for text in row]
    for lines, text in zip(cells_of(layout), texts, strict=True):
        for word in text.split():
            if word == "1,000,000":
                assert is_whole(word, lines) or word in told


def test_however_many_widths_are_tried_a_cell_is_measured_once() -> None:
    measured: Counter[Any] = Counter()
    measure = preferred.table_cell_min_max_content_width

    def counting(context: Any, cell: Any) -> Any:
        measured[cell] += 1
        return measure(context, cell)

    with patch("exporter.engine.tables.table_columns.table_cell_min_max_content_width", counting):
        laid_out(("a.pdf", HASH + HASH, "The printed copy that goes to the archive"))
    assert set(measured.values()) == {1}
