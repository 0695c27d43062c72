"""What floats stands beside the text in Word too: a table with a place, before what follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter import Exporter
from exporter.readers.docx import read_docx
from exporter.writers.word.ooxml import Xml
from tests.samples import EVERYTHING
from tests.writers.word.documents import all_of, attribute, found, local, text_of, written

FLOAT = """aside { float: right; width: 100pt; margin: 3pt 0 14pt 10pt; padding: 0 }
.left { float: left; margin: 0 10pt 0 0 }"""
PLACE = ("tblpX", "tblpY", "leftFromText", "rightFromText", "bottomFromText")


def place_of(table: Xml) -> tuple[int, ...]:
    place = found(table, "w:tblPr/w:tblpPr")
    return tuple(int(attribute(place, f"w:{name}")) for name in PLACE)


def test_a_float_stands_before_the_paragraph_beside_it() -> None:
    docx = written("<p>a</p><aside><p>b</p><p>c</p></aside><p>d</p>", FLOAT)
    assert [(local(child), text_of(child)) for child in docx.body][:3] == [
        ("p", "a"),
        ("tbl", "bc"),
        ("p", "d"),
    ]
    (table,) = all_of(docx.body, "w:tbl")
    assert attribute(found(table, "w:tblPr/w:tblW"), "w:w") == str(100 * 20)
    assert place_of(table) == ((320 - 100) * 20, 60, 200, 0, 280)
    assert docx.diagnostics == ()


def test_on_the_left_it_begins_where_the_text_does() -> None:
    html = '<div><aside class="left"><p>b</p></aside><p>d</p></div>'
    docx = written(html, FLOAT + "div { margin-left: 20pt }")
    (table,) = all_of(docx.body, "w:tbl")
    assert place_of(table) == (20 * 20, 1, 0, 200, 0)


def test_without_a_width_it_is_as_wide_as_its_longest_line() -> None:
    docx = written("<aside><p>b</p></aside><p>d</p>", FLOAT + "aside { width: auto }")
    (table,) = all_of(docx.body, "w:tbl")
    assert 0 < int(attribute(found(table, "w:tblPr/w:tblW"), "w:w")) < 10 * 20


@pytest.mark.parametrize("after", ["", "<table><tr><td>x</td></tr></table>"])
def test_where_no_paragraph_follows_a_low_one_is_its_anchor(after: str) -> None:
    docx = written(f"<p>a</p><aside><p>b</p></aside>{after}", FLOAT)
    kinds = [local(child) for child in docx.body][:3]
    assert kinds == ["p", "tbl", "p"]


def test_floats_that_follow_each_other_stay_two_tables() -> None:
    docx = written("<aside><p>a</p></aside><aside><p>b</p></aside><p>c</p>", FLOAT)
    assert [local(child) for child in docx.body][:4] == ["tbl", "p", "tbl", "p"]


def test_a_box_that_floats_is_one_table() -> None:
    css = FLOAT + "aside { background: #eee } ul { padding-left: 9pt }"
    html = "<aside><ul><li>a<ul><li>b</li></ul></li></ul></aside><p>c</p>"
    assert len(all_of(written(html, css).body, ".//w:tbl")) == 1


def test_articles_come_back_from_beside_the_text(tmp_path: Path) -> None:
    sheet = tmp_path / "floats.css"
    sheet.write_text(
        '[data-edition="brief"] :is(.pull-quote-box, .callout, .figure)'
        " { float: right; width: 50mm; margin: 0 0 14pt 5mm }"
    )
    exporter = Exporter(styles=[sheet])
    export = exporter.export(EVERYTHING, editions=["brief"], formats=["docx"], preflight=False)
    assert read_docx(export.renditions[0].data).article == export.article
