"""Lists whose bullets and numbers somebody typed, where Word was to be kept from making one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from exporter.docx.body import DocxLine, Item
from exporter.docx.pieces import after_letters, words
from exporter.docx.story import ListPlace
from exporter.roundtrip.word.roles import Role, use_of

_SIGN = re.compile(
    r"(?:(?P<bullet>[•‣◦▪●■○·➢➤⁃])|(?P<dash>[-*])|(?P<number>\d{1,3})(?P<behind>[.)])"
    r"|(?P<letter>[a-z])(?P<after>[.)]))\s+(?=\S)"
)
_FEWEST = 2  # paragraphs that are a list, where one alone may be a sentence that begins so


@dataclass(frozen=True)
class _Typed:
    """What stands before an item: its kind and what follows a number, its number, its letters."""

    kind: tuple[str, str]
    number: int
    length: int

    def follows(self, before: _Typed) -> bool:
        """Whether an item is the next one after another."""
        is_counted = self.kind[0] in ("number", "letter")
        return self.kind == before.kind and (not is_counted or self.number == before.number + 1)


def with_typed_lists(items: Sequence[Item], is_new: Sequence[bool]) -> list[Item]:
    """The items, those that are new and stand as a list that was typed in a list."""
    signs = [_typed(item) if new else None for item, new in zip(items, is_new, strict=True)]
    listed, names = list(items), count(1)
    for start, end in _runs(signs):
        name = f"typed {next(names)}"
        for index in range(start, end):
            item, sign = items[index], signs[index]
            if isinstance(item, DocxLine) and sign:
                listed[index] = _listed(item, sign, name)
    return listed


def _runs(signs: Sequence[_Typed | None]) -> Iterator[tuple[int, int]]:
    """Where lists begin and end."""
    start = 0
    for index in range(1, len(signs) + 1):
        before, sign = signs[index - 1], signs[index] if index < len(signs) else None
        if before and sign and sign.follows(before):
            continue
        if before and (before.kind[0] == "bullet" or index - start >= _FEWEST):
            yield start, index
        start = index


def _typed(item: Item) -> _Typed | None:
    if not isinstance(item, DocxLine) or item.place or use_of(item).role is not Role.TEXT:
        return None
    sign = _SIGN.match(words(item.pieces))
    if sign is None or not item.pieces[0].is_text:
        return None
    if sign["number"]:
        return _Typed(("number", sign["behind"]), int(sign["number"]), sign.end())
    if sign["letter"]:
        return _Typed(("letter", sign["after"]), ord(sign["letter"]) - ord("a") + 1, sign.end())
    kind = "bullet" if sign["bullet"] else "dash"
    return _Typed((kind, sign[kind]), 0, sign.end())


def _listed(line: DocxLine, sign: _Typed, name: str) -> DocxLine:
    kind = sign.kind[0]
    form = {"number": "decimal", "letter": "lowerLetter"}.get(kind, "bullet")
    place = ListPlace(name, 0, form != "bullet", sign.number or 1, is_own=True, format=form)
    return replace(line, pieces=after_letters(line.pieces, sign.length), place=place)
