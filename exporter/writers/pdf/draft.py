"""The PDF for comments: made quickly, without tags, with a number at every so many lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pydyf
from lxml import etree
from weasyprint import HTML
from weasyprint.document import Document

from exporter.cascade import Cascade, Layout
from exporter.diagnostics import Diagnostic, Place
from exporter.line_numbers import line_numbers
from exporter.messages import collected, layout_diagnostics
from exporter.provenance.seal import sealed
from exporter.styled import Metadata
from exporter.writers.pdf import attachment, xmp
from exporter.writers.pdf.painted import lines, overlaid

_PLACE = "top: {line.top}px; right: calc(100% - {line.edge}px); line-height: {line.height}px; "
SHEET, NUMBER = "line-numbers", "line-number"


def write(
    cascade: Cascade,
    layout: Layout,
    metadata: Metadata,
    source: bytes,
    record: str,
    place_of: Callable[[str], Place | None],
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The PDF's bytes, and an error for each character that no font has.

    `source` is the article as JSON, to be attached; `record` says what the file is made of.
    """
    document = layout.document
    if every := line_numbers(cascade):
        document = overlaid(document, _numbers(cascade, layout, every))
    document.metadata = xmp.document_metadata(metadata)

    def finish(_document: Any, pdf: pydyf.PDF) -> None:
        xmp.add(pdf, metadata, record)

    with collected() as told:
        data = document.write_pdf(
            attachments=[attachment.article(source, metadata)], finisher=finish
        )
    return sealed(data, record), layout_diagnostics(told, place_of)


def _numbers(cascade: Cascade, layout: Layout, every: int) -> Document:
    """A page of line numbers for each page, to be laid over it; each begins with 1."""
    root = etree.Element("html", dict(cascade.html.etree_element.attrib))
    body = etree.SubElement(root, "body", {"class": SHEET})
    for page in lines(layout.document):
        section = etree.SubElement(body, "section")
        for number, line in enumerate(page, start=1):
            if number % every == 0:
                style = _PLACE.format(line=line)
                etree.SubElement(section, "p", {"class": NUMBER, "style": style}).text = str(number)
    html = HTML(string=etree.tostring(root, encoding="unicode", method="html"))
    numbers = Cascade(html, cascade.sheets, cascade.fonts, cascade.families)
    return numbers.layout().document
