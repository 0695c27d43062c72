"""The package of parts that a DOCX is (ISO 29500-2); the same parts give the same bytes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from lxml import etree

from exporter.provenance.record import sealed_parts
from exporter.writers.word.values.ooxml import Xml, serialise

CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
DEFAULT_TYPES = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}
URI_CHARACTERS = "%:/?#[]@!$&'()*+,;=~"  # RFC 3986, 2.2, and what is encoded already
STAMP = (1980, 1, 1, 0, 0, 0)
LARGE = 65536  # bytes
QUICKLY, THOROUGHLY = 1, 6  # zlib's levels
MS_DOS = 0  # so that no file mode of the machine gets in


@dataclass
class Part:
    """A part: its path in the package, its media type, its content, and what it points at."""

    path: str
    media_type: str
    content: Xml | bytes
    relations: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def relate(self, target: Part, kind: str) -> str:
        """The identifier of a relation to another part; `kind` is a word such as `styles`."""
        start = posixpath.dirname(self.path)
        return self._relation(kind, posixpath.relpath(target.path, start or "."), outside=False)

    def link(self, url: str) -> str:
        """The identifier of a hyperlink to a URL; what no URI may contain is percent-encoded."""
        return self._relation("hyperlink", quote(url, safe=URI_CHARACTERS), outside=True)

    def _relation(self, kind: str, target: str, *, outside: bool) -> str:
        prefix = PACKAGE_RELATION if kind == "core-properties" else OFFICE_RELATION
        key = (prefix + kind, target, outside)
        return self.relations.setdefault(key, f"rId{len(self.relations) + 1}")


class Package:
    """The parts of a file; the root points at the document and its properties."""

    def __init__(self) -> None:
        self.root = Part("", "", b"")
        self.parts: list[Part] = []

    def add(self, path: str, media_type: str, content: Xml | bytes) -> Part:
        """A new part."""
        part = Part(path, media_type, content)
        self.parts.append(part)
        return part

    def save(self, record: str) -> bytes:
        """The file: parts sorted by name, stamped with the oldest time that a ZIP can hold.

        Where a part has the blank of a record's seal, the seal is put.
        """
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, content in sealed_parts(self._entries(), record):
                entry = zipfile.ZipInfo(path, STAMP)
                entry.create_system = MS_DOS
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, content, compresslevel=_effort(content))
        return target.getvalue()

    def _entries(self) -> Iterator[tuple[str, bytes]]:
        """Every file of the package with its path; readers like the content types to come first."""
        yield "[Content_Types].xml", self._content_types()
        for part in sorted([self.root, *self.parts], key=lambda part: part.path):
            if part.path:
                content = part.content
                yield part.path, content if isinstance(content, bytes) else serialise(content)
            if part.relations:
                yield _relations_path(part.path), _relations(part)

    def _content_types(self) -> bytes:
        element = etree.Element(f"{{{CONTENT_TYPES}}}Types", nsmap={None: CONTENT_TYPES})
        defaults = DEFAULT_TYPES | {
            part.path.rpartition(".")[2]: part.media_type
            for part in self.parts
            if isinstance(part.content, bytes) and not part.path.endswith(".xml")
        }
        for suffix, media_type in sorted(defaults.items()):
            _child(element, "Default", Extension=suffix, ContentType=media_type)
        for part in sorted(self.parts, key=lambda part: part.path):
            if defaults.get(part.path.rpartition(".")[2]) != part.media_type:
                _child(element, "Override", PartName=f"/{part.path}", ContentType=part.media_type)
        return _bytes(element)


def _effort(content: bytes) -> int:
    """How hard to compress: fonts and pictures hardly get smaller, and take most of the time."""
    return QUICKLY if len(content) > LARGE else THOROUGHLY


def _relations_path(path: str) -> str:
    folder, name = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relations(part: Part) -> bytes:
    element = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})
    for (kind, target, outside), identifier in part.relations.items():
        entry = _child(element, "Relationship", Id=identifier, Type=kind, Target=target)
        if outside:
            entry.set("TargetMode", "External")
    return _bytes(element)


def _child(parent: Xml, name: str, **attributes: str) -> Xml:
    namespace = etree.QName(parent).namespace
    return etree.SubElement(parent, f"{{{namespace}}}{name}", attributes)


def _bytes(element: Xml) -> bytes:
    return etree.tostring(element, encoding="UTF-8", xml_declaration=True, standalone=True)
