"""What stands wholly in the margin is in frames: side heads, side notes, side pull quotes."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter import Exporter
from exporter.parity.comparison import compare
from exporter.parity.libreoffice import printed_by_libreoffice
from exporter.roundtrip.word.edited_file import read_docx
from exporter.writers.word.paging import Paging
from exporter.writers.word.values.ooxml import Xml
from tests.support.documents import Docx, all_of, attribute, found, local, text_of, value, written
from tests.support.samples import article, rendition
from tests.support.validators import libreoffice

SIDE = """.text { margin-left: 100pt }
.text :is(h2, aside) { float: left; clear: left; width: 80pt; margin: 0 0 0 -100pt }"""
PLACE = ("x", "y", "w")


def text(html: str) -> str:
    return f'<div class="text">{html}</div>'


def frame_of(paragraph: Xml) -> tuple[int, ...]:
    frame = found(paragraph, "w:pPr/w:framePr")
    return tuple(int(attribute(frame, f"w:{name}")) for name in PLACE)


def test_a_side_head_is_a_heading_in_a_frame_before_its_text() -> None:
    docx = written(text("<p>a</p><h2>b</h2><p>c</p>"), SIDE)
    assert [(local(child), text_of(child)) for child in docx.body][:3] == [
        ("p", "a"),
        ("p", "b"),
        ("p", "c"),
    ]
    assert frame_of(docx.paragraph("b"))[::2] == (1, 80 * 20)
    assert value(found(docx.paragraph("b"), "w:pPr/w:pStyle")) == "Heading1"
    assert docx.look("b")["outlineLvl"]["val"] == "0"
    assert "keepNext" in docx.look("b")
    assert docx.diagnostics == ()


def test_it_is_what_a_paragraph_becomes_that_an_editor_makes_a_heading() -> None:
    docx = written(text("<h2>b</h2><p>c</p>"), SIDE)
    assert all_of(docx.style("heading 1"), "w:pPr/w:framePr")


@pytest.mark.parametrize("other", ["<h2>d</h2>", '<h2 class="own">d</h2>'])
def test_a_style_has_no_frame_that_others_of_it_do_not_stand_in(other: str) -> None:
    docx = written(text("<h2>b</h2><p>c</p>") + other, SIDE)
    assert not all_of(docx.style("heading 1"), "w:pPr/w:framePr")


def test_a_head_and_a_note_below_it_share_a_frame() -> None:
    html = text("<h2>a</h2><aside><p>b</p><p>c</p></aside><p>d</p>")
    docx = written(html, SIDE + ".text aside { margin-top: 6pt }")
    places = {frame_of(docx.paragraph(words)) for words in "abc"}
    assert len(places) == 1
    assert int(docx.look("b")["spacing"]["before"]) == pytest.approx(6 * 20, abs=20)


def test_a_rule_over_a_note_is_that_of_all_its_paragraphs() -> None:
    """LibreOffice gives a frame up whose paragraphs have unlike borders."""
    css = SIDE + " .text aside { border-top: 2pt solid red }"
    docx = written(text("<aside><p>a</p><p>b</p></aside><p>c</p>"), css)
    assert docx.look("a")["pBdr"] == docx.look("b")["pBdr"]


@pytest.mark.parametrize(
    ("html", "css"),
    [
        ("<h2>a</h2><p>b</p>", ".text h2 { width: 120pt }"),
        ("<aside><table><tr><td>a</td></tr></table></aside><p>b</p>", ""),
    ],
)
def test_what_narrows_the_text_or_holds_a_table_is_a_table(html: str, css: str) -> None:
    docx = written(text(html), SIDE + css)
    assert not all_of(docx.body, ".//w:framePr")
    assert all_of(docx.body, "w:tbl/w:tblPr/w:tblpPr")


def test_no_page_begins_with_a_side_head_alone() -> None:
    """Breaks are asked of what stands in the flow (CSS Fragmentation 3, 3.1)."""
    docx = written(text("<p>a</p><h2>b</h2><p>c</p>"), SIDE + "h2 { break-before: page }")
    assert not any("pageBreakBefore" in docx.look(words) for words in "bc")


def test_under_a_rule_it_is_as_far_below_it_as_its_text() -> None:
    css = SIDE + " .text { border-top: 1pt solid; padding-top: 9pt }"
    plain, ruled = (written(text("<h2>b</h2><p>c</p>"), sheet) for sheet in (SIDE, css))
    moved = frame_of(ruled.paragraph("b"))[1] - frame_of(plain.paragraph("b"))[1]
    assert moved == pytest.approx(10 * 20, abs=5)


def test_what_clears_a_side_head_stands_as_far_below_it_as_in_the_pdf() -> None:
    """Its margin and its clearance are above it, and the head stands where both begin."""
    html = text('<p>a</p><h2>b</h2><p class="c" data-part="c">c</p>')
    css = SIDE + " .c { margin-top: 4pt }"
    near, far = (written(html, css, paging=Paging(clearances=one)) for one in ({}, {"c": 20}))
    room = [int(docx.look("a")["spacing"].get("after", 0)) for docx in (near, far)]
    assert room[1] - room[0] == 20 * 20
    assert frame_of(near.paragraph("b"))[1] - frame_of(far.paragraph("b"))[1] == 20 * 20


def test_margins_meet_through_a_side_note_that_ends_a_section() -> None:
    css = SIDE + " .above { margin-bottom: 9pt } .below { margin-top: 8pt }"
    html = text('<p class="above">a</p>{}') + '<p class="below">c</p>'
    plain, noted = (written(html.format(note), css) for note in ("", "<aside>b</aside>"))
    low = int(attribute(found(noted.style("Spacer"), "w:pPr/w:spacing"), "w:line"))
    assert _room(plain) == low + _room(noted) == 9 * 20
    assert frame_of(noted.paragraph("b"))[1] == pytest.approx(9 * 20, abs=20)


def _room(docx: Docx) -> int:
    """The spaces below a paragraph that says a and above one that says c, in twips."""
    above, below = (docx.look(words)["spacing"] for words in "ac")
    return int(above.get("after", 0)) + int(below.get("before", 0))


def test_a_rule_over_a_list_reaches_from_one_end_of_its_section_to_the_other() -> None:
    css = "div { margin-left: 40pt; border-top: 1pt solid } ul { padding-left: 20pt }"
    docx = written("<div><ul><li>a</li></ul></div>", css)
    rule, item = docx.paragraphs[:2]
    assert all_of(rule, "w:pPr/w:pBdr/w:top") or all_of(docx.style("Spacer"), "w:pPr/w:pBdr/w:top")
    assert not all_of(item, "w:pPr/w:pBdr")
    assert docx.look("")["ind"]["left"] == str(40 * 20)


HOUSE = """
:root { --hyphens: manual }
.text { margin-left: 47mm } .section { margin-top: 1rlh }
.text h2 { float: left; clear: left; width: 40mm; margin: 0 0 0 -47mm; border: 0; padding: 0 }
.text :is(.pull-quote-box, .callout) {
  float: left; clear: left; width: 40mm; margin: 0 0 1rlh -47mm;
  padding: 0; border: 0; background: none;
}
"""
SAID = "Nobody had said anything about Thursday, and so the riders waited at the stop. " * 4
CSS_NO = ""
SECTIONS = [
    {
        "heading": "A side head of more than one line",
        "blocks": [
            {"type": "paragraph", "text": SAID},
            {"type": "pull_quote", "text": "A quote from the text", "attribution": "Somebody"},
            {"type": "paragraph", "text": SAID * 2},
        ],
    },
    {
        "heading": "Another one",
        "blocks": [
            {"type": "callout", "title": "Note", "blocks": [{"type": "paragraph", "text": "Yes."}]},
            {"type": "paragraph", "text": SAID},
        ],
    },
]


def test_libreoffice_prints_it_level_with_its_text_and_keeps_it(tmp_path: Path) -> None:
    (tmp_path / "side.css").write_text(HOUSE)
    made = Exporter(styles=[tmp_path / "side.css"]).export(article(sections=SECTIONS))
    pdf, docx = (rendition(made, "brief", kind) for kind in ("pdf", "docx"))
    (tmp_path / "sent.docx").write_bytes(docx)
    (saved,) = libreoffice.convert(
        [tmp_path / "sent.docx"], "docx", folder=tmp_path / "saved", profile=tmp_path / "profile"
    )
    for printed in printed_by_libreoffice([docx, saved.read_bytes()]):
        parity = compare(pdf, printed)
        assert parity.holds, [one for one in parity.measures if not one.holds]
    for data in (docx, saved.read_bytes()):
        assert read_docx(data).article == made.article
