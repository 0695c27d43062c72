"""Columns end where their text ends, as level as they can be, and none is thrown away."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from weasyprint import CSS
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from exporter.engine.layout import Layout
from exporter.engine.pages.sheets import body_of
from tests.support.small import cascade_of

RULES = """
@page { size: 300pt 300pt; margin: 20pt }
html { font: 8pt/10pt "Source Serif 4" }
.text { columns: 2; column-gap: 20pt }
p { margin: 0 }
h2 { margin: 20pt 0 0; font: 8pt/10pt "Source Serif 4"; break-after: avoid }
.across { column-span: all; margin: 0 }
.tall { height: 200pt; break-inside: avoid }
"""
WORDS = "word " * 8  # a line and a half of a column
FEW = f"<p>{WORDS}</p>"


def laid_out(body: str, more: str = "") -> Layout:
    cascade = cascade_of("--fit: 1", f'<div class="text">{body}</div>')
    rules = CSS(string=RULES + more, font_config=cascade.fonts)
    return replace(cascade, sheets=(*cascade.sheets, rules)).layout()


def columns_of(layout: Layout, page: int = 1) -> list[Any]:
    body = body_of(layout.document.pages[page - 1]._page_box)
    return [box for box in body.descendants() if getattr(box, "is_column", False)]


def words_of(box: Any) -> str:
    texts = (
        one.text for one in box.descendants(placeholders=True) if isinstance(one, boxes.TextBox)
    )
    return " ".join(" ".join(texts).split())


def lines_of(box: Any) -> list[Any]:
    return [one for one in box.descendants() if isinstance(one, boxes.LineBox)]


@pytest.mark.parametrize("paragraphs", [1, 2, 3, 5, 8])
def test_columns_that_end_are_as_level_as_their_lines_allow(paragraphs: int) -> None:
    style = "p { orphans: 1; widows: 1 }"
    columns = columns_of(laid_out(FEW * paragraphs, style))
    first, second = (len(lines_of(column)) for column in columns)
    assert 0 <= first - second <= 1


def test_columns_are_no_higher_for_what_had_no_room_in_the_first() -> None:
    whole = '<div style="height: 130pt; break-inside: avoid">a</div>'
    columns = columns_of(laid_out(f'<div>{FEW}{whole * 2}</div><div class="across">b</div>'))
    assert [round(column.height * 0.75) for column in columns] == [150, 150]


def test_what_spans_the_columns_stays_where_its_margin_has_no_room() -> None:
    across = '<div class="across" style="height: 140pt; margin-bottom: 20pt">b</div>'
    layout = laid_out(f'</div>{FEW}<div class="text">{FEW * 10}{across}{FEW}')
    assert "b" in words_of(body_of(layout.document.pages[0]._page_box)).split()


def test_columns_that_go_on_are_filled() -> None:
    layout = laid_out(FEW * 60)
    assert layout.pages > 1
    for column in columns_of(layout):
        assert len(lines_of(column)) >= 24  # of the 26 that there may be


def test_a_column_stands_where_the_next_has_no_room_for_a_figure() -> None:
    across = f'<div class="across">{FEW * 20}</div>'  # some 200pt of a page's 260pt
    layout = laid_out(f'{across}{FEW * 2}<div class="tall">a</div>')
    assert words_of(columns_of(layout)[0]).split() == [*WORDS.split()] * 2
    assert words_of(columns_of(layout, 2)[0]) == "a"


def test_what_spans_the_columns_goes_on_where_it_stopped() -> None:
    words = [f"{number}." for number in range(900)]
    paragraphs = "".join(f"<p>{' '.join(words[at : at + 9])}</p>" for at in range(0, 900, 9))
    layout = laid_out(f'<p>before</p><div class="across">{paragraphs}</div><p>after</p>')
    assert layout.pages > 2
    shown = " ".join(words_of(body_of(page._page_box)) for page in layout.document.pages)
    assert shown.split() == ["before", *words, "after"]


@pytest.mark.parametrize("before", range(22, 30))
def test_no_margin_stands_at_the_top_of_a_column(before: int) -> None:
    body = FEW * (before // 2) + "<p>a</p>" * (before % 2) + f"<h2>b</h2>{FEW * 30}"
    for page in range(1, laid_out(body).pages + 1):
        for left, right in pairwise(columns_of(laid_out(body), page)):
            assert lines_of(right)[0].position_y == pytest.approx(right.position_y)
            assert right.position_y == left.position_y


def test_placed_boxes_stand_in_the_columns_once() -> None:
    placed = '<p style="position: relative">a<i style="position: absolute">placed</i></p>'
    layout = laid_out(FEW * 3 + placed + FEW * 3)
    assert words_of(body_of(layout.document.pages[0]._page_box)).split().count("placed") == 1


def test_columns_of_long_words_take_few_layouts(monkeypatch: pytest.MonkeyPatch) -> None:
    layouts = 0
    container = block.block_container_layout

    def counted(context: Any, box: Any, *others: Any, **named: Any) -> Any:
        nonlocal layouts
        layouts += bool(getattr(box, "is_column", False))
        return container(context, box, *others, **named)

    monkeypatch.setattr(block, "block_container_layout", counted)
    tall = '<div class="tall" style="height: 230pt">a</div>'
    laid_out(f"{FEW * 2}<div><h2>b</h2>{tall}</div>")
    assert layouts < 60


@pytest.mark.parametrize("before", range(4))
def test_a_table_keeps_its_head_where_columns_are_low(before: int) -> None:
    row = f"<tr><td>{WORDS}</td></tr>"
    table = f"<table><thead><tr><th>head</th></tr></thead><tbody>{row * 2}</tbody></table>"
    layout = laid_out(f"{FEW * 26}{FEW * before}{table}")
    with_rows = [one for one in columns_of(layout, 2) if _has_rows(one)]
    assert with_rows
    assert all("head" in words_of(one).split() for one in with_rows)


def _has_rows(box: Any) -> bool:
    return any(one.element_tag == "tbody" for one in box.descendants())


def test_the_parts_that_go_on_in_another_column_are_told() -> None:
    long = f'<p data-part="long">{WORDS * 9}</p><p data-part="short">{WORDS}</p>'
    assert laid_out(long).parted == {"long"}
    assert laid_out(long, ".text { columns: 1 }").parted == set()


def test_a_margin_above_columns_meets_that_of_what_stands_before_them() -> None:
    above = ".above { margin: 0 0 8pt } .text { margin-top: 6pt }"
    cascade = cascade_of("--fit: 1", f'<p class="above">a</p><div class="text">{FEW * 4}</div>')
    rules = CSS(string=RULES + above, font_config=cascade.fonts)
    layout = replace(cascade, sheets=(*cascade.sheets, rules)).layout()
    body = body_of(layout.document.pages[0]._page_box)
    first, second, *_ = lines_of(body)
    assert second.position_y - first.position_y == pytest.approx((10 + 8) * 96 / 72)


def figures(*heights: int) -> str:
    each = '<div class="figure" style="height: {}pt"></div>'
    return "".join(map(each.format, heights))


@pytest.mark.parametrize("heights", [(60, 62, 55), (60, 50, 75), (20, 70, 60, 45), (31, 30, 62)])
def test_columns_of_figures_are_as_low_as_can_be(heights: tuple[int, ...]) -> None:
    style = ".figure { break-inside: avoid } .figure + .figure { margin-top: 12pt }"
    columns = columns_of(laid_out(figures(*heights), style))
    parts = [(heights[:cut], heights[cut:]) for cut in range(1, len(heights))]
    least = min(max(sum(part) + 12 * (len(part) - 1) for part in both) for both in parts)
    assert max(column.height for column in columns) <= (least + 1) * 96 / 72


def test_columns_are_as_low_as_can_be_where_a_height_was_halved_that_would_do() -> None:
    style = ".figure { break-inside: avoid; margin: 20pt 0 10pt }"
    columns = columns_of(laid_out(f"{FEW}<div>{figures(68, 89, 57, 90)}</div>", style))
    least = 20 + 20 + 68 + 20 + 89
    assert max(column.height for column in columns) <= (least + 1) * 96 / 72


@pytest.mark.parametrize(
    ("lines", "height"), [((4, 2, 4, 5), 80), ((5, 2), 40), ((6, 3, 6, 6), 110)]
)
def test_columns_of_lines_that_stay_together_are_as_low_as_can_be(
    lines: tuple[int, ...], height: int
) -> None:
    """What a parted section has of a column reaches to its end, wherever its last line is."""
    body = "".join(f"<p>{'<br>'.join(['line'] * count)}</p>" for count in lines)
    columns = columns_of(laid_out(f"<section>{body}</section>", "p { orphans: 2; widows: 2 }"))
    assert max(column.height for column in columns) == pytest.approx(height * 96 / 72)


def marker_drops(box: Any) -> set[float]:
    """How far below the first line of its item each marker of a list stands, in CSS pixels."""
    items = [one for one in box.descendants() if one.element_tag == "li" and one.children]
    drops = set()
    for item in items:
        marks, inside = item.children[0], lines_of(item)
        if getattr(marks, "is_outside_marker", False) and inside:
            (line,) = lines_of(marks)
            drops.add(round(line.position_y + line.baseline - inside[0].position_y, 1))
    return drops


@pytest.mark.parametrize("lead", range(20, 30))
def test_markers_stand_on_the_line_of_their_item_wherever_columns_were_tried(lead: int) -> None:
    items = f"<ul>{f'<li>{WORDS}</li>' * 30}</ul>"
    layout = laid_out("<p>word</p>" * lead + items, "ul { margin: 0 } li { margin: 8px 0 0 }")
    columns = [column for page in range(1, layout.pages + 1) for column in columns_of(layout, page)]
    (drop,) = set().union(*map(marker_drops, columns))
    assert drop > 0
