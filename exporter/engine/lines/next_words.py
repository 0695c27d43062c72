"""The words with which lines begin, and the room that the line before each had for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from weasyprint.formatting_structure import boxes

from exporter.engine.insides import Box, Computed
from exporter.engine.lines.hyphens import Hyphenator, Hyphens
from exporter.engine.lines.lines_at_floats import Standing, room_beside, standing_in
from exporter.engine.lines.shown_texts import text_width, texts_of
from exporter.engine.lines.territories import spelt
from exporter.scripts.break_chances import without_signs

FEWEST = 2  # letters of a word that stand alone on a line in a word processor
SHORTEST = 5  # letters of a word that it parts
_HYPHENS = ("-", "\u2010", "\xad")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^ \t\r\n]+")
_TIED = re.compile(r"\S+")


@dataclass(frozen=True)
class NextWord:
    """A word that begins a line, with the signs around it and the words tied to it, and the room
    that the line before had behind a blank, in CSS pixels; `part` is that of the article."""

    part: str
    word: str
    style: Computed
    room: float

    def lacking(self, start: str | None = None) -> float:
        """By how many CSS pixels the line before was too short for it, or for a `start` of it and a
        hyphen; below 0 where it was not."""
        shown = self.word if start is None else f"{start}-"
        return text_width(shown, self.style) - self.room

    def starts(self) -> Iterator[tuple[str, str, bool]]:
        """What of it may stand before a hyphen in a word processor, each with the word that it
        ends within and with whether the style lets it: that may ask for more letters."""
        if self.style["hyphens"] != "auto":
            return
        dictionary = _dictionary(spelt(self.style)["lang"] or "")
        whole, before, after = self.style["hyphenate_limit_chars"]
        for tied in _TIED.finditer(self.word):
            letters = _LETTERS.search(self.word, *tied.span())
            if dictionary is None or letters is None or len(letters[0]) < SHORTEST:
                continue
            for start, rest in dictionary.iterate(letters[0]):
                is_let = len(letters[0]) >= whole and len(start) >= before and len(rest) >= after
                yield tied[0], self.word[: letters.start()] + start, is_let


def next_words(sheets: Iterable[Box]) -> Iterator[NextWord]:
    """The first words of all lines but those that begin a block, or go on within a word."""
    parted: dict[str, tuple[Box, Box]] = {}  # what a page's end may have parted: a block, its line
    for sheet in sheets:
        ended, parted, floats = parted, {}, tuple(standing_in(sheet))
        for part, block in texts_of(sheet):
            overleaf = ended.get(part)
            goes_on = overleaf is not None and overleaf[0].element is block.element
            begun = [(overleaf[0], overleaf[1], block.children[0])] if overleaf and goes_on else []
            parted[part] = block, block.children[-1]
            for of, above, line in [*begun, *((block, *two) for two in pairwise(block.children))]:
                last, first = _texts(above)[-1:], _texts(line)[:1]
                word = _WORD.search(first[0].text) if first else None
                if last and word and not last[0].text.rstrip().endswith(_HYPHENS):
                    room = _room(of, above, floats) - text_width(" ", last[0].style)
                    yield NextWord(part, without_signs(word[0]), first[0].style, room)


@lru_cache(maxsize=8)
def _dictionary(language: str) -> Hyphenator | None:
    name = Hyphens.language_fallback(language)
    return Hyphens.Pyphen(lang=name, left=FEWEST, right=FEWEST) if name else None


def _texts(line: Box) -> list[Box]:
    return [one for one in line.descendants() if type(one) is boxes.TextBox]


def _room(block: Box, line: Box, floats: Sequence[Standing]) -> float:
    """What a line leaves of its room, in CSS pixels, its blanks as wide as they are by nature."""
    texts = _texts(line)
    widened = sum(getattr(one, "justification_spacing", 0) * one.text.count(" ") for one in texts)
    start = min(one.position_x for one in texts)
    end = max(one.position_x + one.width for one in texts)
    left, right = room_beside(block, line, floats)
    is_leftward = block.style["direction"] == "rtl"
    free = start - left if is_leftward else right - end
    return float(free + widened)
