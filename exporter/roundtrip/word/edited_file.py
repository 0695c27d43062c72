"""From the bytes of a DOCX to an article, and to the places that its margin notes are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from pydantic import ValidationError

from exporter.article import Article
from exporter.article.limits import MAX_PARTS, TOO_MANY_PARTS
from exporter.diagnostics import ArticleError, Diagnostic, Place, warning
from exporter.docx.archive import damaged
from exporter.docx.body import Item, TooDeepError, items_of
from exporter.docx.computed_fields import PAGE_REFERENCE, REACHING
from exporter.docx.controls import language_asked, prompts_of
from exporter.docx.elements import Xml, qn
from exporter.docx.list_counts import Numbering
from exporter.docx.page_setup import page_setup_of
from exporter.docx.said import SaidItem, has_tabled_panels, said
from exporter.docx.story import Story, Styles
from exporter.docx.word_file import WordFile
from exporter.provenance.origin import Origin, origin_damaged, origin_of
from exporter.readers.problems import problems
from exporter.readers.reading import Draft
from exporter.roundtrip.word.alignment import Match
from exporter.roundtrip.word.enter_undone import joined_again, parted_told
from exporter.roundtrip.word.fields_in_print import Properties, split_keywords
from exporter.roundtrip.word.foreign import foreign_article, language_of
from exporter.roundtrip.word.generated import blank_edits, contents_edits
from exporter.roundtrip.word.jumps import jumps_in, jumps_lost
from exporter.roundtrip.word.looks_lost import looks_lost
from exporter.roundtrip.word.lost_frames import out_of_frames, with_heads_before
from exporter.roundtrip.word.lost_marks import are_marks_lost, marks_of_all
from exporter.roundtrip.word.lost_styles import (
    Likeness,
    are_styles_lost,
    in_their_styles,
    likeness,
    with_their_marks,
    without_labels,
    without_marks,
)
from exporter.roundtrip.word.margin import Change, Comment, Margin
from exporter.roundtrip.word.media import Pictures
from exporter.roundtrip.word.merged_cells import merged_told
from exporter.roundtrip.word.page_edits import margin_edits, section_edits
from exporter.roundtrip.word.parts_in_print import Values
from exporter.roundtrip.word.parts_shown import is_of_its_article
from exporter.roundtrip.word.rebuild import Rebuilding, Rebuilt
from exporter.roundtrip.word.references_in_words import with_references
from exporter.roundtrip.word.remarks import remarks_in
from exporter.roundtrip.word.renamed_styles import with_styles_named
from exporter.roundtrip.word.stand_ins import stood_in
from exporter.roundtrip.word.tracked import below_deletions, settle, tracked_in, with_own_styles
from exporter.roundtrip.word.unkept import (
    fields_unkept,
    signs_unkept,
    still_asked,
    table_alts_unkept,
    unkept_in,
)
from exporter.roundtrip.word.word_references import Lost, names_of_parts, resolve, shown_references

Changes = Literal["accept", "reject", "report"]

SHOWN = 60  # characters of a text that is told of
MOST_ITEMS = 3 * MAX_PARTS
"""Paragraphs and tables of a file; some, as lines of code, make one text of an article together."""

_PARTS_THREADS = "LibreOffice"
"""The program that writes which comments are done, and not which of them answer others."""
_NOTE_PARTS = {"footnotes": "footnoteReference", "endnotes": "endnoteReference"}


@dataclass(frozen=True)
class Imported:
    """An article read from an edited file.

    `base` is the article that went out, `None` for a file that we did not make; `images` are
    pictures to be written beside the article, by path; `shown` are those that the file shows of
    what went out, by the `src` of their figures; `edits` name the parts that changed;
    `places` are theirs in the source, of those that it has; `saved_by` is who saved the file last,
    empty if unknown.
    """

    article: Article
    base: Article | None
    diagnostics: tuple[Diagnostic, ...] = ()
    comments: tuple[Comment, ...] = ()
    changes: tuple[Change, ...] = ()
    images: Mapping[str, bytes] = field(default_factory=dict)
    shown: Mapping[str, bytes] = field(default_factory=dict)
    edits: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    saved_by: str = ""


def read_docx(
    data: bytes,
    *,
    name: str = "document.docx",
    changes: Changes = "accept",
    picture_folder: str = "pictures",
    stand_ins: Sequence[Origin] = (),
) -> Imported:
    """The article in a Word file, and what its margin says.

    `changes` says what becomes of tracked changes: `accept` takes them; `reject` and `report` read
    the text as it was without them. `picture_folder` is where the new pictures are to be, as the
    article names it. Where a file does not say what it was made from, one of the `stand_ins` does
    whose words it has. Raises ArticleError for a file that cannot be read.
    """
    file = WordFile(data, name)
    try:
        return _Document(file, changes).imported(picture_folder, stand_ins)
    except TooDeepError as failure:
        raise damaged(name, "tables and boxes nest too deep", "nesting-too-deep") from failure


def likeness_of(
    data: bytes, wording: Sequence[SaidItem], *, name: str, changes: Changes = "accept"
) -> Likeness:
    """How alike the text of a file is to what one said that went out; raises as `read_docx`."""
    file = WordFile(data, name)
    try:
        return _Document(file, changes).likeness(wording)
    except TooDeepError as failure:
        raise damaged(name, "tables and boxes nest too deep", "nesting-too-deep") from failure


class _Document:
    """A file while it is being read."""

    def __init__(self, file: WordFile, changes: Changes) -> None:
        self._file = file
        self._document = file.document
        body = self._document.element.find(qn("w:body"))
        if body is None:
            raise damaged(file.name, "the file holds no text", "not-a-docx")
        self._body = body
        self._notes = {kind: part for kind in _NOTE_PARTS if (part := file.beside(kind))}
        roots = self._roots = [body, *(part.element for part in self._notes.values())]
        keeps = not file.application.startswith(_PARTS_THREADS)
        self._margin = Margin(
            body,
            [change for part in roots for change in tracked_in(part)],
            list(remarks_in(file.comments, roots, file.threads, keeps_threads=keeps)),
        )
        self._slipped = below_deletions(body)
        for part in roots:
            self._margin.joined |= settle(part, accept=changes == "accept")
        resolve(body)
        self._jumps = jumps_in(body, Styles(self._document.styles.element))
        self._shown = shown_references(body)
        self._story = self._read_story()

    def imported(self, picture_folder: str, stand_ins: Sequence[Origin] = ()) -> Imported:
        """The article, and everything about it."""
        origin, damage = origin_of(self._file.archive, self._file.name)
        if origin and not is_of_its_article(origin):
            origin, damage = None, (origin_damaged(self._file.name),)
        self._story.panels_are_tables = bool(origin and has_tabled_panels(origin.wording))
        items = self._items()
        if origin is None and stand_ins:
            origin, said_of_it = stood_in(items, stand_ins, self._file.name)
            items, damage = with_heads_before(items, origin.wording), (*damage, said_of_it)
        pictures = Pictures(self._file.main_document_part.rels, picture_folder)
        rebuilt = self._own(origin, items, pictures) if origin else self._foreign(items, pictures)
        names = names_of_parts(origin.article.model_dump()) if origin else {}
        lost = Lost(rebuilt.values, names | self._shown)
        settled = lost.settled(rebuilt.values)
        met = [*lost.diagnostics, *pictures.diagnostics, *merged_told(items, self._file.name)]
        met += self._losses()
        told = (*damage, *self._macros(), *rebuilt.diagnostics, *met)
        article = self._validated(settled, told)
        comments, changes = self._margin.told(
            items, rebuilt.parts, origin.wording if origin else ()
        )
        return Imported(
            article,
            origin.article if origin else None,
            told,
            comments,
            changes,
            dict(pictures.files),
            dict(pictures.shown),
            rebuilt.edits,
            self._file.core_properties.last_modified_by,
        )

    def likeness(self, wording: Sequence[SaidItem]) -> Likeness:
        """How alike its text is to what went out."""
        return likeness(self._items(), wording)

    def _items(self) -> list[Item]:
        """What the file says; raises ArticleError where it is far too much for an article."""
        items = list(islice(items_of(self._body, self._story), MOST_ITEMS + 1))
        if len(items) > MOST_ITEMS:
            said = TOO_MANY_PARTS.format(limit=MAX_PARTS)
            raise damaged(self._file.name, said, "article-too-large")
        return items

    def _foreign(self, items: list[Item], pictures: Pictures) -> Rebuilt:
        """A file that we did not make."""
        language = language_asked(self._body) or language_of(self._document.styles.element)
        values, diagnostics = foreign_article(items, language, pictures, self._story.days)
        keywords = split_keywords(self._properties.keywords)
        diagnostics += table_alts_unkept(self._body, self._file.name)
        return Rebuilt(values | {"keywords": keywords}, (), (), diagnostics)

    def _own(self, origin: Origin, items: list[Item], pictures: Pictures) -> Rebuilt:
        """A file of ours, with what its editor did."""
        properties = self._properties
        items = with_styles_named(items, origin.wording, self._story.styles)
        items = with_references(out_of_frames(items, origin.wording), origin)
        items = without_labels(items, origin)
        items = with_own_styles(items, self._slipped, origin.wording)
        items, whole = joined_again(items, origin.wording)
        now = list(said(items, lambda _: None))
        marks = marks_of_all(now, origin.wording)
        if marks:
            items = with_their_marks(without_marks(items, marks), origin)
            now = list(said(items, lambda _: None))
        elsewhere: list[str] = []
        looks = [*parted_told(whole, self._file.name)]
        if are_styles_lost(now, origin.wording):
            items, elsewhere = in_their_styles(items, origin)
            now = list(said(items, lambda _: None))
        elif are_marks_lost(now, origin.wording):
            items = with_their_marks(items, origin)
            now = list(said(items, lambda _: None))
        else:
            looks += looks_lost(self._roots, self._file.name)
        rebuilding = Rebuilding(origin, items, now, pictures)
        rebuilt = rebuilding.result()
        rebuilt.diagnostics += self._edits_of_generated(origin, now, rebuilding.matches)
        if keywords := properties.keywords_beside(origin.article):
            rebuilt.values["keywords"] = keywords
            rebuilt.edits = (*rebuilt.edits, "keywords")
        rebuilt.diagnostics += [self._of_all(mark) for mark in sorted(marks)]
        rebuilt.diagnostics += looks
        rebuilt.diagnostics += self._of_moved(elsewhere)
        passed_over = properties.passed_over(origin.article)
        rebuilt.diagnostics = [*passed_over, *rebuilt.diagnostics]
        return rebuilt

    def _of_all(self, mark: str) -> Diagnostic:
        message = f"all words are set as {mark}, which is taken for a look of the file"
        return self._warning("edit-not-kept", message)

    def _of_moved(self, said: Sequence[str]) -> Iterator[Diagnostic]:
        """Where styles are gone: what stands elsewhere than it went out, and is put back."""
        if said:
            count = f", and {len(said) - 1} more," if len(said) > 1 else ""
            message = f"styles are gone, so {said[0][:SHOWN]!r}{count} was put back where it stood"
            hint = "move it in the article itself"
            yield warning("edit-not-kept", message, Place(self._file.name), hint)

    def _edits_of_generated(
        self, origin: Origin, now: list[SaidItem], matches: list[Match | None]
    ) -> Iterator[Diagnostic]:
        """What an editor did to words that the template writes, or typography sets."""
        then, name = origin.wording, self._file.name
        parts = self._file.main_document_part.rels.parts("header", "footer")
        setup = page_setup_of(self._body, [part.element for part in parts if part.is_there])
        yield from margin_edits(setup, origin, now, name)
        yield from section_edits(self._body, origin, name)
        yield from contents_edits(self._body, self._story.styles, then, now, name)
        yield from blank_edits(then, now, matches, name)

    def _read_story(self) -> Story:
        notes: dict[str, Xml] = {}
        links: dict[str, str] = {}
        for kind, reference in _NOTE_PARTS.items():
            if part := self._notes.get(kind):
                notes |= {f"{reference}:{one.get(qn('w:id'))}": one for one in part.element}
                links |= part.rels.links
        numbering, glossary = self._file.beside("numbering"), self._file.beside("glossaryDocument")
        return Story(
            Styles(self._document.styles.element),
            self._file.main_document_part.rels.links,
            notes,
            links,
            Numbering(numbering.element if numbering else None),
            prompts=prompts_of(glossary.element if glossary else None),
            labels=self._jumps.labels,
        )

    @property
    def _properties(self) -> Properties:
        core = self._file.core_properties
        return Properties(core.title, core.author, core.keywords)

    def _macros(self) -> Iterator[Diagnostic]:
        """What the file holds beyond text, and nobody ran."""
        if any(path.lower().endswith("vbaproject.bin") for path in self._file.archive.paths):
            yield self._warning("macros-ignored", "the file holds macros; none was run")

    def _losses(self) -> Iterator[Diagnostic]:
        """What was met in the text and passed over."""
        for kind in sorted(self._story.fields.kinds & REACHING):
            message = f"a field {kind} was not followed; its text is kept"
            yield self._warning("field-ignored", message)
        if PAGE_REFERENCE in self._story.fields.kinds:
            yield self._warning("field-ignored", "numbers of pages are kept as the file has them")
        yield from jumps_lost(self._jumps.lost, self._file.name)
        yield from fields_unkept(self._story.blank_fields, self._file.name)
        yield from signs_unkept(self._story.lost_signs, self._file.name)
        yield from still_asked(self._story.prompting, self._file.name)
        yield from unkept_in(self._roots, self._file.name, self._story.unkept)

    def _warning(self, code: str, message: str) -> Diagnostic:
        return warning(code, message, Place(self._file.name))

    def _validated(self, values: Values, told: Iterable[Diagnostic]) -> Article:
        """The article; where it is none, what was `told` may say why, as of a lone picture."""
        try:
            return Article.model_validate(values)
        except ValidationError as failure:
            draft = Draft(values, {(): Place(self._file.name)})
            raise ArticleError([*problems(failure, draft), *told]) from failure
