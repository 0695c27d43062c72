"""What the file says of itself, the article that travels in it, and what it says where."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime

from lxml import etree

from exporter.docx.body import items_of
from exporter.docx.said import ARTICLE_NAMESPACE, said, to_xml
from exporter.docx.story import Numbering, Story, Styles
from exporter.provenance.record import ELEMENT, NAMESPACE, blank
from exporter.styled import Metadata
from exporter.writers.word.parts.package import Package, Part
from exporter.writers.word.values.ooxml import Xml, qualified

CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
TERMS = "http://purl.org/dc/terms/"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VARIANT_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
USER_DEFINED, FIRST_PID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", 2
CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
ITEM_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"

ARTICLE_ITEM = "{B7F0A3C2-5D1E-4A86-9C47-2E8D6F19A054}"
"""The item's identifier: always the same, so that a reader finds the article by it."""

RECORD_ITEM = "{5E0C9F47-3A6B-4D18-B2F5-91C7A8D36E02}"


def add_properties(package: Package, metadata: Metadata) -> None:
    """The core, the extended and the custom properties, which the package itself points at."""
    core = package.add("docProps/core.xml", CORE_TYPE, _core(metadata))
    app = package.add("docProps/app.xml", APP_TYPE, _app())
    package.root.relate(core, "core-properties")
    package.root.relate(app, "extended-properties")
    if metadata.rights:
        custom = package.add("docProps/custom.xml", CUSTOM_TYPE, _custom("Rights", metadata.rights))
        package.root.relate(custom, "custom-properties")


def add_article(package: Package, document: Part, article: bytes) -> None:
    """The article as JSON in a custom XML part, which the document points at."""
    element = etree.Element(f"{{{ARTICLE_NAMESPACE}}}article", nsmap={None: ARTICLE_NAMESPACE})
    element.set("sha256", hashlib.sha256(article).hexdigest())
    element.text = article.decode()
    add_item(package, document, element, ARTICLE_ITEM)


def add_record(package: Package, document: Part, record: str) -> None:
    """What the file is made of, with a blank for the seal that `Package.save` puts there."""
    element = etree.Element(ELEMENT, {"seal": blank(record)}, nsmap={None: NAMESPACE})
    element.text = record
    add_item(package, document, element, RECORD_ITEM)


def add_item(package: Package, document: Part, content: Xml, identifier: str) -> None:
    """A custom XML part that the document points at; `identifier` is a GUID in braces."""
    number = 1 + sum(part.path.startswith("customXml/item") for part in package.parts) // 2
    namespace = etree.QName(content).namespace or ""
    properties = _item_properties(identifier, namespace)
    item = package.add(f"customXml/item{number}.xml", "application/xml", content)
    told = package.add(f"customXml/itemProps{number}.xml", ITEM_TYPE, properties)
    document.relate(item, "customXml")
    item.relate(told, "customXmlProps")


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


def _custom(name: str, value: str) -> Xml:
    """A property that the core ones have no place for (ISO 29500-1, 22.3)."""
    custom = etree.Element(f"{{{CUSTOM}}}Properties", nsmap={None: CUSTOM, "vt": VARIANT_TYPES})
    attributes = {"fmtid": USER_DEFINED, "pid": str(FIRST_PID), "name": name}
    one = etree.SubElement(custom, f"{{{CUSTOM}}}property", attributes)
    etree.SubElement(one, f"{{{VARIANT_TYPES}}}lpwstr").text = value
    return custom


def _item_properties(identifier: str, namespace: str) -> Xml:
    item = etree.Element(
        f"{{{CUSTOM_XML}}}datastoreItem",
        {f"{{{CUSTOM_XML}}}itemID": identifier},
        nsmap={"ds": CUSTOM_XML},
    )
    schemas = etree.SubElement(item, f"{{{CUSTOM_XML}}}schemaRefs")
    etree.SubElement(schemas, f"{{{CUSTOM_XML}}}schemaRef", {f"{{{CUSTOM_XML}}}uri": namespace})
    return item


WORDING_ITEM = "{5E0C1B64-93AF-4D27-8B1E-6C3F2A7D9058}"
"""The item's identifier: always the same, so that a reader finds the wording by it."""


def add_wording(package: Package, document: Part, parts: Mapping[Xml, str]) -> None:
    """What every paragraph of a finished document says, and the part of the article it shows."""
    content = {part.path: part.content for part in package.parts}
    body = _xml(content, "word/document.xml")
    notes = _xml(content, "word/footnotes.xml")
    story = Story(
        Styles(_xml(content, "word/styles.xml")),
        _links(document),
        {} if notes is None else _notes(notes),
        _links(next((part for part in package.parts if part.content is notes), None)),
        Numbering(_xml(content, "word/numbering.xml")),
    )
    if body is not None:
        items = items_of(body[0], story)
        add_item(package, document, to_xml(said(items, parts.get)), WORDING_ITEM)


def _xml(content: Mapping[str, Xml | bytes], path: str) -> Xml | None:
    found = content.get(path)
    return found if isinstance(found, etree._Element) else None  # noqa: SLF001


def _links(part: Part | None) -> dict[str, str]:
    """The targets of a part's hyperlinks, by relation."""
    relations = {} if part is None else part.relations
    return {identifier: target for (_, target, outside), identifier in relations.items() if outside}


def _notes(notes: Xml) -> dict[str, Xml]:
    return {f"footnoteReference:{note.get(qualified('w:id'))}": note for note in notes}
