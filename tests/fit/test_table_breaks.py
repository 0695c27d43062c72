"""Tables and the ends of columns and pages: what stays whole, what stays together, what spans."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weasyprint import CSS

from exporter import resources
from exporter.engine.insides import node_of
from exporter.engine.layout import Layout
from exporter.engine.pages.sheets import body_of
from tests.support.small import cascade_of


def rows_on(page: int, layout: Layout) -> int:
    body = body_of(layout.document.pages[page - 1]._page_box)
    rows = (box for box in body.descendants() if box.element_tag == "tr")
    return sum(node_of(box).find("td") is not None for box in rows)


def broken(rows: int, lines_before: int) -> tuple[int, int]:
    """The rows on two pages of 10 cm, of which lines take the beginning."""
    cells = "".join(f"<tr><td>{number}</td></tr>" for number in range(rows))
    table = f'<table class="table"><thead><tr><th>H</th></tr></thead><tbody>{cells}</tbody></table>'
    cascade = cascade_of("", "<p>x<br></p>" * lines_before + table)
    css = CSS(filename=resources.styles_folder() / "base.css", font_config=cascade.fonts)
    layout = replace(cascade, sheets=(css, *cascade.sheets)).layout()
    return rows_on(1, layout), rows_on(2, layout) if layout.pages > 1 else 0


@pytest.mark.parametrize("lines", range(3, 8))
def test_a_table_of_eight_rows_stays_whole(lines: int) -> None:
    assert 0 in broken(8, lines)


@pytest.mark.parametrize("lines", range(1, 8))
def test_two_rows_at_least_stand_on_each_side_of_a_break(lines: int) -> None:
    first, second = broken(12, lines)
    assert first + second == 12
    assert first != 1
    assert second != 1


ONE_ROW = '<table class="table"><tbody><tr><td>one</td></tr></tbody></table>'
ONE_LINE = '<pre class="code-block"><code><span>one</span></code></pre>'


@pytest.mark.parametrize("whole", [ONE_ROW, ONE_LINE])
def test_a_table_of_one_row_and_code_of_one_line_leave_what_follows_them(whole: str) -> None:
    following = '<div class="following" style="height: 70mm; break-inside: avoid">x</div>'
    cascade = cascade_of("--_hang: 1em", f'<div class="text"><p>x</p>{whole}{following}</div>')
    css = CSS(filename=resources.styles_folder() / "base.css", font_config=cascade.fonts)
    layout = replace(cascade, sheets=(css, *cascade.sheets)).layout()
    first, second = (
        {box.element_tag for box in body_of(one).descendants()} for one in layout.sheets()
    )
    assert {"td", "code"} & first
    assert not {"td", "code"} & second
