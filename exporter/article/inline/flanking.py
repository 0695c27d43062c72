"""Which signs open and close a mark, beside Chinese, Japanese and Korean letters too.

CommonMark (6.2) reads `**` by the white space and the punctuation beside it, which scripts that
write without spaces have not: of `**「足」**を` it makes no bold. The amendment that its users
know as markdown-cjk-friendly lets a letter of such a script stand for the space; where there is
none, all is as CommonMark has it.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

STRESS = "*_"
_INSIDE_WORDS = "*"
_WIDE = frozenset("WFH")  # UAX 11: wide, full width, half width
_RADICALS, _TILES = 0x2E80, 0x1F000  # wide symbols before and behind these are emoji
_VARIANTS = frozenset(map(chr, range(0xFE00, 0xFE0F)))  # of the letter before, but for emoji's
_IDEOGRAPHIC_VARIANTS = range(0xE0100, 0xE01F0)


class Ends(NamedTuple):
    """What a run of signs may do, and of how many it is."""

    can_open: bool
    can_close: bool
    length: int


def ends_at(state: StateInline, start: int, *, inside_words: bool) -> Ends:
    """What the run of equal signs at `start` may do.

    `inside_words` is whether such signs are marks there, as `*` is and `_` is not.
    """
    sign, end = state.src[start], start
    while end < state.posMax and state.src[end] == sign:
        end += 1
    before = _letter_before(state.src, start)
    after = state.src[end] if end < state.posMax else " "
    opens = not _is_space(after) and (not _parts(after) or _is_edge(before))
    closes = not _is_space(before) and (not _parts(before) or _is_edge(after))
    return Ends(
        opens and (inside_words or not closes or _is_punctuation(before)),
        closes and (inside_words or not opens or _is_punctuation(after)),
        end - start,
    )


def emphasis(state: StateInline, silent: bool) -> bool:
    """The rule of markdown-it-py for `*` and `_`, by our `ends_at`."""
    sign = state.src[state.pos]
    if silent or sign not in STRESS:
        return False
    ends = ends_at(state, state.pos, inside_words=sign == _INSIDE_WORDS)
    for _ in range(ends.length):
        state.push("text", "", 0).content = sign
        place = len(state.tokens) - 1
        state.delimiters.append(
            Delimiter(ord(sign), ends.length, place, -1, ends.can_open, ends.can_close)
        )
    state.pos += ends.length
    return True


def _letter_before(text: str, start: int) -> str:
    """The character before a sign, less what only chooses its variant; a space at the start."""
    if start > 1 and text[start - 1] in _VARIANTS:
        start -= 1
    return text[start - 1] if start else " "


def _is_edge(letter: str) -> bool:
    """Whether a mark whose inner side is punctuation may have a letter at its outer side."""
    return _is_space(letter) or _parts(letter) or _is_cjk(letter)


def _parts(letter: str) -> bool:
    return _is_punctuation(letter) and not _is_cjk(letter)


def _is_space(letter: str) -> bool:
    return isWhiteSpace(ord(letter))


def _is_punctuation(letter: str) -> bool:
    return isMdAsciiPunct(ord(letter)) or isPunctChar(letter)


def _is_cjk(letter: str) -> bool:
    if letter.isascii():
        return False
    if unicodedata.east_asian_width(letter) in _WIDE:
        return not _is_emoji(letter)
    is_hangul = unicodedata.name(letter, "").startswith("HANGUL")
    return is_hangul or ord(letter) in _IDEOGRAPHIC_VARIANTS


def _is_emoji(letter: str) -> bool:
    is_symbol = unicodedata.category(letter).startswith("S")
    return is_symbol and not _RADICALS <= ord(letter) < _TILES
