"""What is found in a finished file: its article, its record and its seal."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING

from pydantic import ValidationError

from exporter.article import Article
from exporter.diagnostics import ArticleError, ContractError, Place
from exporter.provenance.record import (
    ATTACHMENT,
    ELEMENT,
    Provenance,
    blank,
    seal_found_in,
    seal_of_parts,
)

if TYPE_CHECKING:
    import pikepdf

    from exporter.docx.archive import Archive

MAX_FILE = 100_000_000  # bytes
MAX_ARTICLE = 20_000_000
MOST_RECORDS = 4  # we write one; each that is found costs a hash of the whole file


def read_pdf(data: bytes, name: str = "document.pdf") -> Article:
    """The article attached to a PDF; raises ArticleError where there is none that can be read."""
    if len(data) > MAX_FILE:
        raise _too_large(name)
    import pikepdf  # slow to load

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            return attached_article(document, name)
    except pikepdf.PasswordError as failure:
        raise ArticleError.at("encrypted", "the file has a password", Place(name)) from failure
    except (pikepdf.PdfError, ValueError, zlib.error, RuntimeError, TypeError) as failure:
        raise _damaged(name) from failure


def attached_article(document: pikepdf.Pdf, name: str) -> Article:
    """The article attached to an open PDF; raises as `read_pdf` does."""
    import pikepdf

    try:
        data = _attached(document, name)
    except (pikepdf.PdfError, ValueError, zlib.error, RuntimeError, TypeError) as failure:
        raise _damaged(name) from failure
    try:
        return Article.model_validate_json(data)
    except ValidationError as failure:
        message = f"the {ATTACHMENT} in the file is no valid article"
        raise ArticleError.at("origin-damaged", message, Place(name)) from failure


def _too_large(name: str) -> ArticleError:
    limit = f"{MAX_FILE // 1_000_000} MB"
    return ArticleError.at("file-too-large", f"the file is over {limit}", Place(name))


def _damaged(name: str) -> ArticleError:
    return ArticleError.at("damaged-pdf", "the file is no whole PDF", Place(name))


def _attached(document: pikepdf.Pdf, name: str) -> bytes:
    import pikepdf

    if ATTACHMENT not in document.attachments:
        message = f"the file holds no {ATTACHMENT}, so brief did not make it"
        raise ArticleError.at("no-article", message, Place(name))
    stream = document.attachments[ATTACHMENT].get_file().obj
    if not isinstance(stream, pikepdf.Stream):
        raise _damaged(name)
    return _unpacked(stream.read_raw_bytes(), stream.get("/Filter"), name)


def _unpacked(raw: bytes, packing: object, name: str) -> bytes:
    """A stream's bytes; never more than an article may have, whatever the file says."""
    if packing is None:
        data = raw
    elif str(packing) == "/FlateDecode":
        data = zlib.decompressobj().decompress(raw, MAX_ARTICLE + 1)
    else:
        raise ArticleError.at("damaged-pdf", f"{ATTACHMENT} is packed by {packing}", Place(name))
    if len(data) > MAX_ARTICLE:
        raise ArticleError.at("file-too-large", f"{ATTACHMENT} is too large", Place(name))
    return data


_PDF = b"%PDF-"
_IN_XMP = re.compile(
    rb"<brief:provenance>([^<]*)</brief:provenance>\s*<brief:seal>([0-9a-f]{64})</brief:seal>"
)


@dataclass(frozen=True)
class Found:
    """A file's record, and whether it still holds what was sealed."""

    record: Provenance
    unchanged: bool


def found_in(data: bytes, name: str) -> Found:
    """What a finished file says of its making; `name` is for diagnostics.

    Raises ContractError `no-provenance` for a file that says nothing that we understand, and
    ArticleError for one that is neither PDF nor DOCX, is damaged, or too large.
    """
    if len(data) > MAX_FILE:
        raise _too_large(name)
    candidates = _in_pdf(data) if data.startswith(_PDF) else _in_docx(data, name)
    if not candidates:
        raise ContractError.at(
            "no-provenance", "the file does not say what it was made of", Place(name)
        )
    return next((one for one in candidates if one.unchanged), candidates[0])


def _in_pdf(data: bytes) -> list[Found]:
    """Our XMP is never packed; what only looks like a record, in an article's text, has no seal."""
    records = []
    for match in islice(_IN_XMP.finditer(data), MOST_RECORDS):
        escaped, seal = match.groups()
        text = unescape(escaped.decode("utf-8", "replace"))
        records += _understood(text, seal_found_in(data, seal, text) == seal.decode())
    return records


def _in_docx(data: bytes, name: str) -> list[Found]:
    from exporter.docx.archive import Archive

    archive = Archive(data, name)
    records = []
    items = (root for root in archive.custom_items() if root.tag == ELEMENT)
    for item in islice(items, MOST_RECORDS):
        text, seal = item.text or "", item.get("seal", "")
        records += _understood(text, bool(seal) and _is_whole(archive, text, seal))
    return records


def _is_whole(archive: Archive, text: str, seal: str) -> bool:
    blanks = blank(text).encode()
    parts = archive.contents()
    try:  # part by part, for all of them at once may be large
        blanked = ((path, content.replace(seal.encode(), blanks)) for path, content in parts)
        return seal_of_parts(blanked) == seal
    except ArticleError:  # a part that cannot be unpacked is not what was sealed
        return False


def _understood(text: str, unchanged: bool) -> list[Found]:
    try:
        return [Found(Provenance.from_json(text), unchanged)]
    except ValueError:
        return []
