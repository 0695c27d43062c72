"""Texts made to fit a place: a running head, a headline by its length, a sentence as a headline."""

from __future__ import annotations

import functools
import re
import unicodedata
from itertools import takewhile

from exporter.article import Article, Paragraph
from exporter.article.headline import stand_in
from exporter.compose.labels import labels_for
from exporter.compose.openings import first_blocks
from exporter.scripts.break_chances import CHANCE, UNPARTED, with_chances
from exporter.scripts.word_count import PARTING, UNSEEN, character_count, room_for

RUNNING_HEAD_LENGTH = 56  # characters
SHORT_HEADLINE_LENGTH = 60
HEADLINE_BUDGET = 140
# In ems, since a stylesheet has to have room for them at its sizes; see `widest_word`.
SHORT_HEADLINE_WORD = 12
LONG_HEADLINE_WORD = 17
WIDE, NARROW = 0.9, 0.6
_WORD_ENDS = re.compile(rf"\s+|{CHANCE}|(?<=[{PARTING}])(?=\S)")


def headline_length(title: str) -> str:
    """`short`, `long` or `endless`: what the stylesheet sizes a headline by.

    No word may be so long that its line has to break it.
    """
    length, widest = character_count(title), widest_word(title)
    if length > room_for(HEADLINE_BUDGET, title) or widest > LONG_HEADLINE_WORD:
        return "endless"
    is_short = length <= room_for(SHORT_HEADLINE_LENGTH, title) and widest <= SHORT_HEADLINE_WORD
    return "short" if is_short else "long"


@functools.lru_cache
def widest_word(text: str) -> float:
    """About how many ems the widest stretch takes within which no line may break."""
    words = re.split(f"[{PARTING}\u200b\\-\u2010\u2013\u2014]+", text)
    return max(sum(_ems(letter) for letter in word) for word in words)


def _ems(letter: str) -> float:
    is_free = unicodedata.east_asian_width(letter) in "WF" or UNPARTED.match(letter)
    if is_free or unicodedata.category(letter) in UNSEEN:
        return 0.0  # a line may break before most of the free ones; marks stand on other letters
    return WIDE if letter.isupper() or letter in "mwMWщшж" else NARROW


def stand_in_of(article: Article) -> tuple[str, str]:
    """What stands in for a missing headline, and what is left of the lede then."""
    return stand_in(article.lede or _first_words(article))


def _first_words(article: Article) -> str:
    """Some words to stand in for a headline where there is not even a lede."""
    first = (block.text for block in first_blocks(article) if isinstance(block, Paragraph))
    candidates = (*article.key_points, *first)
    return next(iter(candidates), labels_for(article.language)["brief"])


def without_full_stop(sentence: str) -> str:
    """A sentence as a headline has it; the point of an abbreviation such as U.S. stays."""
    return re.sub(r"(?<![.\s]\w)(?<!\.)\.$|[。।።]$", "", sentence)


def running_head(title: str) -> str:
    """A headline, cut at a word where it is too long for one line."""
    return shortened(title, RUNNING_HEAD_LENGTH)


def shortened(text: str, length: int) -> str:
    """The text, or its first words and an ellipsis where it has more than `length` characters.

    Wide characters take the room of two; where they part no words by blanks, any may be the last.
    """
    room = room_for(length, text)
    if character_count(text) <= room:
        return text
    words = text[:room] if room < length else _first_whole_words(text, room)
    return words.rstrip(" ,;:–—-") + "…"


def _first_whole_words(text: str, room: int) -> str:
    """As many words as `room` characters hold; where that is none, so many characters."""
    parted = with_chances(text)
    firsts = (parted[: end.start()].replace(CHANCE, "") for end in _WORD_ENDS.finditer(parted))
    fitting = takewhile(lambda words: character_count(words) <= room, firsts)
    return max(fitting, key=len, default=text[:room])
