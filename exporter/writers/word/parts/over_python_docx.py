"""What python-docx does wrongly, set right over it, for our own packages only.

It stamps with the time of saving, dates comments now, takes a local time for UTC, refuses titles of
more than 255 characters, and looks a relationship up by trying all of them.
"""

from __future__ import annotations

import functools
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import cast

from docx.comments import Comment, Comments
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.opc.pkgwriter import _ContentTypesItem
from docx.opc.rel import Relationships, _Relationship
from docx.oxml.coreprops import CT_CoreProperties
from docx.oxml.ns import nsdecls, nsmap
from docx.package import Package
from docx.parts.comments import CommentsPart
from docx.parts.document import DocumentPart
from docx.shared import lazyproperty
from docx.styles.styles import Styles
from lxml import etree

FONT = ".odttf"
STAMP = (1980, 1, 1, 0, 0, 0)  # the oldest time that a ZIP can hold
LARGE = 65536  # bytes
QUICKLY, THOROUGHLY = 1, 6  # zlib's levels
MS_DOS = 0  # so that no file mode of the machine gets in


def entries_of(package: Package) -> Iterator[tuple[str, bytes]]:
    """Every file of a package by its path, in their order; readers like content types first."""
    parts = sorted(package.parts, key=lambda part: part.partname)
    yield CONTENT_TYPES_URI.membername, _ContentTypes.from_parts(parts).blob  # type: ignore[no-untyped-call]
    yield PACKAGE_URI.rels_uri.membername, _xml(package.rels)
    for part in parts:
        yield part.partname.membername, part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, _xml(part.rels)


def _xml(relationships: Relationships) -> bytes:
    return cast(bytes, relationships.xml)  # python-docx says `str`, and gives bytes


class _ContentTypes(_ContentTypesItem):
    """Tells binary parts by their suffix; python-docx knows neither `svg` nor `odttf`."""

    def _add_content_type(self, partname: PackURI, content_type: str) -> None:
        if partname.ext not in self._defaults:
            self._defaults[partname.ext] = content_type
        elif self._defaults[partname.ext] != content_type:
            self._overrides[partname] = content_type


