"""Inline Markdown into runs of words with marks, by rules of markdown-it-py."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from exporter.article.inline.flanking import emphasis, ends_at
from exporter.article.inline.marks import Kind, Mark, Run, tree
from exporter.article.inline.nodes import Atom, Code, Footnote, LineBreak, Reference, Text
from exporter.article.links import is_address, label_in, tidy

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_NESTING = 40  # of brackets and marks; what lies deeper is read as plain words

_NOT_INLINE_TEXT = ("image", "html_inline")
_SPACES = " \t\n"
_SPACE = re.compile(f"[{_SPACES}]")


@cache
def inline_parser() -> MarkdownIt:
    """The parser of inline text, built once; use only its `parseInline`."""
    return new_inline_parser()


def new_inline_parser() -> MarkdownIt:
    """A parser of inline text, to be taught more."""
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING, "html": False})
    parser.disable(list(_NOT_INLINE_TEXT))
    return add_marks(parser)


def add_marks(parser: MarkdownIt) -> MarkdownIt:
    """`parser` with our marks added; link targets come out as written, for us to judge."""
    parser.inline.ruler.at(emphasis.__name__, emphasis)
    for marker, name in _DOUBLED.items():
        parser.inline.ruler.before("emphasis", name, _doubled(marker))
    parser.inline.ruler2.after("balance_pairs", "doubled", _paired)
    parser.inline.ruler.before("link", "footnote", _footnote)
    parser.inline.ruler.before("link", "superscript", _script("^", "superscript"))
    parser.inline.ruler.before("link", "subscript", _script("~", "subscript"))
    parser.validateLink = _any_target  # type: ignore[method-assign,assignment]
    parser.normalizeLink = _as_written  # type: ignore[method-assign]
    return parser


_DOUBLED = {"~": "strike", "=": "highlight"}
"""The marks whose sign stands twice before and after the words, by the sign."""


def _doubled(marker: str) -> Callable[[StateInline, bool], bool]:
    """The rule for each pair of `marker`s, which CommonMark's rules for `**` make open or close.

    The sign that is left of an odd number is the last one, so that a subscript may follow.
    """

    def rule(state: StateInline, silent: bool) -> bool:
        if not state.src.startswith(marker * 2, state.pos):
            return False
        ends = ends_at(state, state.pos, inside_words=True)
        pairs = ends.length // 2
        for _ in range(0 if silent else pairs):
            state.push("text", "", 0).content = marker * 2
            last = len(state.tokens) - 1
            sides = ends.can_open, ends.can_close
            state.delimiters.append(Delimiter(ord(marker), 0, last, -1, *sides))
        state.pos += pairs * 2
        return True

    return rule


def _paired(state: StateInline) -> None:
    """Make tokens that open and close a mark of the doubled signs that belong together."""
    inner = (meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)
    for delimiters in (state.delimiters, *inner):
        for start in delimiters:
            name = _DOUBLED.get(chr(start.marker))
            if name and start.end >= 0:
                _set_edge(state.tokens[start.token], f"{name}_open", 1)
                _set_edge(state.tokens[delimiters[start.end].token], f"{name}_close", -1)


def _set_edge(token: Token, kind: str, nesting: Literal[-1, 1]) -> None:
    token.type, token.nesting, token.content = kind, nesting, ""


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


_KINDS = {
    "link": Kind.LINK,
    "strong": Kind.STRONG,
    "em": Kind.EMPHASIS,
    "strike": Kind.STRIKE,
    "highlight": Kind.HIGHLIGHT,
    "superscript": Kind.SUPERSCRIPT,
    "subscript": Kind.SUBSCRIPT,
}


class Runs:
    """Collects runs while marks open and close; a mark that is closed unopened is ignored."""

    def __init__(self) -> None:
        self.list: list[Run] = []
        self._open: dict[Kind, list[Mark]] = {kind: [] for kind in Kind}
        self._link_start = 0

    def add(self, atom: Atom) -> None:
        """Append `atom` under the marks that are open; of links in each other, the outer one."""
        marks = frozenset(several[0] for several in self._open.values() if several)
        self.list.append(Run(atom, marks))

    def open(self, kind: Kind, href: str = "") -> None:
        """Start a mark."""
        self._open[kind].append(Mark(kind, href))
        if kind is Kind.LINK:
            self._link_start = len(self.list)

    def picture(self) -> str:
        """Where a picture leads that stands here, which no run shows; empty outside of links."""
        self._link_start = -1
        links = self._open[Kind.LINK]
        return links[0].href if links else ""

    def close(self, kind: Kind) -> None:
        """End the mark of `kind` that was opened last; a link to a label without words refers."""
        if self._open[kind]:
            label = label_in(self._open[kind].pop().href)
            if label and self._link_start == len(self.list):
                self.add(Reference(label))


Other = Callable[[Runs, "Token"], None]


def feed(runs: Runs, tokens: Sequence[Token], other: Other) -> None:
    """Add `tokens` to `runs`; `other` takes the tokens that are no inline Markdown of ours."""
    skipping = False
    for token in tokens:
        if token.markup == "autolink":
            skipping = _autolink(runs, token)
        elif skipping:
            _autolink_text(runs, token)
        elif not _mark(runs, token):
            _atom(runs, token, other)


def _autolink(runs: Runs, token: Token) -> bool:
    """`<https://...>` is a link; `<std::vector>` looks like one and stays words."""
    if token.nesting < 0:
        runs.close(Kind.LINK)
        return False
    href = tidy(str(token.attrs.get("href", "")))
    if is_address(href):
        runs.open(Kind.LINK, href)
        return False
    return True


def _autolink_text(runs: Runs, token: Token) -> None:
    runs.add(Text(f"<{token.content}>"))


def _mark(runs: Runs, token: Token) -> bool:
    kind = _KINDS.get(token.type.rpartition("_")[0])
    if kind is None or not token.nesting:
        return False
    if token.nesting > 0:
        runs.open(kind, tidy(str(token.attrs.get("href", ""))))
    else:
        runs.close(kind)
    return True


def _atom(runs: Runs, token: Token, other: Other) -> None:
    match token.type:
        case "text" | "text_special":
            runs.add(Text(token.content))
        case "softbreak":
            runs.add(Text(" "))
        case "hardbreak":
            runs.add(LineBreak())
        case "code_inline":
            runs.add(Code(token.content))
        case "footnote":
            note = Runs()
            feed(note, token.children or [], other)
            runs.add(Footnote(tree(note.list)))
        case _:
            other(runs, token)
