"""ArticleFields of the article, as paragraphs show them and as File > Info tells them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from exporter.article import Article
from exporter.article.headline import stand_in
from exporter.compose.labels import colon_of, labels_for, without_label
from exporter.compose.view import View, metadata_of
from exporter.diagnostics import Diagnostic, warning
from exporter.docx.body import DocxTable, joined
from exporter.docx.pieces import Piece, Pieces, folded, same, tidied, words
from exporter.docx.said import SaidTable
from exporter.roundtrip.word.byline import SEPARATOR, byline_of, on_day, only_date_in
from exporter.roundtrip.word.inline_words import inline_of, revised
from exporter.roundtrip.word.parts_in_print import FIELDS, Values


@dataclass(frozen=True)
class Properties:
    """The core properties of a file, as text; what is not there is empty (OPC, ECMA-376-2, 11)."""

    title: str = ""
    creator: str = ""
    keywords: str = ""

    def keywords_beside(self, base: Article) -> tuple[str, ...]:
        """The keywords that an editor gave the file; none where they are the article's, or gone.

        Programs that do not know them drop them, and LibreOffice drops the commas between them
        (docs/decisions/libreoffice-keywords.md).
        """
        now, sent = split_keywords(self.keywords), split_keywords(", ".join(base.keywords))
        is_unparted = len(now) == 1 < len(sent) and " " in now[0]
        return () if now == sent or is_unparted else now

    def passed_over(self, base: Article) -> Iterator[Diagnostic]:
        """A title or an author that an editor changed here: what the text shows goes before."""
        sent = metadata_of(View(base))
        yield from _unlike("title", self.title, sent.title, "the headline")
        yield from _unlike("author", self.creator, "; ".join(sent.authors), "the byline")


def split_keywords(said: str) -> tuple[str, ...]:
    """Keywords as people part them, with commas or semicolons."""
    words = said.replace(";", ",").split(",")
    return tuple(word.strip() for word in words if word.strip())


def _unlike(name: str, now: str, sent: str, shown: str) -> Iterator[Diagnostic]:
    if now.split() and now.split() != sent.split():
        yield warning(
            "edit-not-kept",
            f"the file's properties give the {name} as {now!r}, but the text shows {sent!r}",
            hint=f"change {shown} in the text",
        )


@dataclass
class ArticleFields:
    """The fields of an article while an edited file is read into them."""

    base: Article
    values: Values
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def labels(self) -> Mapping[str, str]:
        """The words that the template adds, in the article's language."""
        return labels_for(self.base.language)

    @property
    def parted_lede(self) -> tuple[str, str]:
        """The sentence of the lede that stands in for a headline, and the rest shown as the lede.

        Both are empty where the article has its own headline, or the lede is one sentence.
        """
        if self.base.headline or not self.base.lede:
            return "", ""
        first, rest = stand_in(self.base.lede)
        return (first, rest) if rest else ("", "")

    def edited(self, part: str, then: Pieces, now: Pieces) -> None:
        """What an editor made of a field's paragraph."""
        change = _CHANGES.get(part, _plain_field(part))
        if not change(self, then, now):
            self.unclear(part, now)

    def edited_cells(self, then: SaidTable, now: DocxTable) -> list[str]:
        """What an editor made of a table that only sets fields, as a masthead; the parts that
        changed."""
        rows = zip(then.rows, now.rows, strict=False)
        pairs = (pair for said, row in rows for pair in zip(said, row, strict=False))
        changed: list[str] = []
        for cell, after in pairs:
            pieces = joined(after.lines)
            if cell.part and same(pieces) != same(cell.pieces):
                changed.append(cell.part)
                if pieces or cell.part not in FIELDS:
                    self.edited(cell.part, cell.pieces, pieces)
                else:
                    self.deleted(cell.part)
        return changed

    def edited_masthead(self, then: Pieces, now: Pieces) -> list[str]:
        """What an editor made of a masthead on one line, the publication before the issue line; the
        parts that changed."""
        title, first = self.base.publication or self.labels["brief"], words(now).split(SEPARATOR)[0]
        issue = words(then).removeprefix(title).strip()
        label = issue.split(SEPARATOR)[0]
        if not first.endswith(label):
            self.unclear("masthead", now)
            return []
        name = first.removesuffix(label).strip()
        issue_now = words(now)[len(first) - len(label) :].strip()
        changed: list[str] = []
        if folded(name) != folded(title):
            changed.append("publication")
            self.values["publication"] = name or None
        if folded(issue) != folded(issue_now):
            changed.append("@issue-line")
            self.edited("@issue-line", (Piece(issue),), (Piece(issue_now),))
        return changed

    def deleted(self, part: str) -> None:
        """A field's paragraph is gone."""
        first, rest = self.parted_lede
        if part == "headline" and first:
            self.values["lede"] = rest
        elif part == "lede" and first and not self.values["headline"]:
            self.values["lede"] = first
        else:
            for name in _SHOWN.get(part, (part,)):
                self.values[name] = () if name == "byline" else None

    def unclear(self, part: str, now: Pieces) -> None:
        """Say that a paragraph was edited in a way that no field can take."""
        name = part.removeprefix("@").replace("_", " ").replace("-", " ")
        self.diagnostics.append(
            warning(
                "edit-not-kept",
                f"what the {name} now says fits no field of the article: {words(now)}",
                hint="change the article's own file instead",
            )
        )


