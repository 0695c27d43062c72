"""Panels of the paper's full width: tables in the text, and a rectangle above the type area."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from lxml import etree
from PIL import Image

from exporter import Exporter
from exporter.parity.libreoffice import printed_by_libreoffice
from exporter.roundtrip.word.edited_file import read_docx
from exporter.writers.word.values.ooxml import TWIPS_PER_POINT
from tests.support.documents import Docx, all_of, attribute, found, local, text_of, written
from tests.support.samples import EVERYTHING, docx_of, rendition

PANEL = """.panel, .band { background: #004b3f; margin: 0 -40pt; padding: 70pt 40pt 10pt }
.panel { margin-top: -50pt } .band { background: #e6eeec; padding-top: 0 }"""
HTML = '<div class="panel"><p>a</p></div><div class="band"><p>b</p></div><p>c</p>'


def header_of_first_page(docx: Docx) -> bytes:
    return docx.parts["word/header-first.xml"]


def test_what_is_above_the_type_area_is_a_rectangle_behind_the_text() -> None:
    header = header_of_first_page(written(HTML, PANEL))
    assert b"004B3F" in header
    assert b'behindDoc="1"' in header
    assert f'cx="{400 * 12700}" cy="{52 * 12700}"'.encode() in header


def test_the_rest_of_it_is_text_in_a_table_as_wide_as_the_paper() -> None:
    docx = written(HTML, PANEL)
    assert [(local(child), text_of(child)) for child in docx.body][:3] == [
        ("p", ""),
        ("tbl", "ab"),
        ("p", "c"),
    ]
    (table,) = all_of(docx.body, "w:tbl")
    assert attribute(found(table, "w:tblPr/w:tblW"), "w:w") == str(400 * TWIPS_PER_POINT)
    tops = [attribute(top, "w:w") for top in all_of(table, ".//w:tcMar/w:top")]
    assert tops == [str((70 - 50 - 1) * TWIPS_PER_POINT), "0"]


@pytest.mark.parametrize(
    "css", [".panel { margin-top: 0 }", ".panel { margin-left: 0 }", ".panel { background: none }"]
)
def test_a_panel_that_does_not_reach_the_edge_has_nothing_above(css: str) -> None:
    docx = written(HTML, PANEL + css)
    headers = [data for name, data in docx.parts.items() if "header" in name]
    assert not any(b"wps:wsp" in data for data in headers)


@pytest.mark.parametrize("css", [".band { margin-top: 3pt }", ".band { margin-left: -30pt }"])
def test_boxes_that_stand_apart_or_are_narrower_are_tables_of_their_own(css: str) -> None:
    assert len(all_of(written(HTML, PANEL + css).body, "w:tbl")) == 2


HOUSE = """
:root { --margin-top: 14mm; --margin-side: 18mm; --headline-colour: #ffffff; --text-start: 0mm }
.masthead, h1, .kicker, .deck, .byline {
  background: #004b3f; border: 0; margin: 0 calc(-1 * var(--margin-side));
  padding: 0 var(--margin-side) 4mm;
}
.masthead { margin-top: calc(-1 * var(--margin-top)); padding-top: 17mm }
"""


def test_libreoffice_prints_a_panel_without_a_gap_up_to_the_edges(tmp_path: Path) -> None:
    (tmp_path / "panel.css").write_text(HOUSE)
    exporter = Exporter(styles=[tmp_path / "panel.css"])
    made = exporter.export(EVERYTHING, editions=["brief"], preflight=False)
    docx = rendition(made, "brief", "docx")
    (printed,) = printed_by_libreoffice([docx])
    for pdf in (rendition(made, "brief", "pdf"), printed):
        page = drawn(pdf)
        edges = (2, page.width // 2, page.width - 3)
        green = {page.getpixel((x, y)) for x in edges[::2] for y in range(1, 150)}
        assert green == {(0, 75, 63)}
    assert read_docx(docx).article == made.article


def drawn(pdf: bytes) -> Image.Image:
    """The first page at 72 dots an inch."""
    with pypdfium2.PdfDocument(pdf) as document:
        page: Image.Image = document[0].render(scale=1).to_pil()
        return page.convert("RGB")


def test_the_low_paragraph_above_a_panel_stands_in_its_section() -> None:
    low, panel = list(Docx(docx_of(EVERYTHING, theme="parliament"), ()).body)[:2]
    assert (local(low), local(panel), text_of(low)) == ("p", "tbl", "")
    assert b"sectPr" not in etree.tostring(low)
