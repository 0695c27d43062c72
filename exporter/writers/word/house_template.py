"""A finished Word file of prompts as a template: a content control around each (17.5.2).

Nothing of the article that the prompts stood in is left: a file that is written in the template
says by its controls what is what.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import cast

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import XmlPart

from exporter.docx.asked_for import Asked
from exporter.docx.elements import below, qn
from exporter.writers.word.parts.glossary import add_glossary
from exporter.writers.word.parts.over_python_docx import entries_of, zipped
from exporter.writers.word.parts.package import WordPackage
from exporter.writers.word.parts.prompt_controls import Controls, Days
from exporter.writers.word.parts.prompts_style import prompts_style
from exporter.writers.word.values.ooxml import Xml

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
OF_AN_ARTICLE = (RT.CUSTOM_XML, RT.CUSTOM_PROPERTIES)


def as_template(data: bytes, asked: Iterable[Asked], shown: Mapping[str, str], days: Days) -> bytes:
    """The template of a DOCX whose words are the prompts of what is `asked`.

    `shown` has what stands there for a part in place of its prompt; `days` says how to write one.
    """
    package, asked = WordPackage.open(io.BytesIO(data)), tuple(asked)
    main = package.main
    _forget_article(package)
    controls = Controls(asked, shown, days)
    for part in package.xml_parts:
        controls.put_into(part.element)
    _beside(package, RT.STYLES).element.append(prompts_style())
    add_glossary(package, asked)
    main._content_type = MAIN  # noqa: SLF001  # python-docx has no setter
    return zipped(entries_of(package))


def _forget_article(package: WordPackage) -> None:
    """Take out what the file says of the article and of its making, and the list of contents."""
    for part in (package, package.main):
        for name in [one.rId for one in part.rels.values() if one.reltype in OF_AN_ARTICLE]:
            del part.rels[name]
    core: Xml = _core(package).element
    for told in list(core):
        core.remove(told)
    body: Xml = package.main.element
    for control in list(body.iter(qn("w:sdt"))):
        if below(control, "sdtPr/docPartObj") is not None:
            _parent(control).remove(control)


def _core(package: WordPackage) -> XmlPart:
    return cast(XmlPart, package.part_related_by(RT.CORE_PROPERTIES))


def _beside(package: WordPackage, kind: str) -> XmlPart:
    return cast(XmlPart, package.main.part_related_by(kind))


def _parent(element: Xml) -> Xml:
    parent = element.getparent()
    assert parent is not None  # noqa: S101  (the root is no control)
    return parent
