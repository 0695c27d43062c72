"""Lists as Word numbers them: definitions (w:abstractNum) and the lists that use them (w:num)."""

from __future__ import annotations

import copy
import functools
from collections.abc import Sequence
from dataclasses import dataclass

from exporter.writers.word.values.ooxml import Xml, make, root
from exporter.writers.word.values.run_format import RunFormat, run_properties

LEVELS_OF_WORD = 9

NUMBER_FORMATS = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_COUNTING_IN = {"०": "hindiNumbers", "๐": "thaiNumbers", "０": "decimalFullWidth"}
BULLETS = {"disc": "•", "circle": "◦", "square": "▪"}
SUFFIX = " "  # what CSS puts after a marker of its own: a full stop for numbers, and a blank


@dataclass(frozen=True)
class Level:
    """One level of a list; lengths in twips.

    `kind` is an ST_NumberFormat, `text` the marker with `%d` for the number. The marker begins at
    the hanging indent, after the blanks of `lead`, or ends there where it is `ragged_left`, or has
    its middle there where it is `centred`.
    """

    kind: str
    text: str
    start: int
    hanging: int
    ragged_left: bool
    marker: RunFormat
    paragraph: RunFormat
    lead: str = ""
    centred: bool = False

    @property
    def justification(self) -> str:
        """The `w:lvlJc` (17.9.7)."""
        if self.centred:
            return "center"
        return "right" if self.ragged_left else "left"


class Lists:
    """The lists of a document, in the order in which they begin."""

    def __init__(self) -> None:
        self._definitions: dict[tuple[Level, ...], int] = {}
        self._lists: list[tuple[int, int, int | None]] = []
        self._bulleted: dict[tuple[Level, ...], int] = {}

    def begin(self, levels: Sequence[Level], first: int | None) -> int:
        """The number of a new list whose own level is the last of `levels`.

        `first` is what it counts from; lists that do not count (`None`) share one number.
        """
        chain = tuple(levels[:LEVELS_OF_WORD])
        if first is None and chain in self._bulleted:
            return self._bulleted[chain]
        definition = self._definitions.setdefault(chain, len(self._definitions))
        self._lists.append((definition, len(chain) - 1, first))
        if first is None:
            self._bulleted[chain] = len(self._lists)
        return len(self._lists)

    def also(self, others: Lists) -> dict[int, int]:
        """Begin the lists of another text here as well: their numbers here, by those there."""
        chains = list(others._definitions)
        return {
            number: self.begin(chains[definition], first)
            for number, (definition, _, first) in enumerate(others._lists, start=1)
        }

    @property
    def empty(self) -> bool:
        """Whether no list has begun."""
        return not self._lists

    @property
    def markers(self) -> dict[RunFormat, set[str]]:
        """Markers of another font than that of their items, which lacks them, by their looks."""
        levels = (level for chain in self._definitions for level in chain)
        return {
            level.marker: {level.text}
            for level in levels
            if level.marker.font in level.paragraph.fallbacks
        }

    def part(self) -> Xml:
        """The numbering part."""
        definitions = [
            _definition(number, self._goes_on(levels))
            for levels, number in self._definitions.items()
        ]
        lists = [_list(number, *entry) for number, entry in enumerate(self._lists, start=1)]
        return root("w:numbering", *definitions, *lists)

    def _goes_on(self, levels: tuple[Level, ...]) -> tuple[Level, ...]:
        """The levels that a list has or may get: those of the deepest list that begins like it.

        So Tab on an item shows the look of the next level.
        """
        alike = (one for one in self._definitions if one[: len(levels)] == levels)
        return max(alike, key=len)


def counting_in(digits: str) -> str:
    """The ST_NumberFormat that counts in ten digits; `decimal` where Word has none.

    The digits of Arabic and Persian are not in the file: Word shows them where the text has the
    language.
    """
    return _COUNTING_IN.get(digits[:1], "decimal")


def numbered(text: str, number: int, kind: str) -> str:
    """A marker's text with a number of one digit for `%d`, in the digits of an ST_NumberFormat."""
    zeros = (zero for zero, one in _COUNTING_IN.items() if one == kind)
    return text.replace("%d", chr(ord(next(zeros, "0")) + number))


def marker_of(list_style: str) -> tuple[str, str]:
    """The ST_NumberFormat and the text, with `%d` for the number, of a CSS list style."""
    if list_style in NUMBER_FORMATS:
        return NUMBER_FORMATS[list_style], "%d." + SUFFIX
    if list_style in BULLETS:
        return "bullet", BULLETS[list_style] + SUFFIX
    return "bullet", "" if list_style == "none" else list_style


def _definition(number: int, levels: tuple[Level, ...]) -> Xml:
    filled = [*levels, *[levels[-1]] * (LEVELS_OF_WORD - len(levels))]
    return make(
        "w:abstractNum",
        make("w:multiLevelType", val="multilevel"),
        *(copy.copy(_level(index, level)) for index, level in enumerate(filled)),
        abstractNumId=number,
    )


@functools.lru_cache(maxsize=256)
def _level(index: int, level: Level) -> Xml:
    return make(
        "w:lvl",
        make("w:start", val=1),
        make("w:numFmt", val=level.kind),
        make("w:suff", val="tab" if level.text.strip() else "nothing"),
        make("w:lvlText", val=level.lead + level.text.strip().replace("%d", f"%{index + 1}")),
        make("w:lvlJc", val=level.justification),
        make("w:pPr", make("w:ind", left=level.start, hanging=level.hanging)),
        make("w:rPr", *run_properties(level.marker, level.paragraph)),
        ilvl=index,
    )


def _list(number: int, definition: int, level: int, first: int | None) -> Xml:
    start = make("w:startOverride", val=first)
    override = [] if first is None else [make("w:lvlOverride", start, ilvl=level)]
    return make("w:num", make("w:abstractNumId", val=definition), *override, numId=number)
