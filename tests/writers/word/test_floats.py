"""What floats stands beside the text in Word too: a table with a place, before what follows."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from exporter import Exporter
from exporter.engine.lines.lines_at_floats import Mending
from exporter.parity.libreoffice import printed_by_libreoffice
from exporter.printed import Lettering, pages_of
from exporter.roundtrip.word.edited_file import read_docx
from exporter.writers.word.paging import Paging
from exporter.writers.word.setting.floats import INWARDS
from exporter.writers.word.values.ooxml import Xml
from tests.support.documents import all_of, attribute, found, local, text_of, value, written
from tests.support.samples import EVERYTHING, HOUSE, article, rendition

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


@pytest.mark.parametrize(
    ("tag", "kinds"), [("p", ["tbl", "p"]), ("h2", ["p", "tbl", "p", "p"])], ids=["text", "heading"]
)
def test_a_heading_beside_it_keeps_its_margin_at_the_head_of_a_page(
    tag: str, kinds: list[str]
) -> None:
    """Word drops that of a block with a float; of one below low paragraphs it does not."""
    html = f"<p>a</p><aside><p>b</p></aside><{tag}>d</{tag}>"
    css = f"p {{ margin: 0 0 4pt }} {tag} {{ margin-top: 12pt; break-after: avoid }}"
    docx = written(html, FLOAT + css if tag == "h2" else FLOAT)
    assert [local(child) for child in docx.body][1 : 1 + len(kinds)] == kinds


@pytest.mark.parametrize(("below", "apart"), [(4, 12 - 4 - 3), (12, 0)])
def test_what_stands_around_a_float_is_no_farther_apart_than_without_it(
    below: int, apart: int
) -> None:
    """The larger margin counts, less three low paragraphs of a point each."""
    css = f".a {{ margin-bottom: {below}pt }} .d {{ margin: 12pt 0 0 9pt }}"
    docx = written('<p class="a">a</p><aside><p>b</p></aside><p class="d">d</p>', FLOAT + css)
    assert docx.look("d")["spacing"].get("before", "0") == str(apart * 20)


@pytest.mark.parametrize(("below", "line"), [(0, "1"), (4, "20")])
def test_low_paragraphs_take_no_room_where_there_is_none(below: int, line: str) -> None:
    """Else all that follows would stand three points lower than in the PDF."""
    css = f".a {{ margin-bottom: {below}pt }} .d {{ margin-left: 9pt }}"
    docx = written('<p class="a">a</p><aside><p>b</p></aside><p class="d">d</p>', FLOAT + css)
    assert attribute(found(docx.style("Spacer"), "w:pPr/w:spacing"), "w:line") == line


def test_a_float_comes_nearer_to_text_where_its_lines_would_end_otherwise() -> None:
    html = '<aside><p data-part="f">b</p></aside><p>d</p>'
    docx = written(html, FLOAT, paging=Paging(mendings={"f": Mending(-0.15, -5)}))
    assert place_of(all_of(docx.body, "w:tbl")[0]) == (4400, 60, 200 - 3, 0, 280 - 100)


def test_on_the_left_it_begins_where_the_text_does() -> None:
    html = '<div><aside class="left"><p>b</p></aside><p>d</p></div>'
    docx = written(html, FLOAT + "div { margin-left: 20pt }")
    (table,) = all_of(docx.body, "w:tbl")
    assert place_of(table) == (20 * 20 + INWARDS, 1, 0, 200, 0)


@pytest.mark.parametrize(("parted", "kept"), [((), 1), (("text",), 0)])
def test_the_paragraph_beside_it_goes_on_whole_unless_a_column_ends_within_it(
    parted: tuple[str, ...], kept: int
) -> None:
    html = '<aside><p>b</p></aside><p data-part="text">d</p><p>e</p>'
    docx = written(html, FLOAT, paging=Paging(parted=parted))
    assert len(all_of(docx.body, ".//w:keepLines")) == kept


@pytest.mark.parametrize(("name", "side"), [("", "right"), ("left", "left")])
def test_what_is_read_from_the_right_keeps_its_side(name: str, side: str) -> None:
    html = f'<div><aside class="{name}"><p>ב</p></aside><p>ד</p></div>'
    docx = written(html, FLOAT + "div { direction: rtl } aside { margin: 0 }")
    place = found(all_of(docx.body, "w:tbl")[0], "w:tblPr/w:tblpPr")
    assert attribute(place, "w:tblpXSpec") == side


def test_without_a_width_it_is_as_wide_as_its_longest_line() -> None:
    docx = written("<aside><p>b</p></aside><p>d</p>", FLOAT + "aside { width: auto }")
    (table,) = all_of(docx.body, "w:tbl")
    assert 0 < int(attribute(found(table, "w:tblPr/w:tblW"), "w:w")) < 10 * 20


@pytest.mark.parametrize("after", ["", "<table><tr><td>x</td></tr></table>"])
def test_where_no_paragraph_follows_a_low_one_is_its_anchor(after: str) -> None:
    docx = written(f"<p>a</p><aside><p>b</p></aside>{after}", FLOAT)
    kinds = [local(child) for child in docx.body][:4]
    assert kinds == ["p", "p", "tbl", "p"]


def test_a_list_behind_the_paragraph_beside_it_keeps_its_indent() -> None:
    """LibreOffice takes that of what follows the anchor; a low paragraph has none."""
    lists = "ul { margin: 6pt 0 0 9pt }"
    docx = written("<aside><p>f</p></aside><p>b</p><ul><li>c</li></ul>", FLOAT + lists)
    assert [local(one) for one in docx.body][:4] == ["tbl", "p", "p", "p"]
    assert value(found(docx.body[2], "w:pPr/w:pStyle")) == "Spacer"
    above = found(docx.style("List Bullet"), "w:pPr/w:spacing")
    assert attribute(above, "w:before") == str((6 - 1) * 20)


def test_a_low_paragraph_is_its_anchor_beside_one_with_a_note() -> None:
    """LibreOffice leaves a table at a paragraph with a note in the text."""
    after = "<p>b<i style='float: footnote'>n</i></p>"
    docx = written(f"<p>a</p><aside><p>f</p></aside>{after}", FLOAT)
    tags = [local(one) for one in docx.body][:5]
    assert tags == ["p", "p", "tbl", "p", "p"]
    low = [docx.body[index] for index in (1, 3, 4)]
    assert {value(found(one, "w:pPr/w:pStyle")) for one in low} == {"Spacer"}


def test_text_that_is_indented_keeps_its_indent_beside_a_float() -> None:
    """LibreOffice takes it from the paragraph that has the float, and from the next one."""
    docx = written("<div><aside><p>a</p></aside><p>b</p></div>", FLOAT + "div { margin-left: 9pt }")
    assert [local(child) for child in docx.body][:5] == ["p", "tbl", "p", "p", "p"]
    low = [docx.body[index] for index in (0, 2, 3)]
    assert {value(found(one, "w:pPr/w:pStyle")) for one in low} == {"Spacer"}
    assert all_of(docx.style("Spacer"), "w:pPr/w:keepNext")


@pytest.mark.parametrize(
    ("classes", "places"),
    [(("", ""), (220, 110)), (("left", "left"), (0, 110)), (("", "left"), (220, 0))],
)
def test_floats_that_follow_each_other_stand_beside_each_other(
    classes: tuple[str, str], places: tuple[int, int]
) -> None:
    asides = "".join(f'<aside class="{name}"><p>a</p></aside>' for name in classes)
    docx = written(asides + "<p>c</p>", FLOAT)
    assert [local(child) for child in docx.body][:6] == ["p", "tbl", "p", "p", "tbl", "p"]
    shown = [place_of(table)[0] for table in all_of(docx.body, "w:tbl")]
    assert shown == [max(place * 20, 1) for place in places]


@pytest.mark.parametrize("side", ["left", "right"])
def test_without_room_for_both_the_second_float_stands_below_the_first(side: str) -> None:
    css = FLOAT + f"aside {{ float: {side}; width: 200pt }} .narrow {{ width: 150pt }}"
    docx = written('<aside>a</aside><aside class="narrow">b</aside><p>c</p>', css)
    (table,) = all_of(docx.body, "w:tbl")
    assert text_of(table) == "ab"
    inner = (found(one, "w:tblPr/w:tblInd") for one in all_of(table, ".//w:tbl"))
    indents = [attribute(indent, "w:w") for indent in inner]
    assert indents == (["0", "0"] if side == "left" else ["0", str(50 * 20)])
    assert [local(child) for child in docx.body][:2] == ["tbl", "p"]


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


TEXT = "Nobody had said anything about Thursday, and so the riders waited at the stop. " * 6
SECTIONS = [
    {
        "heading": "Two at once",
        "blocks": [
            {"type": "pull_quote", "text": "A quote from the text"},
            {"type": "pull_quote", "text": "Another one from it"},
            {"type": "paragraph", "text": TEXT},
        ],
    },
    {
        "heading": "On the left",
        "blocks": [
            {"type": "callout", "title": "Note", "blocks": [{"type": "paragraph", "text": "Yes."}]},
            {"type": "paragraph", "text": TEXT},
            {"type": "paragraph", "text": TEXT},
        ],
    },
]


def test_libreoffice_prints_what_stands_beside_a_float_where_the_pdf_does(tmp_path: Path) -> None:
    sheet = tmp_path / "floats.css"
    sheet.write_text(
        ":root { --hyphens: manual } .pull-quote-box, .callout { width: 40mm }"
        " .pull-quote-box { float: right; margin-left: 5mm }"
        " .callout { float: left; margin: 0 5mm 7pt 0 }"
    )
    made = Exporter(theme=HOUSE, styles=[sheet]).export(
        article(sections=SECTIONS), editions=["brief"]
    )
    (printed,) = printed_by_libreoffice([rendition(made, "brief", "docx")])
    ours, theirs = map(lines_beside, (rendition(made, "brief", "pdf"), printed))
    assert len(set(map(round, ours))) > 1
    assert theirs == pytest.approx(ours, abs=1)


def lines_beside(pdf: bytes) -> list[float]:
    """Where the lines of the running text begin."""
    (page,) = pages_of(pdf)
    text = [glyph for glyph in page.text if glyph.text.strip() and is_text(glyph.lettering)]
    starts = [two.left for one, two in pairwise(text) if abs(one.baseline - two.baseline) > 1]
    return [text[0].left, *starts]


def is_text(lettering: Lettering) -> bool:
    return lettering.size == pytest.approx(10, abs=0.1) and "Serif" in lettering.face.family


def test_a_float_that_another_is_in_the_way_of_stands_as_far_below_its_text() -> None:
    """Word would lay the second over the first."""
    html = '<aside><p>a</p></aside><p>b</p><aside><p data-part="c">c</p></aside><p>d</p>'
    first, second = all_of(written(html, FLOAT, paging=Paging(drops={"c": 38})).body, "w:tbl")
    assert place_of(second)[1] == place_of(first)[1] + 38 * 20


@pytest.mark.parametrize(
    ("paging", "end"),
    [(Paging(tight=("a", "d")), "-3"), (Paging(scant=("a", "d")), "3")],
    ids=["fits", "lacks"],
)
def test_a_paragraph_with_a_line_that_just_fits_is_a_hair_wider_but_in_a_box(
    paging: Paging, end: str
) -> None:
    """And narrower where one just lacks room for the next word."""
    html = '<p data-part="a">a</p><p>b</p><p>c</p><p data-part="d" class="box">d</p>'
    css = ".box { border: 1pt solid black }"
    free, tight = written(html, css), written(html, css, paging=paging)
    ends = [
        [attribute(found(one, "w:pPr/w:ind"), "w:right") for one in (docx.paragraphs[0],)]
        if all_of(docx.paragraphs[0], "w:pPr/w:ind")
        else []
        for docx in (free, tight)
    ]
    assert ends == [[], [end]]
    assert all_of(tight.paragraphs[3], "w:pPr/w:ind") == all_of(free.paragraphs[3], "w:pPr/w:ind")
