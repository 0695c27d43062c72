"""A DOCX, opened without trust, as all checks of it see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from exporter.article import Article
from exporter.diagnostics import ArticleError, FileError
from exporter.docx.archive import Room
from exporter.docx.elements import Xml, qn
from exporter.docx.story import Styles
from exporter.docx.word_file import StoredRelationships, WordFile
from exporter.preflight.docx.run_looks import Looks, SetText, texts_of
from exporter.provenance.origin import origin_of

ROOM = Room(xml=50_000_000, tags=1_000_000)  # enough for hundreds of pages
STORIES = ("header", "footer", "footnotes", "endnotes")


class DocxFile:
    """An open DOCX; `stories` are its parts with text, the document first, by path.

    Raises FileError with the codes of the DOCX reader for a file that cannot be opened.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self.word = WordFile(data, name, ROOM)
            self.document = self.word.main_document_part
            self.stories = dict(self._stories())
            self.styles_part = self.document.styles.element
            self.theme = self._beside("theme")
            self.font_table = self._beside("fontTable")
            self.core = self.word.core_properties
            self.article = self._article()
        except ArticleError as problem:
            raise FileError(problem.diagnostics) from problem

    @cached_property
    def styles(self) -> Styles:
        """What its styles are called and which of them are headings."""
        return Styles(self.styles_part)

    @cached_property
    def looks(self) -> Looks:
        """How its text is set."""
        return Looks(self.styles_part, self.styles, self.theme)

    @cached_property
    def texts(self) -> tuple[SetText, ...]:
        """Its words, and how they are set."""
        return tuple(texts_of(self.paragraphs(), self.styles, self.looks))

    @property
    def main(self) -> str:
        """The path of the document part."""
        return self.document.path

    @property
    def body(self) -> Xml:
        """The document part."""
        return self.stories[self.main]

    def paragraphs(self) -> Iterator[tuple[str, Xml]]:
        """Every paragraph of every story, with the path of its part."""
        for path, story in self.stories.items():
            for paragraph in story.iter(qn("w:p")):
                yield path, paragraph

    def part_relations(self) -> Mapping[str, StoredRelationships]:
        """What each part points at; the package itself is ``""``."""
        paths = ("", *(path for path in self.word.archive.paths if path.endswith(".xml")))
        try:
            return {path: self.word.relations(path) for path in paths}
        except ArticleError as problem:
            raise FileError(problem.diagnostics) from problem

    def _stories(self) -> Iterator[tuple[str, Xml]]:
        yield self.main, self.document.element
        for part in dict.fromkeys(self.document.rels.parts(*STORIES)):
            if part.is_there and part.path != self.main:
                yield part.path, part.element

    def _beside(self, kind: str) -> Xml | None:
        part = self.document.beside(kind)
        return part.element if part else None

    def _article(self) -> Article | None:
        origin, _ = origin_of(self.word.archive, self.name)
        return origin.article if origin else None
