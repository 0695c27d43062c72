"""Words that begin a line, though a word processor would leave two letters of them on the one
before: a stylesheet may ask for more (`hyphenate-limit-chars`), a Word file cannot.

docs/decisions/word-unparted-words.md says what was measured.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from exporter.engine.lines.next_words import NextWord


def unparted_words(words: Iterable[NextWord]) -> Mapping[str, frozenset[str]]:
    """By the part of the article: those of the words of which a word processor might leave a
    syllable so short that the line before has room for it."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in words:
        short = (start for start, is_let in one.starts() if not is_let)
        fits = any(one.lacking(start) <= 0 for start in short)
        if fits and one.lacking() > 0:  # a line that had room for the word was ended there
            found[one.part].add(one.word)
    return {part: frozenset(several) for part, several in found.items()}
