"""The parts that a DOCX is made of, unpacked without trust in what it claims of itself."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.parser import element_class_lookup
from lxml import etree

from exporter.diagnostics import ArticleError, Place
from exporter.docx.elements import Xml

MAX_FILE = 40_000_000
MAX_PARTS = 4_000
MAX_XML = 20_000_000  # bytes of all parts that are parsed
MAX_TAGS = 400_000  # in all of them; a tree takes memory by its tags
MAX_PICTURES = 40_000_000  # bytes of all pictures together
MAX_PART = 40_000_000  # bytes of one that is only looked at whole
MAX_WHOLE = 200_000_000  # bytes of all parts, one after another
MAX_RATIO = 400  # of unpacked to packed bytes, in parts of some size
SMALL_PART = 1_000_000
_MOST_ITEMS = 64  # of custom XML; Word itself keeps a handful

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = b"PK\x01\x02"
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_STRICT = {  # the namespaces of ISO 29500 Strict, and those that everybody writes
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/main": (
        b"http://schemas.openxmlformats.org/drawingml/2006/main"
    ),
}
# Word knows no other, and what unpacks the others takes the memory that the file asks for.
_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # ISO 29500-2, annex B
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    UnicodeError,
    ValueError,
    OSError,
)


@dataclass(frozen=True)
class Room:
    """How much of a document may be parsed: bytes of XML, and tags in it."""

    xml: int = MAX_XML
    tags: int = MAX_TAGS


class Archive:
    """The parts of a file, each unpacked when it is asked for; raises ArticleError.

    `room` bounds what is parsed; by default it is that of an article.
    """

    def __init__(self, data: bytes, name: str, room: Room | None = None) -> None:
        self._name = name
        self._room = room or Room()
        self._parsed = self._tags = self._pictures = 0
        _check_kind(data, name)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except _DAMAGE as failure:
            raise damaged(name, "the file is damaged or cut short") from failure
        for entry in entries:
            _check_entry(entry, name)
        self._entries = {entry.filename: entry for entry in entries}

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all parts."""
        return tuple(self._entries)

    def __contains__(self, path: str) -> bool:
        return path in self._entries

    def xml(self, path: str) -> Xml | None:
        """A part's XML; `None` where there is no such part."""
        if path not in self._entries:
            return None
        data = self._unpacked(path, self._room.xml - self._parsed)
        self._parsed += len(data)
        self._tags += data.count(b"<")
        if self._tags > self._room.tags:
            raise self._too_large()
        if any(doctype in data for doctype in _DOCTYPES):
            raise damaged(self._name, f"{path} has a document type, as no Word file has", "doctype")
        for strict, usual in _STRICT.items():
            data = data.replace(strict, usual)
        try:
            return etree.fromstring(data, _parser())
        except etree.XMLSyntaxError as failure:
            if failure.code == etree.ErrorTypes.ERR_NO_MEMORY:
                raise MemoryError from failure
            raise damaged(self._name, f"{path} is no valid XML: {failure.msg}") from failure

    def picture(self, path: str) -> bytes | None:
        """A picture's bytes; `None` where there is no such part."""
        if path not in self._entries:
            return None
        data = self._unpacked(path, MAX_PICTURES - self._pictures)
        self._pictures += len(data)
        return data

    def content(self, path: str) -> bytes:
        """The bytes of a part that there is, as they are."""
        return self._unpacked(path, MAX_PART)

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """The path and the bytes of each part; raises also where all together are too many."""
        left = MAX_WHOLE
        for path in self.paths:
            content = self._unpacked(path, min(left, MAX_PART))
            left -= len(content)
            yield path, content

    def custom_items(self) -> list[Xml]:
        """What programs keep in the file for themselves (ISO 29500-1, 22.5), in its order."""
        paths = [path for path in self.paths if path.startswith("customXml/item")]
        stored = [path for path in paths if path.endswith(".xml") and "Props" not in path]
        roots = (self.xml(path) for path in stored[:_MOST_ITEMS])
        return [root for root in roots if root is not None]

    def _unpacked(self, path: str, limit: int) -> bytes:
        try:
            with self._archive.open(self._entries[path]) as part:
                data = part.read(limit + 1)
        except _DAMAGE as failure:
            raise damaged(self._name, f"{path} is damaged") from failure
        if len(data) > limit:
            raise self._too_large()
        return data

    def _too_large(self) -> ArticleError:
        return damaged(self._name, "the document is too large", "file-too-large")


def check_whole(data: bytes, name: str) -> None:
    """Raise ArticleError for a file that is more than an office program can be asked to open."""
    tags = 0
    for path, content in Archive(data, name).contents():
        tags += content.count(b"<") if path.endswith((".xml", ".rels")) else 0
        if tags > MAX_TAGS:
            raise damaged(name, "the document is too large", "file-too-large")


def damaged(name: str, message: str, code: str = "damaged-docx") -> ArticleError:
    """The error for a file that cannot be read as a Word document."""
    return ArticleError.at(code, message, Place(name))


def _parser() -> etree.XMLParser:
    """A parser that trusts nothing, for python-docx's element classes; its own keeps comments."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    parser.set_element_class_lookup(element_class_lookup)
    return parser


def _check_kind(data: bytes, name: str) -> None:
    if len(data) > MAX_FILE:
        limit = f"{MAX_FILE // 1_000_000} MB"
        raise damaged(name, f"the file is over {limit}", "file-too-large")
    if data.startswith(_COMPOUND_FILE):
        raise ArticleError.at(
            "encrypted-or-old",
            "the file is encrypted, or in Word's format of before 2007",
            Place(name),
            "open it in Word and save it as .docx, without a password",
        )
    if not data.startswith(b"PK"):
        raise damaged(name, "the file is no Word document (.docx)", "not-a-docx")
    if data.count(_ENTRY) > MAX_PARTS:
        raise damaged(name, f"the file has more than {MAX_PARTS} parts", "too-many-parts")


def _check_entry(entry: zipfile.ZipInfo, name: str) -> None:
    path = entry.filename
    if path.startswith(("/", "\\")) or ".." in path.replace("\\", "/").split("/") or ":" in path:
        raise damaged(name, f"the part {path!r} would lie outside the file", "unsafe-part-name")
    if entry.flag_bits & 1:
        raise damaged(name, f"the part {path!r} is encrypted", "encrypted-or-old")
    if entry.compress_type not in _PACKINGS:
        raise damaged(name, f"the part {path!r} is packed as no Word file is")
    if entry.file_size > SMALL_PART and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        raise damaged(name, f"the part {path!r} is packed beyond belief", "zip-bomb")
