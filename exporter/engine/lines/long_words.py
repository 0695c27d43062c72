"""Words that a line would end within: no hyphen parts an address or code, a path that is too long
for any line is parted behind a slash if one helps, and in code one begins the next line where its
line could end behind a slash (docs/decisions/line-ends.md)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exporter.engine.insides import Computed
from exporter.engine.lines.kept_lines import SplitLine
from exporter.engine.lines.whole_words import unhyphenated
from exporter.engine.lines.words import pieces_of, words_in
from exporter.scripts.break_chances import BOND, with_parted_paths
from exporter.scripts.unhyphenated import is_unhyphenated

BEHIND_SLASH = f"/{BOND}"
COLLAPSING = ("normal", "nowrap", "pre-line")


def well_parted(
    split: Callable[..., SplitLine],
    line: SplitLine,
    text: str,
    style: Computed,
    context: Any,
    room: float | None,
    *others: Any,
) -> tuple[str, Computed, SplitLine]:
    """The text, its style and its line as they have to be for its words; `split` made the line."""
    if style["hyphens"] == "auto" and is_unhyphenated(_parted_word(text, line)[0]):
        style = unhyphenated(style)
        line = split(text, style, context, room, *others)
    if _is_in_path(text, style, line):
        text = with_parted_paths(text)
        line = split(text, style, context, room, *others)
    if style["white_space"] == "pre-wrap":
        line = _before_path(split, line, text, style, context, room, *others)
    return text, style, line


def _before_path(
    split: Callable[..., SplitLine],
    line: SplitLine,
    text: str,
    style: Computed,
    context: Any,
    room: float | None,
    *others: Any,
) -> SplitLine:
    """A line of code; if it ends within a path though there is room up to one of its slashes
    farther on, without that path."""
    word, length = _parted_word(text, line)
    slash = word.find(BEHIND_SLASH, length)
    if room is None or slash < 0:
        return line
    start = text.index(word)
    above, farther = text[:start], text[: start + slash + 1]
    _, _, rest, width, *_ = split(farther, style, context, room, *others)
    if not above.strip() or rest is not None or width > room:
        return line
    layout, length, _, *measures = split(above, style, context, room, *others)
    return layout, length, len(above.encode()), *measures


def _is_in_path(text: str, style: Computed, line: SplitLine) -> bool:
    """Whether a line of prose ends within a path, and where no line may."""
    if BEHIND_SLASH not in text or style["hyphens"] == "auto":
        return False
    if style["white_space"] not in COLLAPSING:
        return False
    word, length = _parted_word(text, line)
    return BEHIND_SLASH in word and length not in pieces_of(word, style["lang"])


def _parted_word(text: str, line: SplitLine) -> tuple[str, int]:
    """The word within which a line ends, and how many of its letters the line has; an empty one
    where it ends between words."""
    _, _, rest, *_ = line
    if rest is None:
        return "", 0
    end = len(text.encode()[:rest].decode())
    words = ((text[start:stop], end - start) for start, stop in words_in(text) if stop > end)
    word, length = next(words, ("", 0))
    return (word, length) if length > 0 else ("", 0)
