"""A DOCX, opened without trust, as all checks of it see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from exporter.article import Article
from exporter.diagnostics import ArticleError, FileError
from exporter.docx.names import Xml, w
from exporter.docx.package import Package, Relation, Room
from exporter.docx.said import origin_of
from exporter.docx.story import Styles
from exporter.preflight.docx.looks import Looks, SetText, texts_of

ROOM = Room(xml=80_000_000, tags=2_000_000)  # enough for a thousand pages
STORIES = ("header", "footer", "footnotes", "endnotes")


class DocxFile:
    """An open DOCX; `stories` are its parts with text, the document first, by path.

    Raises FileError with the codes of the DOCX reader for a file that cannot be opened.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self.package = Package(data, name, ROOM)
            self.main = self.package.main
            self.relations = self.package.relations(self.main)
            self.stories = dict(self._stories())
            self.styles_part = self._beside("styles")
            self.theme = self._beside("theme")
            self.font_table = self._beside("fontTable")
            self.core = self._core()
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
        return Looks(self.styles_part, self.theme)

    @cached_property
    def texts(self) -> tuple[SetText, ...]:
        """Its words, and how they are set."""
        return tuple(texts_of(self.paragraphs(), self.styles, self.looks))

    @property
    def body(self) -> Xml:
        """The document part."""
        return self.stories[self.main]

    def paragraphs(self) -> Iterator[tuple[str, Xml]]:
        """Every paragraph of every story, with the path of its part."""
        for path, story in self.stories.items():
            for paragraph in story.iter(w("p")):
                yield path, paragraph

    def part_relations(self) -> Mapping[str, Mapping[str, Relation]]:
        """What each part points at; the package itself is ``""``."""
        paths = ("", *(path for path in self.package.paths if path.endswith(".xml")))
        try:
            return {path: self.package.relations(path) for path in paths}
        except ArticleError as problem:
            raise FileError(problem.diagnostics) from problem

    def _stories(self) -> Iterator[tuple[str, Xml]]:
        paths = [one.target for one in self.relations.values() if one.kind in STORIES]
        for path in dict.fromkeys((self.main, *paths)):
            part = self.package.xml(path)
            if part is not None:
                yield path, part

    def _beside(self, kind: str) -> Xml | None:
        found = (one for one in self.relations.values() if one.kind == kind and not one.outside)
        relation = next(found, None)
        return self.package.xml(relation.target) if relation else None

    def _core(self) -> Xml | None:
        known = self.package.relations("").values()
        paths = (one.target for one in known if one.kind == "core-properties")
        return self.package.xml(next(paths, ""))

    def _article(self) -> Article | None:
        origin, _ = origin_of(self.package, self.name)
        return origin.article if origin else None
