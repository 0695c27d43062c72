"""PDF/A knows metadata besides its own only when the file describes it (ISO 19005-3, 6.6.2.3)."""

from __future__ import annotations

from exporter.provenance.record import NAMESPACE

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
