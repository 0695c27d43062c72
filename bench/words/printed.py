"""The words of finished files, read without our own readers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pypdfium2
from lxml import etree

from bench.words.source import normal

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|(?:header|footer)[\w-]*)\.xml")
_INFO = re.compile(r"docProps/.*\.xml|word/styles\.xml")
_HYPHEN = re.compile(r"[\u0002\ufffe]\s*")
_SHOWN = re.compile(r"[^\W_]")


def squeezed(text: str) -> str:
    """The letters and figures of a text, without what is between them."""
    return "".join(_SHOWN.findall(normal(text)))


def pdf_text(data: bytes) -> str:
    """What the pages of a PDF show, and what its pictures are said to be."""
    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        said = [str(one["/Alt"]) for one in pdf.objects if _has_alt(one)]
    return "\n".join([_unbroken(pages), *said])


def pdf_info(data: bytes) -> str:
    """What a PDF says of itself."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return "\n".join(map(str, (*pdf.docinfo.values(), pdf.Root.get("/Lang", ""))))


def _unbroken(pages: list[str]) -> str:
    """The text of pages with its words whole.

    What stands at the head of a page may be a running head, so that the end of a page is joined
    with the beginning of each of the lines that follow it. After that end, bullets of lists,
    a running head and the page's number may be read.
    """
    whole = [_HYPHEN.sub("", page) for page in pages]
    for page, following in pairwise(pages):
        begun = re.findall(
            r"(\w+)[\ufffe\u0002-](?=(?:[^\n]*(?:\n[\W\d_]*)?|[\W\d_]*)\Z)", page.rstrip()
        )
        whole += [one + line for one in begun for line in following.splitlines()[:4]]
    return "\n".join(whole)


def _has_alt(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and "/Alt" in one


def docx_text(data: bytes) -> str:
    """What the parts of a Word file hold, its pictures' texts among them."""
    pieces: list[str] = []
    for root in _parts(data):
        for element in root.iter():
            if element.get("descr"):
                pieces.append(f"\n{element.get('descr')}\n")
            if element.tag == f"{_W}p":
                pieces.append("\n")
            elif element.tag in (f"{_W}tab", f"{_W}br"):
                pieces.append(" ")
            elif element.tag != f"{_W}instrText" and element.text:
                pieces.append(element.text)
    return "".join(pieces)


def docx_info(data: bytes) -> str:
    """What a Word file says of itself."""
    pieces: list[str] = []
    for root in _parts(data, _INFO):
        languages = (str(one.get(f"{_W}val")) for one in root.iter(f"{_W}lang"))
        pieces += [*map(str, root.itertext()), *languages]
    return "\n".join(pieces)


def docx_prose(data: bytes) -> str:
    """A Word file's text, a paragraph a line, without code."""
    return "\n".join(
        "".join(_prose(paragraph))
        for root in _parts(data)
        for paragraph in root.iter(f"{_W}p")
        if not _is_code(paragraph, "pPr", "pStyle")
    )


def _prose(paragraph: etree._Element) -> Iterator[str]:
    for run in paragraph.iter(f"{_W}r"):
        if next(run.iterancestors(f"{_W}p")) is not paragraph or _is_code(run, "rPr", "rStyle"):
            continue
        yield "".join(text.text or "" for text in run.iter(f"{_W}t"))


def _is_code(element: etree._Element, properties: str, style: str) -> bool:
    said = element.find(f"{_W}{properties}/{_W}{style}")
    return said is not None and "code" in str(said.get(f"{_W}val")).lower()


def _parts(data: bytes, names: re.Pattern[str] = _PARTS) -> Iterator[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            if names.fullmatch(name):
                yield etree.fromstring(archive.read(name))