def zipped(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """A package's file, the same bytes for the same entries: no time, no mark of the machine."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in entries:
            entry = zipfile.ZipInfo(path, STAMP)
            entry.create_system = MS_DOS
            entry.compress_type = zipfile.ZIP_DEFLATED
            if path.endswith(FONT):
                _put_deflated(archive, entry, content)
            else:
                archive.writestr(entry, content, compresslevel=_effort(content))
    return target.getvalue()


def _put_deflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, content: bytes) -> None:
    """Add a font, deflated once for all files of a process: nothing else takes so long."""
    with archive.open(entry, "w") as file:
        file._compressor = _Deflated(content)  # type: ignore[attr-defined]  # noqa: SLF001
        file.write(content)


class _Deflated:
    """In place of a compressor, for zipfile takes nothing that is compressed already."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def compress(self, _: bytes) -> bytes:
        """Nothing yet."""
        return b""

    def flush(self) -> bytes:
        """All of it."""
        return _deflated(self._content)


@functools.lru_cache(maxsize=48)
def _deflated(content: bytes) -> bytes:
    deflating = zlib.compressobj(_effort(content), zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflating.compress(content) + deflating.flush()


def _effort(content: bytes) -> int:
    """How hard to compress: fonts and pictures hardly get smaller, and take most of the time."""
    return QUICKLY if len(content) > LARGE else THOROUGHLY


class QuickRelationships(Relationships):
    """Relationships that are found at once, however many links a document has."""

    def __init__(self, base_uri: str) -> None:
        super().__init__(base_uri)
        self._known: dict[tuple[str, Part | str, bool], _Relationship] = {}

    def add_relationship(
        self,
        reltype: str,
        target: Part | str,
        rId: str,  # noqa: N803  (python-docx's name)
        is_external: bool = False,
    ) -> _Relationship:
        """A new relationship."""
        relationship = super().add_relationship(reltype, target, rId, is_external)
        self._known.setdefault((reltype, target, is_external), relationship)
        return relationship

    def __delitem__(self, identifier: str) -> None:
        """Forget a relationship."""
        gone = self[identifier]
        self._known = {key: one for key, one in self._known.items() if one is not gone}
        super().__delitem__(identifier)

    def _get_matching(
        self, reltype: str, target: Part | str, is_external: bool = False
    ) -> _Relationship | None:
        return self._known.get((reltype, target, is_external))

    @property
    def _next_rId(self) -> str:  # noqa: N802  (python-docx's name)
        likely = f"rId{len(self) + 1}"
        return super()._next_rId if likely in self else likely


def quick_relationships(part: Part) -> Relationships:
    """What stands as `rels` in the parts that hold a document's links."""
    return QuickRelationships(part.partname.baseURI)


class TrueCoreProperties(CT_CoreProperties):
    """Core properties of any length, their times in UTC."""

    def _set_element_text(self, prop_name: str, value: object) -> None:
        self._get_or_add(prop_name).text = str(value)

    def _set_element_datetime(self, prop_name: str, value: datetime) -> None:
        known = value.astimezone(UTC) if value.tzinfo else value
        super()._set_element_datetime(prop_name, known)


_classes = etree.ElementNamespaceClassLookup()
_classes.get_namespace(nsmap["cp"])["coreProperties"] = TrueCoreProperties
_parser = etree.XMLParser(
    remove_blank_text=True, resolve_entities=False, no_network=True, load_dtd=False
)
_parser.set_element_class_lookup(_classes)


class TrueCorePropertiesPart(CorePropertiesPart):
    """The part of the core properties."""

    @classmethod
    def load(
        cls, partname: PackURI, content_type: str, blob: bytes, package: Package
    ) -> TrueCorePropertiesPart:
        """The part as it stands in a file."""
        element = cast(CT_CoreProperties, etree.fromstring(blob, _parser))
        return cls(partname, content_type, element, package)

    @classmethod
    def empty(cls, package: Package) -> TrueCorePropertiesPart:
        """A part that says nothing yet; python-docx's own says that it was made now."""
        blob = f"<cp:coreProperties {nsdecls('cp', 'dc', 'dcterms')}/>".encode()
        return cls.load(PackURI("/docProps/core.xml"), CT.OPC_CORE_PROPERTIES, blob, package)


class DatedComments(Comments):
    """Comments of the day on which the document says that it was last changed."""

    def add_comment(self, text: str = "", author: str = "", initials: str | None = "") -> Comment:
        """A new comment."""
        comment = super().add_comment(text, author, initials)
        package = cast(Package, self._comments_part.package)
        comment._comment_elm.date = package.core_properties.modified  # noqa: SLF001
        return comment


class DatedCommentsPart(CommentsPart):
    """The part of the comments."""

    @property
    def comments(self) -> DatedComments:
        """The comments."""
        return DatedComments(self._comments, self)


class MendedDocumentPart(DocumentPart):
    """The document itself, with quick relationships and dated comments."""

    rels = lazyproperty(quick_relationships)

    @property
    def _comments_part(self) -> CommentsPart:
        """The part of the comments; a new one comes with the styles that comments are in."""
        try:
            return cast(CommentsPart, self.part_related_by(RT.COMMENTS))
        except KeyError:
            part = DatedCommentsPart.default(cast(Package, self.package))
            self.relate_to(part, RT.COMMENTS)
            _add_comment_styles(self.styles)
            return part


# The styles that python-docx's comments are in, and does not define: as Word names them.
COMMENT_STYLES = {
    "CommentText": ("annotation text", WD_STYLE_TYPE.PARAGRAPH),
    "CommentReference": ("annotation reference", WD_STYLE_TYPE.CHARACTER),
}


def _add_comment_styles(styles: Styles) -> None:
    for identifier, (name, kind) in COMMENT_STYLES.items():
        if name not in styles:
            styles.add_style(name, kind, builtin=True).element.styleId = identifier
