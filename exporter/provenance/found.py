"""The record and the seal of a finished file, as they are found in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from exporter.diagnostics import Place
from exporter.errors import ArticleError, ContractError
from exporter.provenance.record import ELEMENT, Provenance
from exporter.provenance.seal import blank, seal_of, seal_of_parts

if TYPE_CHECKING:
    from exporter.readers.docx.package import Package

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
    ArticleError for one that is neither PDF nor DOCX.
    """
    candidates = _in_pdf(data) if data.startswith(_PDF) else _in_docx(data, name)
    if not candidates:
        raise ContractError.at(
            "no-provenance", "the file does not say what it was made of", Place(name)
        )
    return next((one for one in candidates if one.unchanged), candidates[0])


def _in_pdf(data: bytes) -> list[Found]:
    """Our XMP is never packed; what only looks like a record, in an article's text, has no seal."""
    found = []
    for escaped, seal in _IN_XMP.findall(data):
        text = unescape(escaped.decode("utf-8", "replace"))
        whole = data.replace(seal, blank(text).encode())
        found += _understood(text, seal_of(whole) == seal.decode())
    return found


def _in_docx(data: bytes, name: str) -> list[Found]:
    from exporter.readers.docx.package import Package

    package = Package(data, name)
    paths = [path for path in package.paths if path.startswith("customXml/item")]
    roots = (package.xml(path) for path in paths)
    items = [root for root in roots if root is not None and root.tag == ELEMENT]
    found = []
    for item in items:
        text, seal = item.text or "", item.get("seal", "")
        found += _understood(text, bool(seal) and _is_whole(package, text, seal))
    return found


def _is_whole(package: Package, text: str, seal: str) -> bool:
    blanks = blank(text).encode()
    try:
        parts = [(path, package.content(path)) for path in package.paths]
    except ArticleError:  # a part that cannot be unpacked is not what was sealed
        return False
    blanked = [(path, content.replace(seal.encode(), blanks)) for path, content in parts]
    return seal_of_parts(blanked) == seal


def _understood(text: str, unchanged: bool) -> list[Found]:
    try:
        return [Found(Provenance.from_json(text), unchanged)]
    except ValueError:
        return []
