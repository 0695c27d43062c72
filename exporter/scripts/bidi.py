"""Which way each letter of a paragraph runs (Unicode Bidirectional Algorithm, UAX 9).

The resolving of types is python-bidi's. It has no isolates (rules X5a to X6a) and pairs no brackets
(N0): these are here, between its steps.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypedDict

ISOLATES = {"\u2066": "ltr", "\u2067": "rtl", "\u2068": "auto"}
"""The characters that begin an isolate: LRI, RLI and FSI."""
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
OBJECT = "\ufffc"
"""Stands for what is no text, such as a picture."""

HAS_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
"""What may run from right to left, and what asks for it."""

WIDE_OPENINGS = tuple("〈《「『【〔〖（［｛｟〘〚")
"""Brackets and quotes that take a square of East Asian text, of which the left half is blank."""

_OPENING = "([{\u2045\u2329\u3008\u300a\u300c\u300e\u3010\uff08\uff3b"
_CLOSING = ")]}\u2046\u232a\u3009\u300b\u300d\u300f\u3011\uff09\uff3d"
_BRACKETS = dict(zip(_OPENING, _CLOSING, strict=True))
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
MAX_PAIRS = 63  # BD16


class Run(NamedTuple):
    """Characters of one level, from `start` to before `stop`; odd levels run leftwards."""

    start: int
    stop: int
    level: int

    @property
    def is_leftward(self) -> bool:
        """Whether it runs from right to left."""
        return self.level % 2 == 1


class _Character(TypedDict):
    ch: str
    level: int
    type: str
    orig: str
    index: int


def base_of(direction: str) -> int:
    """The level of a paragraph of a direction, `ltr` or `rtl`."""
    return int(direction == "rtl")


def levels_of(text: str, base: int) -> list[int]:
    """The level of each character of a paragraph, without rule L1, which is about lines."""
    if not base and not HAS_RIGHT_TO_LEFT.search(text):
        return [0] * len(text)
    levels = [base] * len(text)
    _resolve(text, range(len(text)), base, levels)
    return levels


def runs_of(levels: Sequence[int]) -> Iterator[Run]:
    """The runs of one level, in the order in which they are read."""
    start = 0
    for index in range(1, len(levels) + 1):
        if index == len(levels) or levels[index] != levels[start]:
            yield Run(start, index, levels[start])
            start = index


def in_sight(levels: Sequence[int]) -> list[int]:
    """The places of things on a line from left to right, by their levels (rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = None
        for place in range(len(order) + 1):
            deep = place < len(order) and levels[order[place]] >= level
            if deep and start is None:
                start = place
            elif not deep and start is not None:
                order[start:place] = order[start:place][::-1]
                start = None
    return order


def direction_of(text: str) -> str | None:
    """The way that most letters of a text run, `ltr` or `rtl`; `None` where it has none."""
    leftward, rightward = _letters_each_way(text)
    if not leftward and not rightward:
        return None
    return "rtl" if leftward > rightward else "ltr"


def direction_within(text: str, own: str) -> str:
    """The way that a text runs in an article of a direction: against it where most letters do, or,
    if the text begins as the article runs, where twice as many do."""
    leftward, rightward = _letters_each_way(text)
    along, against = (leftward, rightward) if own == "rtl" else (rightward, leftward)
    needed = 2 * along if _first_strong(text) == own else along
    return own if against <= needed else {"ltr": "rtl", "rtl": "ltr"}[own]


def runs_both_ways(text: str) -> bool:
    """Whether some letters of a text run to the left, and some to the right."""
    return all(_letters_each_way(text))


def _letters_each_way(text: str) -> tuple[int, int]:
    """How many letters run to the left, and how many to the right."""
    kinds = [unicodedata.bidirectional(one) for one in text if one.isalpha()]
    return sum(kind in ("R", "AL") for kind in kinds), sum(kind == "L" for kind in kinds)


def _first_strong(text: str) -> str:
    """The way of the first strong character that is in no isolate (P2, P3)."""
    depth = 0
    for character in text:
        depth = max(0, depth + (character in ISOLATES) - (character == PDI))
        kind = unicodedata.bidirectional(character)
        if not depth and kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


def _resolve(text: str, places: Sequence[int], base: int, levels: list[int]) -> None:
    """Put the levels of the characters at some places, each isolate as one neutral (X5a to X6a)."""
    outside: list[int] = []
    position = 0
    while position < len(places):
        place = places[position]
        outside.append(place)
        position += 1
        if text[place] in ISOLATES:
            stop = _end_of_isolate(text, places, position)
            inside = places[position:stop]
            _resolve(text, inside, _inner_level(text, place, inside, base), levels)
            position = stop
    shown = "".join(
        OBJECT if text[one] in ISOLATES or text[one] == PDI else text[one] for one in outside
    )
    for place, level in zip(outside, _plain_levels(shown, base), strict=True):
        levels[place] = level


def _end_of_isolate(text: str, places: Sequence[int], position: int) -> int:
    """Where the isolate's PDI is, or the end (BD9)."""
    depth = 1
    for index in range(position, len(places)):
        depth += (text[places[index]] in ISOLATES) - (text[places[index]] == PDI)
        if not depth:
            return index
    return len(places)


def _inner_level(text: str, place: int, inside: Sequence[int], base: int) -> int:
    asked = ISOLATES[text[place]]
    if asked == "auto":
        asked = _first_strong("".join(text[one] for one in inside))
    return (base + 1) | 1 if asked == "rtl" else (base + 2) & ~1


def _plain_levels(text: str, base: int) -> list[int]:
    """The levels of a text without isolates."""
    from bidi import algorithm  # type: ignore[import-untyped]  # most texts never ask

    storage = {**algorithm.get_empty_storage(), "base_level": base, "base_dir": "LR"[base % 2]}
    algorithm.get_embedding_levels(text, storage)
    characters: list[_Character] = list(storage["chars"])
    for index, character in enumerate(characters):
        character["index"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    for run in storage["runs"]:
        kept: list[_Character] = storage["chars"][run["start"] : run["start"] + run["length"]]
        _pair_brackets(kept, str(run["sor"]))
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return _with_removed(storage["chars"], len(text), base)


def _with_removed(kept: Sequence[_Character], count: int, base: int) -> list[int]:
    """The levels of all characters; what rule X9 removes has that of what stands before."""
    known = {one["index"]: one["level"] for one in kept}
    levels: list[int] = []
    for index in range(count):
        levels.append(known.get(index, levels[-1] if levels else base))
    return levels


def _pair_brackets(characters: Sequence[_Character], before: str) -> None:
    """Rule N0: both brackets of a pair run as what they hold, or as what stands before it."""
    for opening, closing in _pairs(characters):
        own = "LR"[characters[opening]["level"] % 2]
        inside = {_STRONG.get(one["type"]) for one in characters[opening + 1 : closing]}
        if own in inside:
            taken = own
        elif inside & {"L", "R"}:
            strong = (_STRONG.get(one["type"]) for one in reversed(characters[:opening]))
            context = next(filter(None, strong), before)
            taken = own if context == own else context
        else:
            continue
        characters[opening]["type"] = characters[closing]["type"] = taken


def _pairs(characters: Sequence[_Character]) -> list[tuple[int, int]]:
    """The places of brackets that are pairs, by their openings (BD16)."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, one in enumerate(characters):
        if one["type"] != "ON":
            continue
        if one["ch"] in _BRACKETS and len(waiting) < MAX_PAIRS:
            waiting.append((_BRACKETS[one["ch"]], place))
        elif any(closing == one["ch"] for closing, _ in waiting):
            while waiting:
                closing, opening = waiting.pop()
                if closing == one["ch"]:
                    pairs.append((opening, place))
                    break
    return sorted(pairs)
