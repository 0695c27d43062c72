"""What was written in a template of ours: its content controls say what is what, with certainty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from exporter.compose.labels import labels_for
from exporter.diagnostics import Diagnostic, warning
from exporter.docx.asked_for import ASKED
from exporter.docx.body import DocxLine, Item
from exporter.docx.controls import controls_of, part_asked
from exporter.docx.elements import Xml
from exporter.docx.pieces import folded, tidied, words
from exporter.roundtrip.word.additions import authors_in
from exporter.roundtrip.word.byline import SEPARATOR, date_in
from exporter.roundtrip.word.inline_words import inline_of
from exporter.roundtrip.word.parts_in_print import Values
from exporter.roundtrip.word.roles import Role, use_of

# The style of a paragraph that is written in a control, whatever it became meanwhile.
_STYLES = {
    "headline": "title",
    "deck": "deck",
    "kicker": "kicker",
    "lede": "lede",
    "question": "question",
    "key_points": "key point",
    "sources": "source",
}
_HEADING = "heading"
# What stands in a line among words of the template's own.
_IN_LINES = ("publication", "series", "number", "dateline", "rights")
_FIELDS = (*_IN_LINES, "published", "author", "role", "contact")
_LABELS = ("brief", "executive_summary", "number", "by", "and", "contact", "source")
_DATE_HINT = "choose the day in the calendar of the control, or write it as 2026-03-31"


class WrittenInTemplate:
    """Reads the controls of a file; `fields` are those that they fill.

    `days` are what controls for dates hold, by their part; texts that say a day come first.
    """

    def __init__(self, language: str, days: Mapping[str, str]) -> None:
        self.fields: Values = {}
        self.diagnostics: list[Diagnostic] = []
        self.is_one = False
        self._language = language
        self._days = days
        self._begun: list[Xml] = []
        self._author: dict[str, str] = {}
        self._is_asked = False

    def read(self, items: Sequence[Item]) -> list[Item]:
        """The items without the lines that fill fields only, others in their controls' styles."""
        self.is_one = any(controls_of(item.source) for item in items)
        left = [one for item in items for one in self._read(item)] if self.is_one else [*items]
        if name := self._author.get("author"):
            said = ", ".join(filter(None, (name, self._author.get("role"))))
            self.fields["byline"] = tuple(authors_in(said, self._language))
        return left

    def begins(self, item: Item) -> str:
        """The part of the article that a control asks for which begins with an item; else empty."""
        controls = [one for one in controls_of(item.source) if one not in self._begun]
        self._begun += controls
        parts = [part_asked(one) for one in controls]
        self._tell_of_answers(parts, item)
        return "sections" if _HEADING in parts else next(iter(parts), "")

    def _tell_of_answers(self, parts: Sequence[str], item: Item) -> None:
        """Tell of an answer whose question nobody wrote."""
        if "faq" in parts and not self._is_asked:
            said = words(item.pieces) if isinstance(item, DocxLine) else ""
            message = f"the answer {said!r} stands below no question, so it is text"
            hint = "write the question in the control above it"
            self.diagnostics.append(warning("question-missing", message, hint=hint))
        self._is_asked = "question" in parts or (self._is_asked and "faq" not in parts)

    def _read(self, item: Item) -> Iterable[Item]:
        parts = [part_asked(control) for control in controls_of(item.source)]
        if not isinstance(item, DocxLine):
            return [item]
        if not parts:
            return [] if _is_prompt(item) else [item]
        if not any(part in _FIELDS for part in parts):
            return [_restyled(item, parts)]
        for part in dict.fromkeys(one.asked for one in item.pieces if one.asked):
            self._fill(part, item)
        return self._beside(item)

    def _fill(self, part: str, line: DocxLine) -> None:
        pieces = tidied(piece for piece in line.pieces if piece.asked == part)
        said = " ".join(words(pieces).split())
        match part:
            case "published":
                self._put(part, self._day(said))
            case "author" | "role":
                self._author.setdefault(part, said)
            case "contact":
                self._put(part, inline_of(pieces))
            case _:
                self._put(part, said)

    def _day(self, said: str) -> object:
        day = date_in(said, self._language) or self._days.get("published")
        if day is None:
            message = f"{said!r} is no day that can be told, so it was left out"
            self.diagnostics.append(warning("date-not-read", message, hint=_DATE_HINT))
        return day

    def _put(self, part: str, value: object) -> None:
        """Fill a field; of two controls that say something else the first one counts."""
        if value and self.fields.setdefault(part, value) != value:
            message = f"{str(value)!r} is left out, for another control says {self.fields[part]!s}"
            hint = "write the same in both"
            self.diagnostics.append(warning("control-twice", message, hint=hint))

    def _beside(self, line: DocxLine) -> list[Item]:
        """What somebody wrote beside the controls of a line of fields, and the template did not."""
        beside = words(piece for piece in line.pieces if not piece.asked)
        labels = labels_for(self._language)
        known = {word for one in _LABELS for word in _words_of(labels[one])}
        if set(_words_of(beside)) <= known or use_of(line).role is Role.RULE:
            return []
        if use_of(line).role is Role.BYLINE and "author" not in self._author:
            return [line]
        message = f"{' '.join(beside.split())!r} stands beside the controls, so it was left out"
        self.diagnostics.append(
            warning("edit-not-kept", message, hint="write it in a control, or in a paragraph")
        )
        return []


def _is_prompt(line: DocxLine) -> bool:
    """Whether a line is a prompt that lost its control, as in LibreOffice in a frame."""
    said = folded(words(line.pieces)).split()
    return any(said == folded(one.prompt).split() for one in ASKED.values())


def _words_of(text: str) -> list[str]:
    """The words of a text, signs and separators aside."""
    apart = folded(text).casefold().replace(SEPARATOR.strip(), " ").split()
    return [word for one in apart if (word := one.strip(".,:;–—-،؛、，"))]


def _restyled(line: DocxLine, parts: Sequence[str]) -> DocxLine:
    """A line in the style of its control; of a control for text what the line is by itself."""
    if _HEADING in parts and use_of(line).role is not Role.HEADING:
        return replace(line, style="heading 1")
    style = next((_STYLES[part] for part in parts if part in _STYLES), None)
    return replace(line, style=style) if style and not line.ends_page else line
