"""From the bytes of a DOCX to an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import ValidationError

from exporter.article import Article
from exporter.diagnostics import Diagnostic, Place, warning
from exporter.errors import ArticleError
from exporter.manuscript.body import TooDeepError, items_of
from exporter.manuscript.fields import REACHING
from exporter.manuscript.names import Xml, w
from exporter.manuscript.story import Numbering, Story
from exporter.manuscript.styles import Styles
from exporter.manuscript.wording import said
from exporter.readers.docx.comments import remarks_in
from exporter.readers.docx.cross_references import resolve
from exporter.readers.docx.foreign import foreign_article, language_of
from exporter.readers.docx.growing import Values
from exporter.readers.docx.margin import Change, Comment, Margin
from exporter.readers.docx.origin import origin_of
from exporter.readers.docx.package import Package, damaged
from exporter.readers.docx.pictures import Pictures
from exporter.readers.docx.properties import Properties, properties_of, split_keywords
from exporter.readers.docx.rebuild import Rebuilding
from exporter.readers.docx.references import Lost
from exporter.readers.docx.slipped_styles import below_deletions, with_own_styles
from exporter.readers.docx.tracked import settle, tracked_in
from exporter.readers.problems import problems
from exporter.readers.reading import Draft

Changes = Literal["accept", "reject", "report"]

_LOSSES = {
    "equation": "equations are kept as plain words only",
    "symbol": "signs of symbol fonts cannot be kept",
    "embedded-file": "documents inside of the document are left out",
}
_NOTE_PARTS = {"footnotes": "footnoteReference", "endnotes": "endnoteReference"}


@dataclass(frozen=True)
class Imported:
    """An article read from an edited file.

    `base` is the article that went out, `None` for a file that we did not make; `images` are
    pictures to be written beside the article, by path; `edits` name the parts that changed.
    """

    article: Article
    base: Article | None
    diagnostics: tuple[Diagnostic, ...] = ()
    comments: tuple[Comment, ...] = ()
    changes: tuple[Change, ...] = ()
    images: Mapping[str, bytes] = field(default_factory=dict)
    edits: tuple[str, ...] = ()


def read_docx(
    data: bytes,
    *,
    name: str = "document.docx",
    changes: Changes = "accept",
    picture_folder: str = "pictures",
) -> Imported:
    """The article in a Word file, and what its margin says.

    `changes` says what becomes of tracked changes: `accept` takes them; `reject` and `report` read
    the text as it was without them. `picture_folder` is where the new pictures are to be, as the
    article names it. Raises ArticleError for a file that cannot be read.
    """
    package = Package(data, name)
    try:
        return _Document(package, name, changes).imported(picture_folder)
    except TooDeepError as failure:
        raise damaged(name, "tables and boxes nest too deep", "nesting-too-deep") from failure


class _Document:
    """A file while it is being read."""

    def __init__(self, package: Package, name: str, changes: Changes) -> None:
        root = package.xml(package.main)
        body = None if root is None else root.find(w("body"))
        if body is None:
            raise damaged(name, "the file holds no text", "not-a-docx")
        self._package = package
        self._name = name
        self._body = body
        self._notes = {kind: package.beside(kind) for kind in _NOTE_PARTS}
        roots = [body, *(notes for notes in self._notes.values() if notes is not None)]
        self._margin = Margin(
            body,
            [change for part in roots for change in tracked_in(part)],
            list(remarks_in(package.beside("comments"), roots)),
        )
        self._slipped = below_deletions(body)
        for part in roots:
            settle(part, accept=changes == "accept")
        resolve(body)
        self._styles = package.beside("styles")
        self._story = self._read_story()

    def imported(self, picture_folder: str) -> Imported:
        """The article, and everything about it."""
        origin, found = origin_of(self._package, self._name)
        properties = self._properties()
        items = list(items_of(self._body, self._story))
        pictures = Pictures(self._package, picture_folder)
        diagnostics = [*found, *self._noticed()]
        edits: tuple[str, ...] = ()
        parts: tuple[str, ...] = ()
        if origin is None:
            language = language_of(self._styles)
            values, more = foreign_article(items, language, pictures)
            values |= {"keywords": split_keywords(properties.keywords)}
        else:
            items = with_own_styles(items, self._slipped, origin.wording)
            now = list(said(items, lambda _: None))
            made = Rebuilding(origin, items, now, pictures).result()
            values, more, edits, parts = made.values, made.diagnostics, made.edits, made.parts
            if keywords := properties.keywords_beside(origin.article):
                values, edits = values | {"keywords": keywords}, (*edits, "keywords")
            diagnostics += properties.passed_over(origin.article)
        lost = Lost(values)
        article = self._validated(lost.settled(values))
        comments, changes = self._margin.told(items, parts)
        placed = [*diagnostics, *more, *lost.found, *pictures.found, *self._losses()]
        base = origin.article if origin else None
        images = dict(pictures.files)
        return Imported(article, base, tuple(placed), comments, changes, images, edits)

    def _read_story(self) -> Story:
        notes: dict[str, Xml] = {}
        links: dict[str, str] = {}
        for kind, reference in _NOTE_PARTS.items():
            root = self._notes[kind]
            for note in () if root is None else root:
                notes[f"{reference}:{note.get(w('id'))}"] = note
            links |= self._package.links(self._package.path_beside(kind) or "")
        return Story(
            Styles(self._styles),
            self._package.links(self._package.main),
            notes,
            links,
            Numbering(self._package.beside("numbering")),
        )

    def _properties(self) -> Properties:
        relations = self._package.relations("").values()
        paths = [one.target for one in relations if one.kind == "core-properties"]
        return properties_of(self._package.xml(paths[0]) if paths else None)

    def _noticed(self) -> list[Diagnostic]:
        """What the file holds beyond text, and what of it was passed over."""
        found = []
        if any(path.lower().endswith("vbaproject.bin") for path in self._package.paths):
            found.append(self._warning("macros-ignored", "the file holds macros; none was run"))
        return found

    def _losses(self) -> list[Diagnostic]:
        kinds = sorted(self._story.fields.kinds & REACHING)
        found = [
            self._warning("field-ignored", f"a field {kind} was not followed; its text is kept")
            for kind in kinds
        ]
        losses = self._story.losses
        return found + [self._warning(code, text) for code, text in _LOSSES.items() if losses[code]]

    def _warning(self, code: str, message: str) -> Diagnostic:
        return warning(code, message, Place(self._name))

    def _validated(self, values: Values) -> Article:
        try:
            return Article.model_validate(values)
        except ValidationError as failure:
            draft = Draft(values, {(): Place(self._name)})
            raise ArticleError(problems(failure, draft)) from failure
