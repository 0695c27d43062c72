"""A text's new words in its old spelling: line wrapping, escapes and references stay."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\S+")
Hunk = tuple[int, int, int, int]


def reworded(raw: str, old: str, new: str) -> str | None:
    """`raw`, which spells `old`, with the words changed that `new` has in their place.

    `None` where a change touches words that `raw` spells otherwise than `old` does.
    """
    words = list(_WORD.finditer(raw))
    spelt, before, after = [word.group() for word in words], old.split(), new.split()
    opaque = _hunks(before, spelt)
    text = raw
    for start, end, there, there_end in reversed(_hunks(before, after)):
        if any(_meet((first, last), (start, end)) for first, last, _, _ in opaque):
            return None
        shift = sum(
            (after - before) - (last - first)
            for first, last, before, after in opaque
            if last <= start
        )
        text = _spliced(text, words, start + shift, end + shift, " ".join(after[there:there_end]))
    return text


def _meet(opaque: tuple[int, int], change: tuple[int, int]) -> bool:
    """Whether a change touches words that are spelt otherwise; neighbours of such words may change.

    What is spelt beside the words, without any of them, may belong to either neighbour.
    """
    (first, last), (start, end) = opaque, change
    if first == last:
        return start <= first <= end
    return first < end and start < last


def _hunks(first: list[str], second: list[str]) -> list[Hunk]:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return [(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _spliced(text: str, words: list[re.Match[str]], start: int, end: int, replacement: str) -> str:
    """`text` with its words from `start` up to `end` replaced, and one space around new ones."""
    if start < end and replacement:
        return text[: words[start].start()] + replacement + text[words[end - 1].end() :]
    if start < end:  # words were deleted, with the white space before them
        left = words[start - 1].end() if start else words[0].start()
        right = words[end - 1].end() if start else _start_of(words, end, text)
        return text[:left] + text[right:]
    if start < len(words):
        return text[: words[start].start()] + replacement + " " + text[words[start].start() :]
    left = words[-1].end() if words else len(text)
    return f"{text[:left]} {replacement}{text[left:]}"


def _start_of(words: list[re.Match[str]], index: int, text: str) -> int:
    return words[index].start() if index < len(words) else len(text)
