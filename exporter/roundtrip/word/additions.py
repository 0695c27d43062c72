"""What an editor added, or all of a file that we did not make, read by its styles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exporter.article.inline import escape
from exporter.compose.labels import labels_for
from exporter.diagnostics import Diagnostic, warning
from exporter.docx.body import Grid, Item, Line
from exporter.docx.pieces import tidied, words
from exporter.roundtrip.word.article_builder import Sequence
from exporter.roundtrip.word.block_builder import Values
from exporter.roundtrip.word.byline import date_in
from exporter.roundtrip.word.inline_words import inline_of
from exporter.roundtrip.word.media import Pictures
from exporter.roundtrip.word.parts_in_print import Path
from exporter.roundtrip.word.roles import Role, Use, use_of
from exporter.roundtrip.word.table_cells import table_of

_INLINE = {Role.TITLE: "headline", Role.DECK: "deck", Role.LEDE: "lede", Role.CONTACT: "contact"}
_PLAIN = {
    Role.KICKER: "kicker",
    Role.PUBLICATION: "publication",
    Role.RIGHTS: "rights",
    Role.URL: "url",
}


class Additions:
    """Reads new items into a sequence; `fields` are those that they fill.

    `known` are the article's fields so far, which no new paragraph overrules; in a `foreign` file
    the first words are the lede.
    """

    def __init__(
        self, known: Values, language: str, pictures: Pictures, *, foreign: bool = False
    ) -> None:
        self.fields: Values = {}
        self.found: list[Diagnostic] = []
        self._known = known
        self._language = language
        self._pictures = pictures
        self._expects_lede = foreign

    def add(
        self,
        sequence: Sequence,
        item: Item,
        known_text: str | None = None,
        ahead: Path | None = None,
        label: str | None = None,
    ) -> None:
        """Read one item.

        `known_text` is its text where it was in the article before, `label` that of its section;
        `ahead` is the path of the text of the same use that follows it.
        """
        if isinstance(item, Grid):
            self._expects_lede = False
            sequence.block({"type": "table", "caption": None, **table_of(item)})
            return
        said = tidied(piece for piece in item.pieces if piece.image is None)
        text = inline_of(said) if known_text is None else known_text
        use = use_of(item)
        if use.role is Role.CODE:
            text = words(item.pieces)
        if text or use.role is Role.RULE:
            self._add_text(sequence, use, text, item, ahead, label)
        for piece in item.pieces:
            if piece.image:
                self._add_picture(sequence, piece.image.relation, piece.image.alt, text)

    def _add_text(
        self,
        sequence: Sequence,
        use: Use,
        text: str,
        line: Line,
        ahead: Path | None,
        label: str | None,
    ) -> None:
        if self._fill(use, text, line):
            return
        if use.role is Role.LABEL:
            self.found.append(_not_kept(words(line.pieces)))
            return
        if use.role in (Role.HEADING, Role.TITLE):
            self._expects_lede = False
            sequence.heading(text, use.level, label)
        elif self._expects_lede and use.role is Role.TEXT:
            self._expects_lede = False
            self.fields["lede"] = text
        else:
            self._expects_lede = self._expects_lede and use.role is Role.CAPTION
            start = line.place.start if line.place else 1
            sequence.line(_as_text(use), text, start, ahead)

    def _fill(self, use: Use, text: str, line: Line) -> bool:
        """Fill the field that a style names, if it is empty as yet."""
        plain = " ".join(words(line.pieces).split())
        values: Mapping[str, Any] = {}
        if use.role in _INLINE:
            values = {_INLINE[use.role]: text}
        elif use.role in _PLAIN:
            values = {_PLAIN[use.role]: plain}
        elif use.role is Role.BYLINE:
            values = {"byline": self._authors(plain)}
        elif use.role is Role.DATE:
            values = {"published": date_in(plain, self._language)}
        kept = {name: value for name, value in values.items() if value and self._is_free(name)}
        self.fields.update(kept)
        if "lede" in kept:
            self._expects_lede = False
        return bool(kept)

    def _is_free(self, name: str) -> bool:
        if name == "byline":
            return not self._known.get(name)
        return not self._known.get(name) and not self.fields.get(name)

    def _authors(self, text: str) -> tuple[Values, ...]:
        """Authors of a line of their own: `By Jane Doe, Editor`, several parted by `and`."""
        labels = labels_for(self._language)
        bare = text.removeprefix(labels["by"] + " ").partition(" · ")[0]
        authors = []
        for one in bare.replace(";", f" {labels['and']} ").split(f" {labels['and']} "):
            name, _, role = one.strip().partition(", ")
            if name:
                authors.append({"name": name, "role": role or None})
        return (*self.fields.get("byline", ()), *authors)

    def _add_picture(self, sequence: Sequence, relation: str, alt: str, beside: str) -> None:
        self._expects_lede = False
        source = self._pictures.source(relation)
        if source is None:
            if alt and not beside:
                sequence.line(Use(Role.TEXT), escape(alt))
            return
        if not alt:
            self.found.append(
                warning(
                    "alt-missing",
                    f"the picture {source} has no alternative text",
                    hint="say in its alt what it shows, for readers who do not see it",
                )
            )
        figure = {"type": "figure", "src": source, "alt": alt or source.rpartition("/")[2]}
        sequence.block({**figure, "caption": None, "credit": None})


def _as_text(use: Use) -> Use:
    """A field's style on a second paragraph makes it a paragraph like others."""
    fields = {*_INLINE, *_PLAIN, Role.BYLINE, Role.DATE}
    return Use(Role.TEXT) if use.role in fields else use


def _not_kept(text: str) -> Diagnostic:
    return warning(
        "edit-not-kept",
        f"{text!r} has the style of what the template itself writes, so it was left out",
        hint="give it the style of a paragraph",
    )
