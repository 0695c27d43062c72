"""The inline Markdown that an article may use, as rules of markdown-it-py.

CommonMark, without HTML and pictures, and with `^sup^`, `~sub~` and `^[footnote]`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

MAX_NESTING = 40  # of brackets and marks; what lies deeper is read as plain words

_NOT_INLINE_TEXT = ("image", "html_inline")
_SPACES = " \t\n"
_SPACE = re.compile(f"[{_SPACES}]")


@cache
def inline_parser() -> MarkdownIt:
    """The parser of inline text, built once; use only its `parseInline`."""
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING, "html": False})
    parser.disable(list(_NOT_INLINE_TEXT))
    return add_marks(parser)


def add_marks(parser: MarkdownIt) -> MarkdownIt:
    """`parser` with our marks added; link targets come out as written, for us to judge."""
    parser.inline.ruler.before("link", "footnote", _footnote)
    parser.inline.ruler.before("link", "superscript", _script("^", "superscript"))
    parser.inline.ruler.before("link", "subscript", _script("~", "subscript"))
    parser.validateLink = _any_target  # type: ignore[method-assign,assignment]
    parser.normalizeLink = _as_written  # type: ignore[method-assign]
    return parser


def _any_target(_url: str) -> bool:
    return True


def _as_written(url: str) -> str:
    return url


def _footnote(state: StateInline, silent: bool) -> bool:
    """`^[text]`: a token `footnote` whose children are the note's tokens."""
    if not state.src.startswith("^[", state.pos):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return False
    if not silent:
        content: list[Token] = []
        state.md.inline.parse(state.src[state.pos + 2 : end], state.md, state.env, content)
        state.push("footnote", "", 0).children = content
    state.pos = end + 1
    return True


def _script(marker: str, name: str) -> Callable[[StateInline, bool], bool]:
    """The rule for words between two `marker`s with no white space among them."""

    def rule(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] != marker:
            return False
        start, maximum = state.pos, state.posMax
        end = _closing(state, marker)
        state.pos = start
        if end is None:
            return False
        if not silent:
            _tokenize_between(state, name, start + 1, end)
        state.pos, state.posMax = end + 1, maximum
        return True

    return rule


def _closing(state: StateInline, marker: str) -> int | None:
    """Where the closing `marker` stands; `None` if there is none or nothing would be enclosed."""
    first = state.pos + 1
    nearest = state.src.find(marker, first, state.posMax)
    if nearest <= first or _SPACE.search(state.src, first, nearest):
        return None
    state.pos = first
    while state.pos < state.posMax and state.src[state.pos] not in _SPACES:
        if state.src[state.pos] == marker:
            return None if _SPACE.search(state.src, first, state.pos) else state.pos
        state.md.inline.skipToken(state)
    return None


def _tokenize_between(state: StateInline, name: str, start: int, end: int) -> None:
    state.pos, state.posMax = start, end
    state.push(f"{name}_open", "", 1)
    state.md.inline.tokenize(state)
    state.push(f"{name}_close", "", -1)
