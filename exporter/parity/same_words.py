"""Are the words the same, in the same order, and set in the same type?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from exporter.parity.matching import Matched
from exporter.parity.measure import Compared, Measure, measure
from exporter.parity.printed_text import MARKER, Letter, Span
from exporter.printed import Colour

SIZE_TOLERANCE = 0.1  # points
COLOUR_TOLERANCE = 1  # of 255
SAME_INK = 0.015  # of the size
OF_SEVERAL_LANGUAGES = re.compile(r"(CJK)(?:JP|KR|SC|TC|HK)\w*$", re.IGNORECASE)
"""How a collection's family ends, whose faces LibreOffice calls by the first of its languages."""
UNSAID = frozenset({"", "Span", "P"})  # marks that name no style

FIELD = "Link"  # the mark that LibreOffice gives to cross-references, and to links

Value = Callable[[Letter], object]
Same = Callable[[Letter, Letter], bool]


def words(matched: Matched) -> Measure:
    """The words that both files have in the same order."""

    def findings() -> Iterator[Compared]:
        for word in matched.ours.words:
            page = matched.ours.letters[word.first].page
            missing = None if matched.has(word) else "not there, or not at its place"
            yield Compared(page, word.text, missing)
        for word in _added(matched):
            page = matched.theirs.letters[word.first].page
            yield Compared(page, word.text, "only in the second file")

    return measure("words", "words", findings())


def _added(matched: Matched) -> Iterator[Span]:
    taken = set(matched.partners)
    for word in matched.theirs.words:
        if not taken & set(range(word.first, word.stop)):
            yield word


def lettering(matched: Matched) -> Iterator[Measure]:
    """Family, weight, slant, size and colour of the words that both files have."""
    yield _compared("family", matched, _same_family, _family)
    yield _compared("weight", matched, _same_weight(matched), _weight)
    yield _compared("slant", matched, _same(_slant), _slant)
    yield _compared("size", matched, _same_size, _size)
    yield _compared("colour", matched, _same_colour, _colour)


def _compared(name: str, matched: Matched, same: Same, value: Value) -> Measure:
    def finding(word: Span) -> Compared:
        page = matched.ours.letters[word.first].page
        for index in range(word.first, word.stop):
            pair = matched.pair(index)
            if pair and not same(*pair) and not _is_counted(word, matched, index):
                one, other = pair
                return Compared(
                    page, word.text, f"{value(one)} became {value(other)}{style_of(other)}"
                )
        return Compared(page, word.text)

    return measure(name, "words", map(finding, filter(matched.has, matched.ours.words)))


def _is_counted(word: Span, matched: Matched, index: int) -> bool:
    """Whether a letter is of a number that the program counts: a note's, or a list item's whose
    point is in a face of another script, since such a number has one face in Word."""
    is_other = any(
        letter.is_of_other_script for letter in matched.ours.letters[word.first : word.stop]
    )
    is_number = word.text[:1].isdecimal() and MARKER.fullmatch(word.text) is not None
    return (is_other and is_number) or matched.is_note_number(index)


def style_of(letter: Letter) -> str:
    """The style that a letter is in, where its file names it, as LibreOffice's do."""
    return "" if letter.lettering.mark in UNSAID else f" in {letter.lettering.mark!r}"


def _same(value: Value) -> Same:
    return lambda one, other: value(one) == value(other)


def _family(letter: Letter) -> str:
    return OF_SEVERAL_LANGUAGES.sub(r"\1", letter.lettering.face.family)


def _weight(letter: Letter) -> str:
    return "bold" if letter.lettering.face.is_bold else "regular"


def _same_family(one: Letter, other: Letter) -> bool:
    """Likeness of family, but for figures: those that Word counts in may not be the script's, and
    LibreOffice sets a field in the type of its first letter, or in what the machine has for it
    (docs/decisions/libreoffice-one-type-a-field.md). A font that paints the outline of another one,
    as ours do where text runs both ways (text-read-out.md), shows what that one does."""
    is_counted = one.text.isdigit() and (one.is_of_other_script or other.lettering.mark == FIELD)
    return is_counted or _family(one) == _family(other) or _is_drawn_alike(one, other)


def _is_drawn_alike(one: Letter, other: Letter) -> bool:
    """Whether both letters have ink at the same places around their pens."""
    return all(
        abs(mine - yours) < SAME_INK * one.lettering.size
        for mine, yours in zip(_around_pen(one), _around_pen(other), strict=True)
    )


def _around_pen(letter: Letter) -> tuple[float, ...]:
    left, top, right, bottom = letter.ink
    beside, level = letter.left, letter.baseline
    return left - beside, right - beside, top - level, bottom - level


def _same_weight(matched: Matched) -> Same:
    """Likeness of weight, but for faces of other scripts that the second file has in one weight:
    LibreOffice prints those twice where they are to be bold, and names them as they are."""
    bold = {
        letter.lettering.face.family
        for letter in matched.theirs.letters
        if letter.lettering.face.is_bold
    }

    def same(one: Letter, other: Letter) -> bool:
        has_no_bold = one.is_of_other_script and other.lettering.face.family not in bold
        return has_no_bold or _weight(one) == _weight(other)

    return same


def _slant(letter: Letter) -> str:
    return "italic" if letter.lettering.face.is_italic else "upright"


def _size(letter: Letter) -> str:
    return f"{letter.lettering.size:.1f} pt"


def _colour(letter: Letter) -> str:
    return str(letter.lettering.colour)


def _same_size(one: Letter, other: Letter) -> bool:
    return abs(one.lettering.size - other.lettering.size) <= SIZE_TOLERANCE


def _same_colour(one: Letter, other: Letter) -> bool:
    return alike(one.lettering.colour, other.lettering.colour)


def alike(one: Colour, other: Colour) -> bool:
    """Whether two colours are the same but for rounding."""
    channels = zip(one, other, strict=True)
    return all(abs(mine - yours) <= COLOUR_TOLERANCE for mine, yours in channels)
