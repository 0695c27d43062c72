"""How much of its copy budget each part has used, in an article that need not be valid yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exporter.article.budgets import (
    DECK_CHARACTERS,
    HEADING_WORDS,
    HEADLINE_CHARACTERS,
    KEY_POINT_SENTENCES,
    KEY_POINTS,
    PARAGRAPH_WORDS,
    PULL_QUOTE_CHARACTERS,
)
from exporter.article.headline import sentences
from exporter.article.inline import plain
from exporter.article.places import Loc, field_of
from exporter.scripts.word_count import word_count


@dataclass(frozen=True)
class Room:
    """What a part has used of its budget, in `unit`s: `characters`, `words` and the like."""

    used: int
    most: int
    unit: str

    @property
    def left(self) -> int:
        """How many more it may have; negative where it is over its budget."""
        return self.most - self.used


_CHARACTERS = {
    "headline": HEADLINE_CHARACTERS,
    "deck": DECK_CHARACTERS,
    "lede": DECK_CHARACTERS,
}
_BLOCKS = ("blocks", "executive_summary", "summary", "about", "answer")


def room_of(values: object, loc: Loc) -> Room | None:
    """What is used of the budget of the part at `loc` in plain values; `None` for one without."""
    value = _at(values, loc)
    if loc == ("key_points",) and isinstance(value, list):
        return Room(len(value), KEY_POINTS[-1], "points")
    text, kind = _text_of(value, is_block=field_of(loc) in _BLOCKS)
    if text is None:
        return None
    words = plain(text)
    if len(loc) == 1 and loc[0] in _CHARACTERS:
        return Room(len(words), _CHARACTERS[str(loc[0])], "characters")
    if loc[0] == "key_points":
        return Room(sentences(words), KEY_POINT_SENTENCES, "sentences")
    if field_of(loc) == "heading":
        return Room(word_count(words), HEADING_WORDS, "words")
    return _of_block(words, kind)


def _of_block(words: str, kind: str) -> Room | None:
    match kind:
        case "paragraph":
            return Room(word_count(words), PARAGRAPH_WORDS, "words")
        case "pull_quote":
            return Room(len(words), PULL_QUOTE_CHARACTERS, "characters")
        case _:
            return None


def _text_of(value: object, *, is_block: bool) -> tuple[str | None, str]:
    """The words of a value, and the kind of block it is; a text among blocks is a paragraph."""
    match value:
        case str():
            return value, "paragraph" if is_block else ""
        case Mapping() if isinstance(text := value.get("text"), str):
            return text, str(value.get("type", ""))
        case _:
            return None, ""


def _at(values: object, loc: Loc) -> object:
    for step in loc:
        match values:
            case Mapping() if step in values:
                values = values[step]
            case list() if isinstance(step, int) and step < len(values):
                values = values[step]
            case _:
                return None
    return values
