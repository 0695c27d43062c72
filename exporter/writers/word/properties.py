"""What the file says of itself, and the article that travels in it."""

from __future__ import annotations

from datetime import UTC, datetime

from lxml import etree

from exporter.styled import Metadata
from exporter.writers.word.ooxml import Xml
from exporter.writers.word.package import Package, Part

CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
TERMS = "http://purl.org/dc/terms/"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
ITEM_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"

ARTICLE_NAMESPACE = "https://brief.example/ns/article/1"
ARTICLE_ITEM = "{B7F0A3C2-5D1E-4A86-9C47-2E8D6F19A054}"
"""The item's identifier: always the same, so that a reader finds the article by it."""


def add_properties(package: Package, metadata: Metadata) -> None:
    """The core and the extended properties, which the package itself points at."""
    core = package.add("docProps/core.xml", CORE_TYPE, _core(metadata))
    app = package.add("docProps/app.xml", APP_TYPE, _app())
    package.root.relate(core, "core-properties")
    package.root.relate(app, "extended-properties")


def add_article(package: Package, document: Part, article: bytes) -> None:
    """The article as JSON in a custom XML part, which the document points at."""
    element = etree.Element(f"{{{ARTICLE_NAMESPACE}}}article", nsmap={None: ARTICLE_NAMESPACE})
    element.text = article.decode()
    item = package.add("customXml/item1.xml", "application/xml", element)
    properties = package.add("customXml/itemProps1.xml", ITEM_TYPE, _item_properties())
    document.relate(item, "customXml")
    item.relate(properties, "customXmlProps")


def _core(metadata: Metadata) -> Xml:
    """Dublin Core, each field only where it is known."""
    spaces = {"cp": CORE, "dc": DUBLIN_CORE, "dcterms": TERMS, "xsi": INSTANCE}
    core = etree.Element(f"{{{CORE}}}coreProperties", nsmap=spaces)
    fields = (
        (DUBLIN_CORE, "title", metadata.title),
        (DUBLIN_CORE, "creator", "; ".join(metadata.authors)),
        (DUBLIN_CORE, "description", metadata.description),
        (DUBLIN_CORE, "identifier", metadata.url),
        (DUBLIN_CORE, "language", metadata.language),
        (CORE, "keywords", ", ".join(metadata.keywords)),
        (TERMS, "created", _instant(metadata.created)),
        (TERMS, "modified", _instant(metadata.modified)),
    )
    for namespace, name, value in fields:
        if value:
            element = etree.SubElement(core, f"{{{namespace}}}{name}")
            element.text = value
            if namespace == TERMS:
                element.set(f"{{{INSTANCE}}}type", "dcterms:W3CDTF")
    return core


def _instant(moment: str | None) -> str | None:
    """An ISO 8601 day or time as the UTC second that Word wants; `None` where unknown."""
    if not moment:
        return None
    time = datetime.fromisoformat(moment)
    known = time if time.tzinfo else time.replace(tzinfo=UTC)
    return known.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _app() -> Xml:
    app = etree.Element(f"{{{APP}}}Properties", nsmap={None: APP})
    etree.SubElement(app, f"{{{APP}}}Application").text = "brief"
    return app


def _item_properties() -> Xml:
    item = etree.Element(
        f"{{{CUSTOM_XML}}}datastoreItem",
        {f"{{{CUSTOM_XML}}}itemID": ARTICLE_ITEM},
        nsmap={"ds": CUSTOM_XML},
    )
    schemas = etree.SubElement(item, f"{{{CUSTOM_XML}}}schemaRefs")
    etree.SubElement(
        schemas, f"{{{CUSTOM_XML}}}schemaRef", {f"{{{CUSTOM_XML}}}uri": ARTICLE_NAMESPACE}
    )
    return item
