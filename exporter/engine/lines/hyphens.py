"""Where words may be hyphenated: by pyphen's dictionaries, and by our own where it has none.

Thai has a dictionary, but no hyphens. A word that is spelt otherwise where it is broken (Catalan
`col·legi` as `col-legi`, Hungarian `asszonnyal` as `asz-szonnyal`) goes on with what is left of it
(docs/decisions/weasyprint-respelt-words.md).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

import pyphen

from exporter import resources
from exporter.engine.lines.kept_lines import SplitLine

_ALSO = {"no": "nb", "bs": "hr", "ku": "kmr", "sr_latn": "sr_Latn"}
_NEVER = ("th",)
_POINT = "·"
_TWICE = ("pl", "sk")
_COMPOUND = re.compile(r"\w\w-$")


class Hyphens:
    """What WeasyPrint asks of pyphen, answered from more dictionaries."""

    @staticmethod
    def language_fallback(language: str) -> str | None:
        """The name of the dictionary of a BCP 47 tag; `None` where there is none."""
        name = language.partition("-")[0].lower()
        if name in _NEVER:
            return None
        known: str | None = pyphen.language_fallback(_ALSO.get(name, language))
        own = _ALSO.get(name, name)
        return known or (own if own in _own() else None)

    @staticmethod
    def Pyphen(lang: str, left: int, right: int) -> Hyphenator:  # noqa: N802  # as pyphen calls it
        """The dictionary of a name; `left` and `right` letters of a word at least stay together."""
        path = None if lang in pyphen.LANGUAGES else _own()[lang]
        return Hyphenator(pyphen.Pyphen(filename=path, lang=lang, left=left, right=right))


class Hyphenator:
    """The places in words where a hyphen may stand."""

    def __init__(self, dictionary: pyphen.Pyphen) -> None:
        self._dictionary = dictionary

    def iterate(self, word: str) -> Iterator[tuple[str, str]]:
        """The two parts of a word for each place, the last first."""
        for first, last in self._dictionary.iterate(word):
            if first + last == word:
                yield first, last
            elif word.endswith(last):
                yield Respelt(first, word.removesuffix(last)), last


class Respelt(str):  # noqa: SLOT000
    """What is shown of a word before its hyphen, where that is not spelt as in the word.

    WeasyPrint takes the bytes of what it shows for those of the text that it has shown: so these
    bytes are those of the text.
    """

    taken: str

    def __new__(cls, shown: str, taken: str) -> Self:
        """`taken` is what `shown` stands for."""
        own = super().__new__(cls, shown)
        own.taken = taken
        return own

    def __radd__(self, before: str) -> Respelt:
        return Respelt(f"{before}{self}", before + self.taken)

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        """The bytes of the text."""
        return self.taken.encode(encoding, errors)


Bounds = Callable[[str, str], tuple[int, int] | None]
"""Where the next word of a text begins and ends, in a language; `None` where none is left."""


def with_points(bounds: Bounds) -> Bounds:
    """A function for a function: a Catalan word goes on behind the point between two l."""

    def whole(text: str, language: str) -> tuple[int, int] | None:
        found = bounds(text, language)
        while found and text[found[1] : found[1] + 1] == _POINT:
            rest = bounds(text[found[1] + 1 :], language)
            if not rest or rest[0]:
                break
            found = found[0], found[1] + 1 + rest[1]
        return found

    return whole


def without_point(text: str, line: SplitLine) -> SplitLine:
    """A line of a text that ends in the place of that point, which has been shown then."""
    layout, length, rest, *sizes = line
    left_out = rest is not None and length < rest
    is_there = left_out and text.encode()[length:rest] == _POINT.encode()
    return (layout, rest, rest, *sizes) if is_there else line


def with_second_hyphen(text: str, line: SplitLine, language: str | None) -> SplitLine:
    """A line of a text that ends behind a compound's own hyphen: Polish and Slovak begin the next
    one with it again."""
    layout, length, rest, *sizes = line
    if rest is None or (language or "").partition("-")[0] not in _TWICE:
        return line
    shown = text.encode()
    goes_on = shown[rest:].decode()[:1].isalpha()
    is_own = goes_on and _COMPOUND.search(shown[:rest].decode())
    return (layout, length, rest - 1, *sizes) if is_own else line


def dictionary_of(language: str) -> Path | None:
    """The file by which words of a language, a BCP 47 tag, are hyphenated; `None` for none."""
    name = Hyphens.language_fallback(language)
    if name is None:
        return None
    return Path(pyphen.LANGUAGES[name]) if name in pyphen.LANGUAGES else _own()[name]


@functools.cache
def _own() -> dict[str, Path]:
    """Our dictionaries, by their names."""
    folder = resources.styles_folder() / "hyphenation"
    return {path.stem.removeprefix("hyph_"): path for path in folder.glob("hyph_*.dic")}
