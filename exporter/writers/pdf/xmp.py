"""What the file says of itself, once for old readers (Info) and once for all others (XMP)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.sax.saxutils import escape

import pydyf

from exporter.engine.written import GENERATOR, PRODUCER
from exporter.provenance.record import NAMESPACE, blank
from exporter.styled import Metadata

_SCHEMAS = """<pdfaExtension:schemas><rdf:Bag>
{schemas}
</rdf:Bag></pdfaExtension:schemas>"""

_SCHEMA = """<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{title}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
{properties}
</rdf:Seq></pdfaSchema:property>
</rdf:li>"""

_PROPERTY = """<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{description}</pdfaProperty:description>
</rdf:li>"""


def extension_schemas() -> str:
    """The XMP that describes PDF/UA's identifier and our own record."""
    accessibility = _PROPERTY.format(
        name="part", kind="Integer", description="The part of ISO 14289 that is followed"
    )
    record = _PROPERTY.format(
        name="provenance", kind="Text", description="What the file was made of, as JSON"
    )
    seal = _PROPERTY.format(
        name="seal", kind="Text", description="The SHA-256 of the file with this left blank"
    )
    schemas = (
        _schema(
            "PDF/UA Universal Accessibility Schema",
            "http://www.aiim.org/pdfua/ns/id/",
            "pdfuaid",
            accessibility,
        ),
        _schema("Provenance Schema of brief", NAMESPACE, "brief", f"{record}\n{seal}"),
    )
    return _SCHEMAS.format(schemas="\n".join(schemas))


def _schema(title: str, uri: str, prefix: str, properties: str) -> str:
    return _SCHEMA.format(title=title, uri=uri, prefix=prefix, properties=properties)


UNDATED = "1980-01-01"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:brief="{namespace}"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{properties}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

_ARCHIVE_AND_ACCESSIBLE = """<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>"""


def dated(metadata: Metadata) -> Metadata:
    """The metadata with both dates, as PDF/X wants them; 1980 stands for an unknown one."""
    either = metadata.created or metadata.modified or UNDATED
    return replace(
        metadata, created=metadata.created or either, modified=metadata.modified or either
    )


def write(pdf: pydyf.PDF, metadata: Metadata, record: str) -> None:
    """Put our XMP in WeasyPrint's place, readable without unpacking it."""
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    conformance = f"{_ARCHIVE_AND_ACCESSIBLE}\n{extension_schemas()}"
    stream.stream = [packet(metadata, conformance, record).encode()]
    stream.compress = False


def add(pdf: pydyf.PDF, metadata: Metadata, record: str) -> None:
    """Give a file that claims no standard our XMP."""
    extra = {"Type": "/Metadata", "Subtype": "/XML"}
    stream = pydyf.Stream([packet(metadata, "", record).encode()], extra)
    pdf.add_object(stream)
    pdf.catalog["Metadata"] = stream.reference


def packet(metadata: Metadata, conformance: str, record: str) -> str:
    """The XMP packet (ISO 16684-1): what Info says, and language, rights and canonical URL.

    `conformance` is the XML that names the standards; `record` says what the file was made of, and
    is followed by the blank for its seal.
    """
    properties = filter(None, _properties(metadata))
    made = (_text("brief:provenance", record), _text("brief:seal", blank(record)))
    return _PACKET.format(
        namespace=NAMESPACE, properties="\n".join([conformance, *properties, *made])
    )


def _properties(metadata: Metadata) -> Iterator[str]:
    created = metadata.created or metadata.modified
    modified = metadata.modified or metadata.created
    dates = tuple(dict.fromkeys(date for date in (created, modified) if date))
    yield _text("pdf:Producer", PRODUCER)
    yield _text("xmp:CreatorTool", GENERATOR)
    yield _text("xmp:CreateDate", created)
    yield _text("xmp:ModifyDate", modified)
    yield _text("dc:format", "application/pdf")
    yield _text("dc:identifier", metadata.url)
    yield _text("pdf:Keywords", ", ".join(metadata.keywords))
    yield _translated("dc:title", metadata.title)
    yield _translated("dc:description", metadata.description)
    yield _translated("dc:rights", metadata.rights)
    yield _several("dc:creator", "Seq", metadata.authors)
    yield _several("dc:date", "Seq", dates)
    yield _several("dc:language", "Bag", (metadata.language,))
    yield _several("dc:subject", "Bag", metadata.keywords)


def _text(name: str, value: str | None) -> str:
    return f"<{name}>{escape(value)}</{name}>" if value else ""


def _translated(name: str, value: str | None) -> str:
    if not value:
        return ""
    return (
        f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(value)}</rdf:li></rdf:Alt></{name}>'
    )


def _several(name: str, container: str, values: Sequence[str]) -> str:
    if not values:
        return ""
    items = "".join(f"<rdf:li>{escape(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:{container}>{items}</rdf:{container}></{name}>"
