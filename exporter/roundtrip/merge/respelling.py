"""New words in an old spelling: YAML and JSON values, line wrapping, escapes and references."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from difflib import SequenceMatcher

from exporter.article.plain_values import Plain
from exporter.readers.data.yaml_spelling import STEP, yaml_flow, yaml_scalar
from exporter.roundtrip.merge.yaml_tree import scalar_value

_WORD = re.compile(r"\S+")
Like = Callable[[str, str], tuple[str, ...]]
"""How a text may be typed where the stretch of file stands that it replaces, the best way first.

It is called with that stretch and the text.
"""


def as_it_is(_: str, text: str) -> tuple[str, ...]:
    """The text itself alone."""
    return (text,)


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


def json_value(value: Plain, indent: str, *, is_ascii: bool, on_lines: bool) -> str:
    """A value whose line is indented by `indent`; `on_lines` puts each part on its own."""
    text = json.dumps(value, ensure_ascii=is_ascii, indent=len(STEP) if on_lines else None)
    return text.replace("\n", "\n" + indent)


_QUOTES = ("'", '"')
_BLOCK = re.compile(r"(?P<head>[|>][^\n]*\n)(?P<indent> +)")


def respelt(raw: str, new: Plain, *, keeps_words: bool, like: Like = as_it_is) -> str:
    """`raw` so that it says `new`: word by word where that can be, else written anew."""
    text = new if isinstance(new, str) else yaml_scalar(new)
    ways = like(raw[1:-1] if raw[:1] in _QUOTES else raw, text) if keeps_words else (text,)
    candidates = [(_with_words(raw, way), way) for way in ways if keeps_words]
    candidates.append((_in_style(raw, ways[0]), ways[0]))
    for candidate, way in candidates:
        if candidate is not None and scalar_value(candidate) == way:
            return candidate
    return yaml_scalar(ways[0] if isinstance(new, str) else new)


def _with_words(raw: str, new: str) -> str | None:
    old = scalar_value(raw)
    if old is None:
        return None
    quote = raw[:1] if raw[:1] in _QUOTES else ""
    inner = reworded(raw[len(quote) : len(raw) - len(quote)], old, new)
    return None if inner is None else quote + inner + quote


def _in_style(raw: str, new: str) -> str | None:
    if raw.startswith("'"):
        return "'" + new.replace("'", "''") + "'"
    if raw.startswith('"'):
        return yaml_flow(new)
    if block := _BLOCK.match(raw):
        lines = (block["indent"] + line if line else "" for line in new.split("\n"))
        return block["head"] + "\n".join(lines)
    return None
