"""Lists whose bullets and numbers somebody typed, where Word was to be kept from making one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeGuard

from exporter.diagnostics import Diagnostic, warning
from exporter.docx.body import DocxLine, Item
from exporter.docx.elements import below, qn
from exporter.docx.number_formats import written
from exporter.docx.pieces import after_letters, words
from exporter.docx.story import ListPlace
from exporter.roundtrip.word.roles import Role, use_of

_BULLETS = "•‣◦▪●■○·➢➤⁃"
_SIGN = re.compile(
    rf"(?:(?P<bullet>[{_BULLETS}])|(?P<dash>[-*–])"
    r"|(?P<before>\(?)(?P<counted>\d{1,3}|[ivxl]{1,6}|[IVXL]{1,6}|[a-z]|[A-Z])(?P<behind>[.)]))"
    r"\s+(?=\S)"
)
_FORMS = ("decimal", "lowerLetter", "lowerRoman", "upperRoman")
_FORMS_IN_BRACKETS = (*_FORMS, "upperLetter")
"""How numbers are written; `A.` and `B.` begin names too."""
_MOST = 100  # items of a list that letters count
_SPOKEN = ("?", "!", "“", "”", "»", '"')
"""With what a line ends that somebody says in a novel, behind a dash."""
_FEWEST = 2  # paragraphs that are a list, where one alone may be a sentence that begins so


@dataclass(frozen=True)
class _Typed:
    """What stands before an item: its kind, which is the form of its numbers, what stands around
    them and how far in; its number, its letters."""

    kind: tuple[str, str, str]
    number: int
    length: int

    @property
    def is_counted(self) -> bool:
        """Whether it is a number."""
        return self.kind[0] in _FORMS_IN_BRACKETS

    def follows(self, before: _Typed) -> bool:
        """Whether an item is the next one after another."""
        return self.kind == before.kind and (
            not self.is_counted or self.number == before.number + 1
        )


def with_typed_lists(items: Sequence[Item], is_new: Sequence[bool]) -> list[Item]:
    """The items, those that are new and stand as a list that was typed in a list."""
    read = [_typed(item) if new else () for item, new in zip(items, is_new, strict=True)]
    listed, names = list(items), count(1)
    for start, signs in _runs(read):
        name = f"typed {next(names)}"
        for index, sign in enumerate(signs, start):
            item = items[index]
            if isinstance(item, DocxLine):
                listed[index] = _listed(item, sign, name)
    return listed


def typed_told(items: Sequence[Item], listed: Sequence[Item]) -> Iterator[Diagnostic]:
    """What to say of lines that are items of a list now for the numbers or dashes before them."""
    pairs = zip(items, listed, strict=True)
    begun = [words(one.pieces) for one, other in pairs if one is not other and _is_line(one)]
    guessed = [text for text in begun if text[0] not in _BULLETS]
    if guessed:
        times = f" ({len(guessed)} times)" if len(guessed) > 1 else ""
        message = f"{guessed[0]!r:.60} is read as an item of a list, for it begins as one{times}"
        yield warning("list-guessed", message, hint="give lists their style in Word")


def _is_line(item: Item) -> TypeGuard[DocxLine]:
    return isinstance(item, DocxLine)


def _runs(read: Sequence[Sequence[_Typed]]) -> Iterator[tuple[int, list[_Typed]]]:
    """Where lists begin, and the signs of their items; what may be read in several ways, as `i.`,
    is what its neighbours are."""
    start = 0
    chains: list[list[_Typed]] = []
    for index, signs in enumerate([*read, ()]):
        longer = [[*chain, one] for chain in chains for one in signs if one.follows(chain[-1])]
        if not longer:
            if chains and (chains[0][0].kind[0] == "bullet" or len(chains[0]) >= _FEWEST):
                yield start, chains[0]
            start, longer = index, [[one] for one in signs]
        chains = longer


def _typed(item: Item) -> tuple[_Typed, ...]:
    """The ways to read what a line begins with."""
    if not isinstance(item, DocxLine) or item.place or use_of(item).role is not Role.TEXT:
        return ()
    text = words(item.pieces)
    sign = _SIGN.match(text)
    if sign is None or not item.pieces[0].is_text:
        return ()
    if sign["counted"]:
        return tuple(_counted(sign, _indent(item)))
    if sign["dash"] == "–" and text.rstrip().endswith(_SPOKEN):
        return ()
    kind = "bullet" if sign["bullet"] else "dash"
    return (_Typed((kind, sign[kind], ""), 0, sign.end()),)


def _counted(sign: re.Match[str], indent: str) -> Iterator[_Typed]:
    """The numbers that a sign may be, each with the form that it is written in."""
    before, counted, behind = sign.group("before", "counted", "behind")
    if before and behind == ".":
        return
    for form in _FORMS_IN_BRACKETS if behind == ")" else _FORMS:
        if number := _number(counted, form):
            yield _Typed((form, before + behind, indent), number, sign.end())


def _number(counted: str, form: str) -> int | None:
    if form == "decimal":
        return int(counted) if counted.isdigit() else None
    if form.endswith("Letter") and len(counted) > 1:
        return None
    numbers = range(1, _MOST)
    return next((one for one in numbers if written(one, form) == counted), None)


def _indent(line: DocxLine) -> str:
    """How far in a line stands, as it says itself."""
    said = below(line.source, "pPr/ind")
    return "" if said is None else said.get(qn("w:left"), said.get(qn("w:start"), ""))


def _listed(line: DocxLine, sign: _Typed, name: str) -> DocxLine:
    form = sign.kind[0] if sign.is_counted else "bullet"
    place = ListPlace(name, 0, sign.is_counted, sign.number or 1, is_own=True, format=form)
    return replace(line, pieces=after_letters(line.pieces, sign.length), place=place)
