"""Drawings stand in the PDF and in Word as large as they were drawn, and are told in words."""

from __future__ import annotations

import functools
import io
import zipfile
from typing import Any

import pikepdf
import pytest
from lxml import etree

from exporter.results import Export
from tests.support import samples
from tests.support.charted import PART, WEEKS, charted, drawings, looks
from tests.support.pdf_tree import elements

EMU = 12700
SMALLEST_TYPE = 8.0
SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
IN_A_BOX = {
    "type": "callout",
    "blocks": [{"type": "table", "header": ["Week", "a", "b"], "rows": WEEKS, "chart": "line"}],
}


@functools.cache
def made() -> Export:
    """A brief with a chart, one in a box, and a QR code."""
    article = charted("column", url="https://example.org/a", about=[IN_A_BOX])
    return samples.exporter().export(article, editions=["brief"])


def figures() -> list[tuple[str, list[float]]]:
    """The alternative text and the box of each figure in the PDF."""
    pdf = pikepdf.open(io.BytesIO(samples.rendition(made(), "brief", "pdf")))
    found: list[Any] = [node for tag, node in elements(pdf) if tag == "/Figure"]
    return [(str(node.Alt), [float(edge) for edge in node.A.BBox]) for node in found]


def docx() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(samples.rendition(made(), "brief", "docx")))


def drawn_in_word() -> list[tuple[str, float, float]]:
    """The alternative text, width and height of each drawing in Word, in points."""
    found = []
    for inline in etree.fromstring(docx().read("word/document.xml")).iter("{*}inline"):
        extent: Any = inline.find("{*}extent")
        described: Any = inline.find("{*}docPr")
        size = int(extent.get("cx")) / EMU, int(extent.get("cy")) / EMU
        found.append((str(described.get("descr")), *size))
    return found


def test_a_chart_is_as_large_in_both_files_as_it_was_drawn() -> None:
    drawing = drawings(charted("column")).by_part[PART]
    (_, box), *_ = figures()
    (_, width, height), *_ = drawn_in_word()
    assert box[2] - box[0] == pytest.approx(drawing.width, abs=0.5)
    assert (width, height) == pytest.approx((drawing.width, box[3] - box[1]), abs=0.5)
    least = drawing.height - looks().chart.height + looks().chart.least
    assert least - 0.5 <= height <= drawing.height + 0.5


def test_a_chart_in_a_box_keeps_its_proportions_and_legible_type() -> None:
    boxed = next(box for words, box in figures() if words.startswith("Line chart"))
    found = looks().chart
    share = (boxed[2] - boxed[0]) / found.width
    assert share < 1
    assert share * found.label.size >= SMALLEST_TYPE
    _, width, height = next(one for one in drawn_in_word() if one[0].startswith("Line chart"))
    assert width / height == pytest.approx((boxed[2] - boxed[0]) / (boxed[3] - boxed[1]), abs=0.01)


def test_a_chart_says_its_table_in_words_in_both_files() -> None:
    words = (
        "Column chart. Week 1: Saved 310, Spent elsewhere 402. "
        "Week 2: Saved 310, Spent elsewhere 455. Week 3: Saved 295, Spent elsewhere 1,120."
    )
    assert figures()[0][0] == drawn_in_word()[0][0] == words


def test_the_pdf_has_charts_and_codes_as_vectors() -> None:
    pdf = pikepdf.open(io.BytesIO(samples.rendition(made(), "brief", "pdf")))
    assert [one for page in pdf.pages for one in page.get_images()] == []


def test_word_has_each_drawing_as_svg_and_as_png_for_others() -> None:
    file = docx()
    document = etree.fromstring(file.read("word/document.xml"))
    targets = {
        str(one.get("Id")): f"word/{one.get('Target')}"
        for one in etree.fromstring(file.read("word/_rels/document.xml.rels"))
    }
    blips = list(document.iter("{*}blip"))
    assert len(blips) == 3
    for blip in blips:
        vector: Any = next(blip.iter(SVG_BLIP))
        assert file.read(targets[blip.get(EMBED, "")]).startswith(b"\x89PNG")
        assert b"<svg" in file.read(targets[vector.get(EMBED)])


def test_a_stylesheet_can_hide_the_code(tmp_path: Any) -> None:
    from exporter.pipeline import Exporter

    style = tmp_path / "own.css"
    style.write_text(".qr-code { display: none }")
    article = samples.article(url="https://example.org/a")
    export = Exporter(styles=[style]).export(article, editions=["brief"])
    pdf = pikepdf.open(io.BytesIO(samples.rendition(export, "brief", "pdf")))
    assert [tag for tag, _ in elements(pdf) if tag == "/Figure"] == []
    word = zipfile.ZipFile(io.BytesIO(samples.rendition(export, "brief", "docx")))
    assert b"<w:drawing" not in word.read("word/document.xml")
