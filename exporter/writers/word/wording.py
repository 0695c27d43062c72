"""What the file says where, kept in it so that an editor's changes can be told later."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from exporter.manuscript.body import items_of
from exporter.manuscript.story import Numbering, Story
from exporter.manuscript.styles import Styles
from exporter.manuscript.wording import said, to_xml
from exporter.writers.word.ooxml import Xml, qualified
from exporter.writers.word.package import Package, Part
from exporter.writers.word.properties import add_item

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
