"""A Word file opened with python-docx, as it lies in its archive.

python-docx unpacks and parses all parts at once, fails at a relation that leads nowhere, and makes
up styles, comments and properties where a file has none. Files come from many programs, and some
from people who mean harm: here each part is unpacked, parsed and related when somebody asks for it.
"""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import cast

from docx.document import Document
from docx.opc.coreprops import CoreProperties
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.rel import Relationships, _Relationship
from docx.oxml.comments import CT_Comment, CT_Comments
from docx.oxml.coreprops import CT_CoreProperties
from docx.oxml.document import CT_Document
from docx.oxml.parser import OxmlElement
from docx.oxml.styles import CT_Styles
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.styles.styles import Styles

from exporter.docx.archive import Archive, Room, damaged
from exporter.docx.elements import Xml, local

_USUAL_MAIN = "word/document.xml"


def kind_of(relation: _Relationship) -> str:
    """The last word of a relation's type, such as `image`; ISO 29500's two forms share it."""
    return relation.reltype.rpartition("/")[2]


class StoredRelationships(Relationships):
    """What a part points at; kinds go by `kind_of`, and may stand several times."""

    def parts(self, *kinds: str) -> list[StoredPart]:
        """The parts within the file of some kinds, in the order of the relations."""
        within = (one for one in self.values() if not one.is_external and kind_of(one) in kinds)
        return [cast(StoredPart, one.target_part) for one in within]

    def part(self, name: str) -> StoredPart | None:
        """The part within the file that a relation leads to; `None` for any other relation."""
        return cast("StoredPart | None", self.related_parts.get(name))

    @property
    def links(self) -> dict[str, str]:
        """The targets outside the file, by relation; none is ever fetched."""
        return {name: one.target_ref for name, one in self.items() if one.is_external}


class StoredPart(XmlPart):
    """A part that is unpacked and parsed when it is asked for; it may be missing from the file."""

    def __init__(self, partname: PackURI, package: WordFile) -> None:
        Part.__init__(self, partname, content_type="", package=package)
        self._archive = package.archive

    @property
    def path(self) -> str:
        """Where it lies in the file, such as `word/styles.xml`."""
        return str(self.partname.membername)

    @property
    def is_there(self) -> bool:
        """Whether the file holds it."""
        return self.path in self._archive

    @property
    def blob(self) -> bytes:
        """Its bytes as they are, of a part that there is; raises ArticleError."""
        return self._archive.content(self.path)

    @property
    def picture(self) -> bytes | None:
        """Its bytes, counted among the file's pictures; `None` where it is missing."""
        return self._archive.picture(self.path)

    @cached_property
    def _element(self) -> BaseOxmlElement:  # type: ignore[override]
        return cast(BaseOxmlElement, self._archive.xml(self.path))

    @property
    def rels(self) -> StoredRelationships:
        """What it points at."""
        return cast(WordFile, self.package).relations(self.path)

    def beside(self, kind: str) -> StoredPart | None:
        """The part of a kind, such as `footnotes`, that this one points at; `None` without."""
        part = next(iter(self.rels.parts(kind)), None)
        return part if part and part.is_there else None


class StoredDocument(StoredPart, DocumentPart):
    """The document part, which python-docx's `Document` stands on."""

    @property
    def styles(self) -> Styles:
        """The styles; none where the file has none, and not those of python-docx's template."""
        part = self.beside("styles")
        said = part.element if part else None
        return Styles(
            said if isinstance(said, CT_Styles) else cast(CT_Styles, OxmlElement("w:styles"))
        )


class WordFile(Package):
    """A package of parts, opened without trust; raises ArticleError.

    `room` bounds what is parsed; by default it is that of an article.
    """

    def __init__(self, data: bytes, name: str, room: Room | None = None) -> None:
        super().__init__()
        self.name = name
        self.archive = Archive(data, name, room)
        self._known: dict[str, StoredRelationships] = {}
        self._parts: dict[str, StoredPart] = {}

    @cached_property
    def rels(self) -> StoredRelationships:
        """What the package itself points at."""
        return self.relations("")

    @cached_property
    def main_document_part(self) -> StoredDocument:
        """The document itself; raises `not-a-docx` where there is none."""
        named = (part.path for part in self.rels.parts("officeDocument") if part.is_there)
        path = next(named, _USUAL_MAIN)
        if path not in self.archive:
            raise damaged(self.name, "the file holds no Word document", "not-a-docx")
        return StoredDocument(PackURI(f"/{path}"), self)

    @property
    def document(self) -> Document:
        """The text, as python-docx gives it."""
        return Document(cast(CT_Document, self.main_document_part.element), self.main_document_part)

    @cached_property
    def core_properties(self) -> CoreProperties:
        """What File > Info tells; all of it empty where the file has none."""
        part = next(iter(self.rels.parts("core-properties")), None)
        said = part.element if part and part.is_there else None
        return CoreProperties(
            said if isinstance(said, CT_CoreProperties) else CT_CoreProperties.new()
        )

    def beside(self, kind: str) -> StoredPart | None:
        """The part of a kind, such as `footnotes`, that the document points at; `None` without."""
        return self.main_document_part.beside(kind)

    @property
    def comments(self) -> list[CT_Comment]:
        """The comments; python-docx's own proxies raise at one without an author or a number."""
        part = self.main_document_part.beside("comments")
        said = part.element if part else None
        return said.comment_lst if isinstance(said, CT_Comments) else []

    @property
    def threads(self) -> list[Xml]:
        """Which comments answer which, and which are done (w15:commentEx of MS-DOCX, 2.5.4.2)."""
        part = self.main_document_part.beside("commentsExtended")
        return [one for one in part.element if local(one) == "commentEx"] if part else []

    @cached_property
    def application(self) -> str:
        """The program that wrote the file, such as `Microsoft Office Word`; empty if unknown."""
        part = next(iter(self.rels.parts("extended-properties")), None)
        said = part.element if part and part.is_there else ()
        return next((one.text or "" for one in said if local(one) == "Application"), "")

    def relations(self, path: str) -> StoredRelationships:
        """What a part points at; the package itself is ``""``."""
        if path not in self._known:
            self._known[path] = self._read_relations(path)
        return self._known[path]

    def _read_relations(self, path: str) -> StoredRelationships:
        folder, name = posixpath.split(path)
        relations = StoredRelationships(f"/{folder}")
        root = self.archive.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for element in () if root is None else root:
            if local(element) == "Relationship":
                self._relate(relations, element, folder)
        return relations

    def _relate(self, relations: StoredRelationships, element: Xml, folder: str) -> None:
        target, outside = element.get("Target", ""), element.get("TargetMode") == "External"
        relations.add_relationship(
            element.get("Type", ""),
            target if outside else self._part(posixpath.join("/", folder, target)),
            element.get("Id", ""),
            outside,
        )

    def _part(self, target: str) -> StoredPart:
        path = posixpath.normpath(target).lstrip("/")
        if path not in self._parts:
            self._parts[path] = StoredPart(PackURI(f"/{path}"), self)
        return self._parts[path]
