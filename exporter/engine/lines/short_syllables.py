"""Words that begin a line, though a word processor would leave a part of them on the one before: a
stylesheet may ask for more letters than two there (`hyphenate-limit-chars`), and some words are
whole where they end a paragraph or a page (`whole_words.py`); a Word file cannot say so.

docs/decisions/word-unparted-words.md says what was measured.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from exporter.engine.lines.next_words import NextWord

ROUNDING = 0.5
"""CSS pixels by which a part of a word may be too long, and still have room in a word processor."""


def unparted_words(words: Iterable[NextWord]) -> Mapping[str, frozenset[str]]:
    """By the part of the article: those of the words of which a word processor might leave so
    much as the line before has room for."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in words:
        if one.lacking() <= 0:  # a line that had room for the word was ended there
            continue
        for word, start, _ in one.starts():
            if one.lacking(start) <= ROUNDING:
                found[one.part].add(word)
    return {part: frozenset(several) for part, several in found.items()}
