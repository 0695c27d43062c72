"""Word files edited as an editor would, by their XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Xml

from exporter.article import Article
from exporter.roundtrip.word.edited_file import Changes, Imported, read_docx
from tests.support import samples

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLED = "<w:p xmlns:w='{}'><w:pPr><w:pStyle w:val='{}'/></w:pPr>{}</w:p>"
MAIN = "word/document.xml"
WHO = 'w:author="Ana" w:date="2026-04-03T10:00:00Z"'


@cache
def everything(edition: str = "brief") -> bytes:
    """The Word file of the article that has everything."""
    return samples.docx_of(samples.EVERYTHING, edition)


@cache
def article() -> Article:
    """The article that has everything."""
    return samples.exported(samples.EVERYTHING, formats=("docx",)).article


def docx_of(made: Article) -> bytes:
    """The brief of an article in Word, whatever its characters."""
    with samples.every_font():
        export = samples.exporter().export(made, editions=["brief"], formats=["docx"])
    return export.renditions[0].data


def untied(words: str) -> str:
    """Words as a reader sees them: the last of a text may be tied together."""
    return words.replace("\N{NO-BREAK SPACE}", " ")


class Document:
    """A Word file on an editor's desk, less its fonts, which take long to pack, unless `whole`."""

    def __init__(self, data: bytes | None = None, *, whole: bool = False) -> None:
        with zipfile.ZipFile(io.BytesIO(everything() if data is None else data)) as archive:
            names = [name for name in archive.namelist() if whole or not name.endswith(".odttf")]
            self.parts = {name: archive.read(name) for name in names}
        self.root = etree.fromstring(self.parts[MAIN])

    def save(self) -> bytes:
        """The file."""
        return zipped(self.parts | {MAIN: etree.tostring(self.root, encoding="UTF-8")})

    def read(self, changes: Changes = "accept") -> Imported:
        """What `brief import` makes of it."""
        return read_docx(self.save(), changes=changes)

    def paragraph(self, words: str) -> Xml:
        """The first paragraph, below the contents, that holds some words."""
        found = (one for one in self.root.iter(qn("w:p")) if words in untied(text_of(one)))
        return next(one for one in found if not any(True for _ in one.iterancestors(qn("w:sdt"))))

    def replace(self, old: str, new: str) -> None:
        """Type over some words that stand in one run."""
        run = next(t for t in self.paragraph(old).iter(qn("w:t")) if old in untied(t.text or ""))
        run.text = untied(run.text or "").replace(old, new)

    def type_after(self, words: str, style: str, *texts: str) -> None:
        """Type paragraphs in a style below the one that holds some words."""
        place = self.paragraph(words)
        for text in reversed(texts):
            place.addnext(paragraph(style, text))

    def delete(self, *words: str) -> None:
        """Delete the paragraphs that hold some words."""
        for one in map(self.paragraph, words):
            remove(one)

    def move_after(self, words: str, place: str) -> None:
        """Cut a paragraph and paste it below another one."""
        self.paragraph(place).addnext(self.paragraph(words))


def remove(element: Xml) -> None:
    """Delete an element."""
    around = element.getparent()
    assert around is not None
    around.remove(element)


def paragraph(style: str, text: str) -> Xml:
    """A paragraph as Word saves what somebody typed; `text` may hold runs as XML."""
    runs = text if text.startswith("<w:") else f"<w:r><w:t>{text}</w:t></w:r>"
    return etree.fromstring(STYLED.format(W, style, runs))


def runs(xml: str) -> list[Xml]:
    """Runs written as XML."""
    return list(etree.fromstring(f"<w:p xmlns:w='{W}'>{xml}</w:p>"))


def text_of(element: Xml) -> str:
    """All words in an element."""
    return "".join(text.text or "" for text in element.iter(qn("w:t"), qn("w:delText")))


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Parts as a file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def edited(change: Callable[[Document], object]) -> Article:
    """The article after a change to the file that has everything."""
    document = Document()
    change(document)
    return document.read().article


def changed(**fields: object) -> Article:
    """The article that has everything, with other fields."""
    return Article.model_validate({**article().model_dump(), **fields})


def dumped(name: str) -> Any:
    """A field of the article that has everything, as values that a test may change."""
    return deepcopy(article().model_dump(mode="json")[name])
