"""What an editor added, or all of a file that we did not make, read by its styles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from exporter.article.blocks import MAX_COLUMNS
from exporter.article.inline import escape
from exporter.article.links import is_allowed
from exporter.article.places import Loc
from exporter.compose.labels import before_words, labels_for
from exporter.diagnostics import Diagnostic, warning
from exporter.docx.body import DocxLine, DocxTable, Item
from exporter.docx.pieces import Image, Piece, Pieces, check_box, folded, tidied, words
from exporter.docx.said import SaidItem, SaidTable
from exporter.roundtrip.word.article_builder import ArticleBuilder
from exporter.roundtrip.word.article_nodes import new_exhibit
from exporter.roundtrip.word.byline import SEPARATOR, date_in
from exporter.roundtrip.word.edited_texts import CREDIT, dated, without_label
from exporter.roundtrip.word.inline_words import inline_of
from exporter.roundtrip.word.media import Pictures
from exporter.roundtrip.word.parts_in_print import Values
from exporter.roundtrip.word.roles import Role, Use, use_of
from exporter.roundtrip.word.table_cells import parted, table_of

_INLINE = {Role.TITLE: "headline", Role.DECK: "deck", Role.LEDE: "lede", Role.CONTACT: "contact"}
_WORDLESS = (Role.RULE, Role.PAGE_BREAK)
_PLAIN = {
    Role.KICKER: "kicker",
    Role.PUBLICATION: "publication",
    Role.RIGHTS: "rights",
    Role.URL: "url",
}


@dataclass(frozen=True)
class Known:
    """What is known of an item: its text where it was in the article before, the loc of the text of
    the same use `ahead` of it, and for a heading the label of its section."""

    text: str | None = None
    ahead: Loc | None = None
    label: str | None = None


class Additions:
    """Reads new items into a builder; `fields` are those that they fill.

    `known` are the article's fields so far, which no new paragraph overrules; in a `foreign` file
    the first words are the lede.
    """

    def __init__(
        self, known: Values, language: str, pictures: Pictures, *, foreign: bool = False
    ) -> None:
        self.fields: Values = {}
        self.diagnostics: list[Diagnostic] = []
        self._known = known
        self._authors: list[Values] = []
        self._language = language
        self._pictures = pictures
        self._expects_lede = foreign

    def add(self, builder: ArticleBuilder, item: Item, known: Known | None = None) -> None:
        """Read one item; `known` is what is known of it from the article that went out."""
        known = known or Known()
        if isinstance(item, DocxTable):
            self._expects_lede = False
            self._add_table(builder, item)
            self.pictures(builder, item)
            return
        use = use_of(item)
        apart = use.role is Role.CAPTION and builder.shows_figure
        credit = [piece for piece in item.pieces if apart and piece.name == CREDIT]
        said = tidied(one for one in item.pieces if one.image is None and one not in credit)
        text = self._text(use, item, said) if known.text is None else known.text
        if (text or use.role in _WORDLESS) and not self._fill(use, text, item):
            self._add_text(builder, use, text, item, known)
        if credit:
            builder.line(Use(Role.FIGURE_CREDIT), words(credit).strip())
        for piece in item.pieces:
            if piece.image:
                self._add_picture(builder, piece.image, text, piece.href)

    def _text(self, use: Use, line: DocxLine, said: Pieces) -> str:
        """What a line says, without a box that is ticked and a number before a caption."""
        if use.role is Role.CODE:
            return words(line.pieces)
        if use.checked is not None:
            said = check_box(said)[1]
        return inline_of(without_label(said, self._language) if use.role is Role.CAPTION else said)

    def pictures(self, builder: ArticleBuilder, item: Item, then: SaidItem | None = None) -> None:
        """Set the pictures in a line or in cells after them, but for those that were there; one
        that says nothing any more is one of those whose words no other has."""
        known = Counter(folded(piece.image.alt) for piece in _pieces_said(then) if piece.image)
        others: list[tuple[Image, str]] = []
        for piece in _pieces_in(item):
            if piece.image and known[folded(piece.image.alt)]:
                known[folded(piece.image.alt)] -= 1
            elif piece.image:
                others.append((piece.image, piece.href))
        left = known.total()
        for image, href in others:
            if left and not image.alt:
                left -= 1
            else:
                self._add_picture(builder, image, "", href)

    def _add_table(self, builder: ArticleBuilder, table: DocxTable) -> None:
        whole = table_of(table)
        tables = parted(whole)
        if len(tables) > 1:
            self.diagnostics.append(_parted(whole, len(tables)))
        for one in tables:
            builder.block(new_exhibit("table", one))

    def _add_text(
        self, builder: ArticleBuilder, use: Use, text: str, line: DocxLine, known: Known
    ) -> None:
        match use.role:
            case Role.LABEL:
                self.diagnostics.append(_not_kept(words(line.pieces)))
            case Role.HEADING | Role.TITLE:
                self._expects_lede = False
                builder.heading(text, use.level, known.label or line.label or None)
            case Role.CORRECTION:
                day, after = dated(line.pieces, self._language)
                builder.correction({"date": day, "text": inline_of(after)} if day else text)
            case Role.TEXT if self._expects_lede:
                self._expects_lede = False
                self.fields["lede"] = text
            case role:
                self._expects_lede = self._expects_lede and role is Role.CAPTION
                builder.line(_as_text(use), text, known.ahead)
                if builder.lists_key_points and _depth(use, line):
                    self.diagnostics.append(_raised(words(line.pieces)))

    def _fill(self, use: Use, text: str, line: DocxLine) -> bool:
        """Fill the field that a style names, if it is empty as yet."""
        plain = " ".join(words(line.pieces).split())
        name, value = self._field(use.role, text, plain)
        if not name or not value or not self._is_free(name):
            return False
        self.fields[name] = value
        self._expects_lede = self._expects_lede and name != "lede"
        return True

    def _field(self, role: Role, text: str, plain: str) -> tuple[str, object]:
        """The field that a style names, and its value; empty for other styles."""
        match role:
            case Role.BYLINE:
                self._authors += authors_in(plain, self._language)
                return "byline", tuple(self._authors)
            case Role.DATE:
                return "published", date_in(plain, self._language)
            case _ if role in _INLINE:
                return _INLINE[role], text
            case _:
                return _PLAIN.get(role, ""), plain

    def _is_free(self, name: str) -> bool:
        if name == "byline":
            return not self._known.get(name)
        return not self._known.get(name) and not self.fields.get(name)

    def _add_picture(self, builder: ArticleBuilder, image: Image, beside: str, href: str) -> None:
        self._expects_lede = False
        alt, source = image.alt or image.title, self._pictures.source(image)
        if source is None:
            if alt and not beside:
                builder.line(Use(Role.TEXT), escape(alt))
            return
        if not alt:
            self.diagnostics.append(
                warning(
                    "alt-missing",
                    f"the picture {source} has no alternative text",
                    hint="say in its alt what it shows, for readers who do not see it",
                )
            )
        link = href if href and is_allowed(href) else None
        shown: Values = {"src": source, "alt": alt or source.rpartition("/")[2], "link": link}
        builder.block(new_exhibit("figure", shown))


def _pieces_in(item: Item) -> Iterator[Piece]:
    if isinstance(item, DocxLine):
        yield from item.pieces
    else:
        lines = (line for row in item.rows for cell in row for line in cell.lines)
        yield from (piece for line in lines for piece in line.pieces)


def _pieces_said(then: SaidItem | None) -> Iterator[Piece]:
    if isinstance(then, SaidTable):
        yield from (piece for row in then.rows for cell in row for piece in cell.pieces)
    elif then is not None:
        yield from then.pieces


def authors_in(text: str, language: str) -> list[Values]:
    """Authors of a line of their own: `By Jane Doe, Editor`, several parted by `and`."""
    labels = labels_for(language)
    bare = text.removeprefix(before_words(labels["by"])).partition(SEPARATOR)[0]
    pairs = (one.strip().partition(", ") for one in _joined_by(bare, labels["and"]))
    return [{"name": name, "role": role or None} for name, _, role in pairs if name]


def _joined_by(text: str, joint: str) -> list[str]:
    return text.replace(";", f" {joint} ").split(f" {joint} ")


def _as_text(use: Use) -> Use:
    """A field's style on a second paragraph makes it a paragraph like others."""
    fields = {*_INLINE, *_PLAIN, Role.BYLINE, Role.DATE}
    return Use(Role.TEXT) if use.role in fields else use


def _depth(use: Use, line: DocxLine) -> int:
    """How deep in a list a line stands, from 0."""
    by_name = use.level if use.role is Role.LIST else 0
    return max(by_name, line.place.level if line.place else 0)


def _raised(text: str) -> Diagnostic:
    message = f"{text!r:.60} stood below a key point, and is one of its own: they hold no lists"
    return warning("key-point-raised", message, hint="say it in the key point, or in the text")


def _parted(table: Values, count: int) -> Diagnostic:
    header = cast(Sequence[str], table["header"])
    said = f"the table {header[0]!r:.40} has {len(header)} columns, of which a page holds"
    message = f"{said} {MAX_COLUMNS}; it is parted into {count}, each with its first column"
    return warning("table-too-wide", message)


def _not_kept(text: str) -> Diagnostic:
    return warning(
        "edit-not-kept",
        f"{text!r} has the style of what the template itself writes, so it was left out",
        hint="give it the style of a paragraph",
    )
