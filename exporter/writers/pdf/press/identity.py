"""What a press file says of itself: that it is PDF/X-4, and which document it is."""

from __future__ import annotations

import hashlib
import uuid

import pikepdf

from exporter.styled import Metadata
from exporter.writers.pdf import xmp

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
