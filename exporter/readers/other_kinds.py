"""Files that are of another kind than they are taken for, told by their first bytes."""

from __future__ import annotations

from dataclasses import dataclass

from exporter.diagnostics import ArticleError, Place

_AS_DOCX = "save it as a Word file (.docx) first"
_AS_PAGE = "save the page as HTML, with its pictures, and give that file"


@dataclass(frozen=True)
class Kind:
    """A kind of file: what it is, what to do with it, and how we read it, if we do."""

    what: str
    hint: str
    read_as: str | None = None


_PDF = Kind("a PDF", "say --from pdf, if brief made it", "pdf")
_WORD = Kind("a Word file", "say --from docx", "docx")
_STARTS = {
    b"%PDF-": _PDF,
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": Kind("of an old Office, such as .doc", _AS_DOCX),
    b"{\\rtf": Kind("rich text (.rtf)", _AS_DOCX),
    b"From: <Saved by ": Kind("a web archive (.mhtml)", _AS_PAGE),
    b"bplist00": Kind("a web archive of Safari", _AS_PAGE),
    b"\x89PNG\r\n": Kind("a picture", "give the article that shows it"),
    b"\xff\xd8\xff": Kind("a picture", "give the article that shows it"),
    b"\x1f\x8b": Kind("packed (.gz)", "unpack it first"),
}
_IN_ZIP = {
    b"mimetypeapplication/vnd.oasis": Kind("an OpenDocument file", _AS_DOCX),
    b"mimetypeapplication/epub": Kind("an e-book", "give the article that it was made of"),
    b"word/document.xml": _WORD,
    b"xl/workbook.xml": Kind("a spreadsheet", "put its table into an article"),
    b"ppt/presentation.xml": Kind("a presentation", _AS_DOCX),
}
_ZIP = Kind("a zip archive", "unpack it, and give the article in it")
_SUFFIXES = {
    **dict.fromkeys((".doc", ".docm", ".dot", ".odt", ".rtf", ".pages", ".wps"), _AS_DOCX),
    **dict.fromkeys((".mht", ".mhtml", ".webarchive"), _AS_PAGE),
    ".zip": _ZIP.hint,
}


def kind_of(data: bytes) -> Kind | None:
    """What a file is that is no text; `None` where its bytes do not tell."""
    if data.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in _IN_ZIP.items() if mark in data), _ZIP)
    return next((kind for start, kind in _STARTS.items() if data.startswith(start)), None)


def refuse_other(data: bytes, name: str, read_as: str | None = None) -> None:
    """Raise ArticleError `other-kind` for a file that is not of the kind `read_as`, or no text."""
    kind = kind_of(data)
    if kind is not None and (kind.read_as is None or kind.read_as != read_as):
        wanted = read_as or "text"
        message = f"the file is {kind.what}, and is read as {wanted}"
        raise ArticleError.at("other-kind", message, Place(name), kind.hint)
    if not data and read_as:
        raise ArticleError.at(
            "empty-file", "the file is empty", Place(name), "get a whole copy of it"
        )


def hint_for(suffix: str) -> str | None:
    """What to do with files of a suffix that we do not read; `None` where we have no advice."""
    return _SUFFIXES.get(suffix)
