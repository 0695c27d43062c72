"""The last words of a text, which stay together where the last alone would make a stub of a line,
and where they are a unit in brackets.

The space before such a word becomes one at which no line ends, in every format alike. A text out of
a Word file loses it again (`roundtrip/word/inline_words.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from unicodedata import east_asian_width

from exporter.article.inline.marks import Run, flatten, tree
from exporter.article.inline.nodes import Footnote, Inline, Text
from exporter.scripts.bidi import runs_both_ways

TIE = "\N{NO-BREAK SPACE}"
FEWEST = 5  # letters and digits of a last line
LONGEST = 12  # of a word that comes down to keep the last one company
UNIT = re.compile(r"\([^()]{1,12}\)$")
SHORTEST_TEXT = 40  # letters: a line of ours holds about as many at least


def with_company(nodes: Sequence[Inline]) -> Sequence[Inline]:
    """Inline text whose last words, a few letters together, no line parts from the one before."""
    runs = list(flatten(nodes))
    said = "".join(run.words for run in runs)
    if len(said) < SHORTEST_TEXT or runs_both_ways(said):
        return nodes
    ties = set(_ties(list(_ending(runs))))
    return tree(_tied(runs, ties)) if ties else nodes


def with_whole_unit(nodes: Sequence[Inline]) -> Sequence[Inline]:
    """Inline text whose unit at its end, a few letters in brackets, no line parts: (€ m)."""
    runs = list(flatten(nodes))
    said = "".join(run.words for run in runs)
    unit = UNIT.search(said)
    if unit is None or runs_both_ways(said):
        return nodes
    letters = list(_ending(runs))[: len(unit[0])]
    ties = {turn[:2] for turn in letters if turn[2] == " "}
    return tree(_tied(runs, ties)) if ties else nodes


def tied(text: str) -> str:
    """Plain text so, as it is shown in a picture's stead."""
    return "".join(run.words for run in flatten(with_company((Text(text),))))


def _ending(runs: Sequence[Run]) -> Iterator[tuple[int, int, str]]:
    """The letters of the last line of a text from its end, each with its run and its place there.

    Code and what refers to a part end it: they are tied to nothing.
    """
    for number, run in reversed(list(enumerate(runs))):
        match run.atom:
            case Text(text):
                yield from ((number, place, text[place]) for place in reversed(range(len(text))))
            case Footnote():
                continue
            case _:
                return


def _ties(letters: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """The run and the place there of each space that becomes a tie."""
    said, spaces = 0, [turn for turn, (_, _, letter) in enumerate(letters) if letter == " "]
    start = 0
    for turn, following in zip(spaces, [*spaces[1:], len(letters)], strict=False):
        said += sum(letter.isalnum() for _, _, letter in letters[start:turn])
        before = following - turn - 1
        if said >= FEWEST or not 0 < before <= LONGEST or _parts_unlike(letters, turn):
            return
        yield letters[turn][:2]
        start = turn


def _parts_unlike(letters: Sequence[tuple[int, int, str]], turn: int) -> bool:
    """Whether a tie would be more, or less, than a space at which no line ends.

    It joins digits on both sides of it where text runs both ways (UAX 9). Behind a syllable of
    Hangul LibreOffice ends lines at any sign, and few of them are as wide as five letters.
    """
    after, before = letters[turn - 1][2], letters[turn + 1][2]
    both_digits = after.isdigit() and before.isdigit()
    return both_digits or "W" in (east_asian_width(after), east_asian_width(before))


def _tied(runs: Sequence[Run], ties: set[tuple[int, int]]) -> Iterator[Run]:
    for number, run in enumerate(runs):
        places = {place for of, place in ties if of == number}
        if places and isinstance(run.atom, Text):
            tied = (TIE if place in places else one for place, one in enumerate(run.atom.text))
            yield replace(run, atom=Text("".join(tied)))
        else:
            yield run
