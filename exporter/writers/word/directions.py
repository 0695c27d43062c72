"""Runs of one direction: Word wants right-to-left text marked as such (UAX 9, in small)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from exporter.writers.word.flow import Inline, Text

# Strong right-to-left characters: Hebrew, Arabic, Syriac, Thaana, N'Ko and their like.
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
# Strong left-to-right ones, as far as they stand beside those: Latin, Greek and Cyrillic letters.
_LEFT = "A-Za-z\u00aa-\u02af\u0370-\u058f\u1e00-\u1fff"

HAS_RIGHT_TO_LEFT = re.compile(f"[{_RIGHT}]")
RIGHT_TO_LEFT = re.compile(f"[{_RIGHT}](?:[^{_LEFT}]*[{_RIGHT}])?")
LEFT_TO_RIGHT = re.compile(f"[{_LEFT}](?:[^{_RIGHT}]*[{_LEFT}0-9])?")


def split_by_direction(pieces: Iterable[Inline], *, right_to_left: bool) -> Iterator[Inline]:
    """The inlines with each text cut where its direction changes; numbers go along."""
    for piece in pieces:
        if not isinstance(piece, Text) or not (
            right_to_left or HAS_RIGHT_TO_LEFT.search(piece.text)
        ):
            yield piece
            continue
        pattern = LEFT_TO_RIGHT if right_to_left else RIGHT_TO_LEFT
        for text, matched in _parts(piece.text, pattern):
            look = replace(piece.look, right_to_left=matched is not right_to_left)
            yield replace(piece, text=text, look=look)


def _parts(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether the pattern matched it."""
    end = 0
    for match in pattern.finditer(text):
        if match.start() > end:
            yield text[end : match.start()], False
        yield match.group(), True
        end = match.end()
    if end < len(text):
        yield text[end:], False
