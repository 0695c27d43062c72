"""The PDF for comments: made quickly, without tags, with a number at every so many lines."""

from __future__ import annotations

import pydyf
from lxml import etree

from exporter.engine.cascade import Cascade
from exporter.engine.insides import Document
from exporter.engine.messages import collected, layout_diagnostics
from exporter.engine.painted import lines, overlaid
from exporter.engine.parsed import HTMLDocument, Sheet
from exporter.engine.written import written
from exporter.provenance.record import sealed
from exporter.style.design import line_numbers
from exporter.styled import Style
from exporter.writers.laid_out import LaidOut, Written
from exporter.writers.pdf import xmp
from exporter.writers.pdf.office import attached

NUMBER = "line-number"
_SHEET = """
@page {{ size: {page.width}pt {page.height}pt; margin: 0 }}
body {{ margin: 0 }}
section {{ position: relative; height: 1pt; break-before: page }}
p {{
  position: absolute; margin: 0; padding: 0 {style.padding.right}pt; white-space: nowrap;
  font: {style.font_weight} {style.font_size}pt "{style.font_family}"; color: #{style.colour.hex};
  font-variant-numeric: lining-nums tabular-nums
}}
"""
_PLACES = {
    "ltr": "top: {line.top}px; right: calc(100% - {line.left}px); line-height: {line.height}px",
    "rtl": "top: {line.top}px; left: {line.right}px; line-height: {line.height}px",
}


def write(laid_out: LaidOut) -> Written:
    """The PDF, and an error for each character that no font has."""
    cascade, document = laid_out.cascade, laid_out.layout.document
    metadata, record = laid_out.metadata, laid_out.record
    every, style = line_numbers(cascade), cascade.style_of_class(NUMBER)
    if every and style:
        document = overlaid(document, _numbers(cascade, document, style, every))

    def finish(pdf: pydyf.PDF) -> None:
        xmp.add(pdf, metadata, record)

    with collected() as told:
        data = written(
            document,
            metadata,
            attachments=[attached(laid_out.source, metadata)],
            finish=finish,
        )
    return Written(
        sealed(data, record), layout_diagnostics(told, laid_out.places, laid_out.declared)
    )


def _numbers(cascade: Cascade, document: Document, style: Style, every: int) -> Document:
    """A page of line numbers for each page, to be laid over it; each begins with 1."""
    body, place = etree.Element("body"), _PLACES[style.direction]
    for page in lines(document):
        section = etree.SubElement(body, "section")
        for number, line in enumerate(page, start=1):
            if number % every == 0:
                paragraph = etree.SubElement(section, "p", {"style": place.format(line=line)})
                paragraph.text = str(number)
    html = HTMLDocument(etree.tostring(body, encoding="unicode", method="html"))
    sheet = Sheet(_SHEET.format(page=cascade.page_style(first=False), style=style))
    return Cascade(html, (sheet,), cascade.fonts, cascade.families).layout().document
