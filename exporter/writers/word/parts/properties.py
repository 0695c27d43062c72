"""What the file says of itself, the article that travels in it, and what it says where."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.coreprops import CoreProperties
from docx.opc.part import Part, XmlPart
from lxml import etree

from exporter.docx import page_setup
from exporter.docx.body import items_of
from exporter.docx.elements import qn
from exporter.docx.list_counts import Numbering
from exporter.docx.said import said, to_xml
from exporter.docx.story import Story, Styles
from exporter.provenance.record import ARTICLE, ARTICLE_NAMESPACE, ELEMENT, NAMESPACE, blank
from exporter.styled import Metadata
from exporter.writers.word.parts.over_python_docx import TrueCorePropertiesPart
from exporter.writers.word.parts.package import WordPackage
from exporter.writers.word.values.ooxml import Xml

APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VARIANT_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
USER_DEFINED, FIRST_PID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", 2
CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"

ARTICLE_ITEM = "{B7F0A3C2-5D1E-4A86-9C47-2E8D6F19A054}"
"""The item's identifier: always the same, so that a reader finds the article by it."""

RECORD_ITEM = "{5E0C9F47-3A6B-4D18-B2F5-91C7A8D36E02}"


def add_properties(package: WordPackage, metadata: Metadata) -> None:
    """The core, the extended and the custom properties, which the package itself points at."""
    package.relate_to(TrueCorePropertiesPart.empty(package), RT.CORE_PROPERTIES)
    _set_core(package.core_properties, metadata)
    app = package.add("docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, _app())
    package.relate_to(app, RT.EXTENDED_PROPERTIES)
    if metadata.rights:
        content = _custom("Rights", metadata.rights)
        custom = package.add("docProps/custom.xml", CT.OFC_CUSTOM_PROPERTIES, content)
        package.relate_to(custom, RT.CUSTOM_PROPERTIES)


def _set_core(core: CoreProperties, metadata: Metadata) -> None:
    """Dublin Core, each field only where it is known."""
    fields = {
        "title": metadata.title,
        "author": "; ".join(metadata.authors),
        "comments": metadata.description,
        "identifier": metadata.url,
        "language": metadata.language,
        "keywords": ", ".join(metadata.keywords),
        "created": _instant(metadata.created),
        "modified": _instant(metadata.modified),
    }
    for name, value in fields.items():
        if value:
            setattr(core, name, value)


def _instant(moment: str | None) -> datetime | None:
    """An ISO 8601 day or time, taken for UTC where it says nothing else; `None` where unknown."""
    return datetime.fromisoformat(moment) if moment else None


def add_article(package: WordPackage, article: bytes) -> None:
    """The article as JSON in a custom XML part, which the document points at."""
    element = etree.Element(ARTICLE, nsmap={None: ARTICLE_NAMESPACE})
    element.set("sha256", hashlib.sha256(article).hexdigest())
    element.text = article.decode()
    add_item(package, element, ARTICLE_ITEM)


def add_record(package: WordPackage, record: str) -> None:
    """What the file is made of, with a blank for the seal that the finished file gets."""
    element = etree.Element(ELEMENT, {"seal": blank(record)}, nsmap={None: NAMESPACE})
    element.text = record
    add_item(package, element, RECORD_ITEM)


def add_item(package: WordPackage, content: Xml, identifier: str) -> None:
    """A custom XML part that the document points at; `identifier` is a GUID in braces."""
    main = package.main
    number = 1 + sum(one.reltype == RT.CUSTOM_XML for one in main.rels.values())
    properties = _item_properties(identifier, etree.QName(content).namespace or "")
    item = package.add(f"customXml/item{number}.xml", CT.XML, content)
    path = f"customXml/itemProps{number}.xml"
    told = package.add(path, CT.OFC_CUSTOM_XML_PROPERTIES, properties)
    main.relate_to(item, RT.CUSTOM_XML)
    item.relate_to(told, RT.CUSTOM_XML_PROPS)


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


def add_wording(package: WordPackage, parts: Mapping[Xml, str]) -> None:
    """What every paragraph of a finished document says, and the part of the article it shows."""
    main = package.main
    notes = _beside(main, RT.FOOTNOTES)
    story = Story(
        Styles(_element(_beside(main, RT.STYLES))),
        _links(main),
        {} if notes is None else _notes(notes.element),
        _links(notes),
        Numbering(_element(_beside(main, RT.NUMBERING))),
    )
    items = items_of(main.element[0], story)
    add_item(package, to_xml(said(items, parts.get)), WORDING_ITEM)


PAGES_ITEM = "{0D7B52E9-46C1-4F3A-A8D5-7E913B6C20F4}"


def add_page_setup(package: WordPackage) -> None:
    """What stands around the text of a finished document."""
    main = package.main
    margins = [
        one.target_part.element
        for one in main.rels.values()
        if one.reltype in (RT.HEADER, RT.FOOTER) and isinstance(one.target_part, XmlPart)
    ]
    setup = page_setup.page_setup_of(main.element[0], margins)
    add_item(package, page_setup.to_xml(setup), PAGES_ITEM)


def _beside(document: Part, kind: str) -> XmlPart | None:
    """The part of a kind that the document points at, if there is one."""
    related = (one.target_part for one in document.rels.values() if one.reltype == kind)
    return next((part for part in related if isinstance(part, XmlPart)), None)


def _element(part: XmlPart | None) -> Xml | None:
    return None if part is None else part.element


def _links(part: Part | None) -> dict[str, str]:
    """The targets of a part's hyperlinks, by relation."""
    relations = [] if part is None else part.rels.values()
    return {one.rId: one.target_ref for one in relations if one.is_external}


def _notes(notes: Xml) -> dict[str, Xml]:
    return {f"footnoteReference:{note.get(qn('w:id'))}": note for note in notes}
