"""The glossary document: the prompts that Word shows again where a control is emptied (17.12)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from exporter.docx.asked_for import Asked
from exporter.writers.word.parts.package import WordPackage
from exporter.writers.word.parts.prompts_style import PROMPT, prompts_style
from exporter.writers.word.values.ooxml import Xml, make, root, text

GLOSSARY = "word/glossary/document.xml"


def add_glossary(package: WordPackage, asked: Iterable[Asked]) -> None:
    """Add the prompts, each under the tag of its control, and the style that they have."""
    parts = make("w:docParts", *map(_prompt, asked))
    glossary = package.add(GLOSSARY, CT.WML_DOCUMENT_GLOSSARY, root("w:glossaryDocument", parts))
    styles = root("w:styles", prompts_style())
    glossary.relate_to(package.add("word/glossary/styles.xml", CT.WML_STYLES, styles), RT.STYLES)
    package.main.relate_to(glossary, RT.GLOSSARY_DOCUMENT)


def _prompt(asked: Asked) -> Xml:
    style = make("w:rPr", make("w:rStyle", val=PROMPT))
    shown = make("w:p", make("w:r", style, text("w:t", asked.prompt)))
    return make("w:docPart", make("w:docPartPr", *_said(asked.tag)), make("w:docPartBody", shown))


def _said(tag: str) -> tuple[Xml, ...]:
    identifier = uuid.uuid5(uuid.NAMESPACE_OID, tag)
    return (
        make("w:name", val=tag),
        make("w:category", make("w:name", val="General"), make("w:gallery", val="placeholder")),
        make("w:types", make("w:type", val="bbPlcHdr")),
        make("w:behaviors", make("w:behavior", val="content")),
        make("w:guid", val=f"{{{str(identifier).upper()}}}"),
    )
