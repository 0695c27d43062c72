"""The package of parts that a DOCX is (ISO 29500-2), on python-docx's, always saved alike."""

from __future__ import annotations

import io
from os import PathLike
from pathlib import Path
from typing import IO, Self, cast

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import Unmarshaller
from docx.opc.packuri import PackURI
from docx.opc.part import Part, PartFactory, XmlPart
from docx.opc.pkgreader import PackageReader
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.package import Package
from docx.parts.document import DocumentPart

from exporter.writers.word.parts.footnotes import FootnotesPart
from exporter.writers.word.parts.over_python_docx import (
    DatedCommentsPart,
    MendedDocumentPart,
    TrueCorePropertiesPart,
    entries_of,
    zipped,
)
from exporter.writers.word.values.ooxml import Xml, make, root, tidy


class WordParts(PartFactory):
    """Which class of python-docx's, or of ours, a part has by its media type."""

    part_type_for = {  # noqa: RUF012  (python-docx's own form)
        **PartFactory.part_type_for,
        CT.OFC_THEME: XmlPart,
        CT.OPC_CORE_PROPERTIES: TrueCorePropertiesPart,
        CT.WML_COMMENTS: DatedCommentsPart,
        CT.WML_DOCUMENT_MAIN: MendedDocumentPart,
        CT.WML_FONT_TABLE: XmlPart,
        CT.WML_FOOTNOTES: FootnotesPart,
    }


class WordPackage(Package):
    """A Word file in the making, or opened: the same parts are saved as the same bytes."""

    @classmethod
    def new(cls) -> Self:
        """A package with an empty document: nothing of python-docx's own template is in it."""
        package = cls()
        document = package.add("word/document.xml", CT.WML_DOCUMENT_MAIN, _empty_document())
        package.relate_to(document, RT.OFFICE_DOCUMENT)
        return package

    @classmethod
    def open(cls, pkg_file: str | IO[bytes]) -> Self:
        """The package of a file, its parts of our classes."""
        package = cls()
        Unmarshaller.unmarshal(PackageReader.from_file(pkg_file), package, WordParts)
        return package

    @property
    def main(self) -> DocumentPart:
        """The document itself."""
        return cast(DocumentPart, self.main_document_part)

    def add(self, path: str, media_type: str, content: Xml) -> XmlPart:
        """A new part of XML, which somebody has yet to point at."""
        kind = cast(type[XmlPart], WordParts.part_type_for.get(media_type, XmlPart))
        return kind(PackURI(f"/{path}"), media_type, cast(BaseOxmlElement, content), self)

    def add_blob(self, path: str, media_type: str, content: bytes) -> Part:
        """A new part of bytes, which somebody has yet to point at."""
        return Part(PackURI(f"/{path}"), media_type, content, self)

    def tidy(self) -> None:
        """Take the declarations of unused namespaces out of all parts; those of a new file only."""
        for part in self.xml_parts:
            tidy(part.element)

    @property
    def xml_parts(self) -> list[XmlPart]:
        """The parts of XML that something points at."""
        return [part for part in self.parts if isinstance(part, XmlPart)]

    def save(self, pkg_file: str | PathLike[str] | IO[bytes]) -> None:
        """Write the file to a path, as a word or as a `Path`, or to a stream."""
        data = zipped(entries_of(self))
        if isinstance(pkg_file, str | PathLike):
            Path(pkg_file).write_bytes(data)
        else:
            pkg_file.write(data)


def _empty_document() -> Xml:
    return root("w:document", make("w:body"))


def opened(data: bytes) -> Document:
    """A finished Word file as python-docx's document; its `save` writes the same bytes always."""
    return cast(Document, WordPackage.open(io.BytesIO(data)).main.document)
