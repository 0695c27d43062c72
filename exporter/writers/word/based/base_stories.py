"""Headers and footers of a base as parts of our file: what stands in them, and nothing that acts.

A file of the house's may have been changed by others. What would run, or reach out of the file, is
left out and told: macros, programs' objects, links and pictures elsewhere, fields that fetch.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import count

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from lxml import etree

from exporter.docx.computed_fields import REACHING, name_of
from exporter.docx.elements import Xml, local, qn
from exporter.docx.word_file import StoredPart
from exporter.writers.word.parts.package import WordPackage

KINDS = {"header": (CT.WML_HEADER, RT.HEADER), "footer": (CT.WML_FOOTER, RT.FOOTER)}
# What programs draw without reading anything else; an SVG may name files.
PICTURES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
}
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# What may go without the text around it, the innermost first.
HOLDERS = frozenset(
    {"ext", "drawing", "pict", "object", "AlternateContent", "control", "altChunk", "subDoc"}
)
UNWRAPPED = frozenset({"hyperlink", "smartTag", "customXml"})
DROPPED = frozenset(
    {"object", "control", "altChunk", "subDoc", "dataBinding", "bookmarkStart", "bookmarkEnd"}
    | {"commentRangeStart", "commentRangeEnd", "commentReference", "proofErr", "permStart"}
    | {"permEnd", "footnoteReference", "endnoteReference", "hlinkClick", "hlinkHover"}
)
TOLD = {"object": "an object of another program", "control": "an ActiveX control"}
TOLD |= {"altChunk": "another file", "subDoc": "another file", "hlinkClick": "a link"}
ACTING = REACHING | {"MACROBUTTON", "DATABASE", "ASK", "FILLIN", "GOTOBUTTON", "PRINT", "HYPERLINK"}
FIRST_DRAWING = 9001


class StoriesOfBase:
    """Copies headers and footers; `left_out` counts what was not, by what it is."""

    def __init__(self, package: WordPackage) -> None:
        self.left_out: Counter[str] = Counter()
        self._package = package
        self._pictures: dict[str, Part] = {}
        self._drawings = count(FIRST_DRAWING)
        self._numbers = count(1)

    def copied(self, stored: StoredPart, kind: str, nums: Mapping[str, str]) -> str:
        """The relation from our document to a copy of a header or footer; raises ArticleError.

        `nums` are the new numbers of the base's lists, by the old ones.
        """
        root = deepcopy(stored.element)
        _unwrap(root, self.left_out)
        self._without_fields(root)
        _drop(root, self.left_out)
        pictures = dict(self._pictures_of(root, stored))
        _renumber(root, nums)
        for drawing in root.iter(qn("wp:docPr")):
            drawing.set("id", str(next(self._drawings)))
        media_type, relation = KINDS[kind]
        path = f"word/{kind}-base{next(self._numbers)}.xml"
        part = self._package.add_blob(path, media_type, b"")
        for attribute, element, picture in pictures.values():
            element.set(attribute, part.relate_to(picture, RT.IMAGE))
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001
        return self._package.main.relate_to(part, relation)

    def _without_fields(self, root: Xml) -> None:
        """Keep what fields that act show, and take the fields out."""
        for simple in list(root.iter(qn("w:fldSimple"))):
            if name_of(simple.get(qn("w:instr"), "")) in ACTING:
                self.left_out["a field that acts"] += 1
                _lift(simple)
        for marks in list(_acting_fields(root)):
            self.left_out["a field that acts"] += 1
            for mark in marks:
                _remove(mark)

    def _pictures_of(
        self, root: Xml, stored: StoredPart
    ) -> Iterator[tuple[int, tuple[str, Xml, Part]]]:
        """Every relation to a picture that can be copied: its attribute, element and new part; what
        has another relation is left out."""
        relations = [
            (str(name), element)
            for element in root.iter(etree.Element)
            for name in element.attrib
            if str(name).startswith(RELATION)
        ]
        for number, (name, element) in enumerate(relations):
            picture = (
                self._picture(stored, element.get(name, "")) if _is_within(element, root) else None
            )
            if picture is not None and local(element) != "svgBlip":
                yield number, (name, element, picture)
            elif _is_within(element, root):
                self._leave_out(element, name)

    def _leave_out(self, element: Xml, attribute: str) -> None:
        self.left_out["a link or a file elsewhere"] += local(element) != "svgBlip"
        holder = next((one for one in element.iterancestors() if local(one) in HOLDERS), None)
        if holder is None:
            del element.attrib[attribute]
        else:
            _remove(holder)

    def _picture(self, stored: StoredPart, relation: str) -> Part | None:
        target = stored.rels.part(relation)
        media_type = (
            PICTURES.get(posixpath.splitext(target.path)[1].lstrip(".").lower()) if target else None
        )
        if target is None or media_type is None:
            return None
        if target.path not in self._pictures:
            data = target.picture
            if data is None:
                return None
            suffix = posixpath.splitext(target.path)[1].lower()
            path = f"word/media/base{len(self._pictures) + 1}{suffix}"
            self._pictures[target.path] = self._package.add_blob(path, media_type, data)
        return self._pictures[target.path]


def _acting_fields(root: Xml) -> Iterator[list[Xml]]:
    """For each field of several runs that acts: what marks it, and its instruction (17.16.18)."""
    opened: list[list[Xml]] = []
    for one in root.iter(qn("w:fldChar"), qn("w:instrText")):
        kind = one.get(qn("w:fldCharType"))
        if kind == "begin":
            opened.append([])
        if opened:
            opened[-1].append(one)
        if kind == "end" and opened:
            marks = opened.pop()
            said = "".join(mark.text or "" for mark in marks if local(mark) == "instrText")
            if name_of(said) in ACTING:
                yield marks


def _unwrap(root: Xml, left_out: Counter[str]) -> None:
    """Leave what stands in links and in marks of programs, without these."""
    for one in list(root.iter(etree.Element)):
        if local(one) in UNWRAPPED:
            left_out["a link"] += local(one) == "hyperlink"
            _lift(one)


def _drop(root: Xml, left_out: Counter[str]) -> None:
    for one in list(root.iter(etree.Element)):
        if local(one) in DROPPED and one is not root:
            if told := TOLD.get(local(one)):
                left_out[told] += 1
            _remove(one)


def _renumber(root: Xml, nums: Mapping[str, str]) -> None:
    for one in root.iter(qn("w:numId")):
        one.set(qn("w:val"), nums.get(one.get(qn("w:val"), ""), "0"))


def _lift(element: Xml) -> None:
    """Put what stands in an element in its place."""
    for child in list(element):
        if not local(child).endswith("Pr"):
            element.addprevious(child)
    _remove(element)


def _remove(element: Xml) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _is_within(element: Xml, root: Xml) -> bool:
    return next((one for one in element.iterancestors() if one is root), None) is not None
