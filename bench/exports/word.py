"""Two Word files, part by part: XML in its canonical form, relations by what they point at."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree

from bench.exports.spot import spot
from bench.exports.unversioned import unversion_item

RELATION_ATTRIBUTE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CONTENT_TYPES = "[Content_Types].xml"
RELATIONS = ".rels"
XML = (".xml", RELATIONS)

Parts = Mapping[str, bytes]


def word_difference(before: bytes, after: bytes) -> str | None:
    """Where two DOCX differ first, and how; `None` where only the record's version differs."""
    one, other = _parts(before), _parts(after)
    if told := _listed(list(one), list(other)):
        return told
    paths = sorted(one, key=_is_of_less_interest)
    differences = (_part_difference(path, one, other) for path in paths)
    return next(filter(None, differences), None)


def _is_of_less_interest(path: str) -> bool:
    """Whether a part follows from those that Word shows, as relations and properties do."""
    return path.endswith(RELATIONS) or not path.startswith("word/")


def _parts(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _listed(one: list[str], other: list[str]) -> str | None:
    for path in sorted(set(one) ^ set(other)):
        return f"{path} is {'gone' if path in one else 'new'}"
    return None if one == other else f"the order of parts: {spot(' '.join(one), ' '.join(other))}"


def _part_difference(path: str, one: Parts, other: Parts) -> str | None:
    if not path.endswith(XML):
        told = spot(one[path], other[path])
        return told and f"{path}: {told}"
    before, after = _xml(path, one), _xml(path, other)
    if _canonical(before) == _canonical(after):
        return None
    return f"{path}: {_element_difference(before, after)}"


def _xml(path: str, parts: Parts) -> etree._Element:
    """A part's XML; the order of relations and of content types has no meaning."""
    root = etree.fromstring(parts[path])
    if path.endswith(RELATIONS):
        for relation in root:
            del relation.attrib["Id"]
    if path.endswith((RELATIONS, CONTENT_TYPES)):
        root[:] = sorted(root, key=_canonical)
    unversion_item(root)
    _resolve(root, _relations(path, parts))
    return root


def _relations(path: str, parts: Parts) -> dict[str, str]:
    """What the identifiers of a part's relations stand for."""
    folder, name = posixpath.split(path)
    data = parts.get(posixpath.join(folder, "_rels", name + RELATIONS))
    relations = etree.fromstring(data) if data else ()
    return {relation.attrib.pop("Id"): " ".join(_said(relation)) for relation in relations}


def _said(relation: etree._Element) -> list[str]:
    return [f"{name}={value}" for name, value in sorted(relation.attrib.items())]


def _resolve(root: etree._Element, relations: Mapping[str, str]) -> None:
    for element in root.iter():
        for name, value in element.attrib.items():
            if name.startswith(RELATION_ATTRIBUTE):
                element.set(name, relations.get(value, value))


def _canonical(element: etree._Element) -> bytes:
    return etree.tostring(element, method="c14n")


def _element_difference(before: etree._Element, after: etree._Element) -> str:
    """The path of the first element, in the order of the text, that is not the same."""
    for one, other in zip(before.iter(), after.iter(), strict=False):
        if told := spot(_start(one), _start(other)):
            return f"{one.getroottree().getpath(one)}: {told}"
    return "other prefixes of namespaces, or more at the end"


def _start(element: etree._Element) -> str:
    """An element without those in it."""
    told = [element.tag, *_said(element), f"{len(element)} in it", element.text, element.tail]
    return " ".join(str(one) for one in told if one is not None)
