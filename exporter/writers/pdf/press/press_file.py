"""The press file: painted by WeasyPrint, then bled, separated into inks, marked and declared."""

from __future__ import annotations

import hashlib
import io
import uuid

import pikepdf

from exporter.engine.layout import Layout
from exporter.engine.messages import collected, layout_diagnostics
from exporter.engine.written import written
from exporter.provenance.record import sealed
from exporter.styled import Metadata
from exporter.writers.laid_out import LaidOut, Written
from exporter.writers.pdf import xmp
from exporter.writers.pdf.press.bleed import Trimmed, bled
from exporter.writers.pdf.press.condition import condition_of, declare
from exporter.writers.pdf.press.inks import Inks
from exporter.writers.pdf.press.separation import separate
from exporter.writers.pdf.press.sheet import (
    VARIABLES,
    PressSheet,
    add_registration_colour,
    crop_marks,
    press_sheet,
)

_CONFORMANCE = """<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<pdf:Trapped>False</pdf:Trapped>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{instance}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>"""


def identify(pdf: pikepdf.Pdf, metadata: Metadata, record: str) -> None:
    """Write Info and XMP (ISO 15930-7, 6.7): the identifiers follow from what the pages hold."""
    content = hashlib.sha256()
    for page in pdf.pages:
        content.update(page.Contents.read_bytes())
    document = uuid.uuid5(uuid.NAMESPACE_URL, metadata.url or metadata.title)
    conformance = _CONFORMANCE.format(
        date=metadata.modified,
        document=document,
        instance=uuid.uuid5(document, content.hexdigest()),
    )
    packet = pikepdf.Stream(pdf, xmp.packet(metadata, conformance, record).encode())
    packet.Type, packet.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root.Metadata = pdf.make_indirect(packet)
    pdf.docinfo.Trapped = pikepdf.Name("/False")


VERSION = "1.6"  # ISO 15930-7, 6.1
NOT_FOR_PRESS = ("/Names", "/Outlines", "/PageMode", "/StructTreeRoot", "/MarkInfo", "/AF")


def write(laid_out: LaidOut) -> Written:
    """The PDF/X-4, and an error for each character that no font has.

    It holds pages only: links, bookmarks, tags and the article stay in the office file.
    """
    condition = condition_of(laid_out.icc)
    sheet = press_sheet(laid_out.cascade.variables(VARIABLES))
    metadata, record = xmp.dated(laid_out.metadata), laid_out.record
    with collected() as lines:
        painted = _painted(laid_out.layout, metadata)
    with pikepdf.open(io.BytesIO(painted)) as pdf:
        separate(pdf, Inks(condition.profile, sheet.ink_limit / 100))
        for page in pdf.pages:
            _trim(pdf, page, sheet)
        for key in NOT_FOR_PRESS:
            if key in pdf.Root:
                del pdf.Root[key]
        declare(pdf, condition)
        identify(pdf, metadata, record)
        target = io.BytesIO()
        pdf.remove_unreferenced_resources()
        pdf.save(target, deterministic_id=True, force_version=VERSION)
    data = sealed(target.getvalue(), record)
    return Written(data, layout_diagnostics(lines, laid_out.places, laid_out.declared))


def _painted(layout: Layout, metadata: Metadata) -> bytes:
    document = layout.document.copy()
    return written(document, metadata, pdf_version=VERSION, uncompressed_pdf=True)


def _trim(pdf: pikepdf.Pdf, page: pikepdf.Page, sheet: PressSheet) -> None:
    """Give a page its boxes (ISO 32000-1, 14.11.2), its bleed and its crop marks.

    The trimmed page keeps its lower left at 0 0, since patterns count from there.
    """
    left, bottom, right, top = (float(edge) for edge in page.TrimBox)
    trimmed = Trimmed(right - left, top - bottom, sheet.bleed)
    images = frozenset(
        name for name, drawn in page.Resources.XObject.items() if str(drawn.Subtype) == "/Image"
    )
    painted = bled(pikepdf.parse_content_stream(page), trimmed, images)
    content = pikepdf.unparse_content_stream(list(painted))
    marks = crop_marks(trimmed.width, trimmed.height, sheet)
    page.Contents.write(b"q\n" + content + b"\nQ\n" + marks)
    add_registration_colour(pdf, page)
    page.BleedBox = trimmed.wider_by(sheet.bleed)
    page.MediaBox = trimmed.wider_by(sheet.border)
    page.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceCMYK)
    if "/Annots" in page:
        del page["/Annots"]