FieldEdit = Callable[[ArticleFields, Pieces, Pieces], bool]

_SHOWN = {"@issue-line": ("series", "number"), "byline": ("byline", "dateline"), "@source-line": ()}


def _plain_field(part: str) -> FieldEdit:
    def change(fields: ArticleFields, _: Pieces, now: Pieces) -> bool:
        fields.values[part] = words(now).replace("\n", " ") or None
        return part in type(fields.base).model_fields

    return change


def _inline_field(part: str) -> FieldEdit:
    def change(fields: ArticleFields, then: Pieces, now: Pieces) -> bool:
        fields.values[part] = revised(getattr(fields.base, part) or "", then, now)
        return True

    return change


def _publication(fields: ArticleFields, _: Pieces, now: Pieces) -> bool:
    said = words(now)
    fields.values["publication"] = None if said == fields.labels["brief"] else said
    return True


def _headline(fields: ArticleFields, then: Pieces, now: Pieces) -> bool:
    """A headline that stood in for a missing one becomes the article's own."""
    first, rest = fields.parted_lede
    if first:
        fields.values["lede"] = rest
    shown = fields.base.headline
    fields.values["headline"] = revised(shown, then, now) if shown else inline_of(now)
    return True


def _lede(fields: ArticleFields, then: Pieces, now: Pieces) -> bool:
    """The lede; without a headline, its first sentence stands there and is kept."""
    first, rest = fields.parted_lede
    made = revised(rest if first else fields.base.lede or "", then, now)
    stands_in = first and not fields.values["headline"]
    fields.values["lede"] = f"{first} {made}" if stands_in else made
    return True


def _contact(fields: ArticleFields, then: Pieces, now: Pieces) -> bool:
    label = fields.labels["contact"] + colon_of(fields.base.language)
    bare = _without_start(now, label)
    fields.values["contact"] = revised(fields.base.contact or "", _without_start(then, label), bare)
    return True


def _issue_line(fields: ArticleFields, then: Pieces, now: Pieces) -> bool:
    """`Brief · Series · No. 12 · 31 March 2026`: what differs, part by part."""
    before = words(then).split(SEPARATOR)
    after = words(now).split(SEPARATOR)
    if len(before) != len(after):
        return False
    names = _issue_names(fields, before)
    changes = [
        _set_issue(fields, name, new)
        for name, old, new in zip(names, before, after, strict=True)
        if folded(old) != folded(new)
    ]
    return all(changes)


def _issue_names(fields: ArticleFields, shown: list[str]) -> list[str]:
    """Which field each part of the issue line is; empty for what the template adds."""
    names = [
        name for name in ("series", "number", "published") if getattr(fields.base, name) is not None
    ]
    return [""] * (len(shown) - len(names)) + names


def _set_issue(fields: ArticleFields, name: str, said: str) -> bool:
    if name == "published":
        day = only_date_in(said, fields.base.language)
        if day:
            fields.values["published"] = on_day(fields.base.published, day)
        else:
            fields.diagnostics.append(_no_day(said, fields.base.language))
        return True
    if name == "number":
        said = without_label(said, fields.labels["number"])
    if name:
        fields.values[name] = said
    return bool(name and said)


def _no_day(said: str, language: str) -> Diagnostic:
    message = (
        f"{said!r:.60} in the issue line is no day, as {language!r} writes days: published stays"
    )
    hint = "write the day as the file had it, or as 2026-03-31"
    return warning("edit-not-kept", message, hint=hint)


def _url(fields: ArticleFields, _: Pieces, now: Pieces) -> bool:
    said = words(now).strip()
    fields.values["url"] = said
    return said.startswith(("http://", "https://"))


def _byline(fields: ArticleFields, _: Pieces, now: Pieces) -> bool:
    made = byline_of(fields.base, fields.labels, now)
    if made is not None:
        fields.values.update(made)
    return made is not None


def _without_start(pieces: Pieces, start: str) -> Pieces:
    """The pieces without a label that the template puts before them."""
    first = pieces[0] if pieces else Piece()
    if not first.text.startswith(start):
        return pieces
    rest = Piece(first.text[len(start) :], first.marks, first.href, first.name)
    return tidied((rest, *pieces[1:]))


def _never(_: ArticleFields, __: Pieces, ___: Pieces) -> bool:
    return False


_CHANGES: dict[str, FieldEdit] = {
    "publication": _publication,
    "@issue-line": _issue_line,
    "headline": _headline,
    "deck": _inline_field("deck"),
    "byline": _byline,
    "lede": _lede,
    "contact": _contact,
    "url": _url,
    "@source-line": _never,
}
