"""From canonical nodes back to inline Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from string import punctuation

from exporter.article.inline.nodes import (
    Code,
    Emphasis,
    Footnote,
    Highlight,
    Inline,
    LineBreak,
    Link,
    Reference,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)

_SPECIAL = (
    r"[\\`*\[\]^~]"
    r"|<(?!\s)"  # would start a tag or an autolink
    r"|&(?=#?\w+;)"  # would be a character reference
    r"|\{(?=[{%])"  # would be a template's shortcode
    r"|=(?==)|(?<==)="  # would be a highlight
)
# An underscore inside a word, as in snake_case, is no mark.
_SPECIAL_READABLE = re.compile(_SPECIAL + r"|(?<![^\W_])_|_(?![^\W_])")
_SPECIAL_GUARDED = re.compile(_SPECIAL + r"|_")
_REFERENCE = re.compile(r"&(?=#?\w+;)")
_BACKTICKS = re.compile(r"`+")
GUARDED = "_"  # the sign of emphasis where the neighbours of marks are spelt as references
_SIGNS: dict[type[Inline], str] = {Strong: "**", Strike: "~~", Highlight: "=="}


class _Role(Enum):
    WORDS = auto()
    OPENER = auto()
    CLOSER = auto()
    SYNTAX = auto()


@dataclass(frozen=True)
class _Piece:
    role: _Role
    text: str


def write(nodes: Sequence[Inline], parse: Callable[[str], tuple[Inline, ...]]) -> str:
    """Inline Markdown for canonical `nodes`; `parse` is the parser that must agree.

    CommonMark reads `**` and `*` by the characters beside them, so `a**"b"**c` is not bold. The
    readable spelling is tried first; where it reads back as something else, the neighbours of
    each mark are spelt as character references, which always works.
    """
    readable = _joined(list(_pieces(nodes, "*")), guarded=False)
    if not _has_delimiters(nodes) or parse(readable) == nodes:
        return readable
    return _joined(list(_pieces(nodes, GUARDED)), guarded=True)


def _has_delimiters(nodes: Sequence[Inline]) -> bool:
    return any(
        isinstance(node, Strong | Emphasis | Strike | Highlight)
        or (isinstance(node, Link | Footnote) and _has_delimiters(node.children))
        for node in nodes
    )


def _pieces(nodes: Sequence[Inline], stress: str) -> Iterator[_Piece]:
    for node in nodes:
        match node:
            case Text(text):
                yield _Piece(_Role.WORDS, text)
            case Code(text):
                yield _Piece(_Role.SYNTAX, _code(text))
            case LineBreak():
                yield _Piece(_Role.SYNTAX, "\\\n")
            case Reference(label):
                yield _Piece(_Role.SYNTAX, f"[](#{label})")
            case Strong() | Emphasis() | Strike() | Highlight():
                sign = stress if isinstance(node, Emphasis) else _SIGNS[type(node)]
                yield from _delimited(sign, node.children, stress)
            case _:
                yield from _enclosed(node, stress)


def _enclosed(node: Superscript | Subscript | Link | Footnote, stress: str) -> Iterator[_Piece]:
    match node:
        case Superscript(children):
            yield from _script("^", children, stress)
        case Subscript(children):
            yield from _script("~", children, stress)
        case Link(href, children):
            yield from _bracketed("[", children, f"]({target_of(href)})", stress)
        case Footnote(children):
            yield from _bracketed("^[", children, "]", stress)


def _delimited(mark: str, children: Sequence[Inline], stress: str) -> Iterator[_Piece]:
    yield _Piece(_Role.OPENER, mark)
    yield from _pieces(children, stress)
    yield _Piece(_Role.CLOSER, mark)


def _bracketed(start: str, children: Sequence[Inline], end: str, stress: str) -> Iterator[_Piece]:
    yield _Piece(_Role.SYNTAX, start)
    yield from _pieces(children, stress)
    yield _Piece(_Role.SYNTAX, end)


def _script(mark: str, children: Sequence[Inline], stress: str) -> Iterator[_Piece]:
    """Between script marks white space ends the mark, so it is spelt as a character reference.

    So are its first and its last letter where marks are guarded: `~` may stand beside `~~`.
    """
    inside = _joined(list(_pieces(children, stress)), guarded=False).replace(" ", "&#32;")
    yield _Piece(_Role.SYNTAX, mark + (_guarded(inside) if stress == GUARDED else inside) + mark)


def _guarded(inside: str) -> str:
    if inside and _needs_guard(inside[-1]):
        inside = inside[:-1] + _reference(inside[-1])
    if inside and _needs_guard(inside[0]):
        inside = _reference(inside[0]) + inside[1:]
    return inside


def _code(text: str) -> str:
    longest = max((len(run) for run in _BACKTICKS.findall(text)), default=0)
    runs = {len(run) for run in _BACKTICKS.findall(text)}
    fence = "`" * next(size for size in range(1, longest + 2) if size not in runs)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def target_of(href: str) -> str:
    """Where a link leads, as it is spelt between the parentheses behind its words."""
    target = _REFERENCE.sub(r"\\&", href)
    return f"<{target}>" if "(" in href or ")" in href else target


def _joined(pieces: list[_Piece], *, guarded: bool) -> str:
    return "".join(
        _spelt(pieces, index, guarded) if piece.role is _Role.WORDS else piece.text
        for index, piece in enumerate(pieces)
    )


def _spelt(pieces: list[_Piece], index: int, guarded: bool) -> str:
    """The words of piece `index`, escaped as their neighbours demand."""
    text = pieces[index].text
    before = pieces[index - 1].role if index else None
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    if not guarded:
        return _before_sign(_escaped(text, keep_underscores=True), after)
    head, tail = "", ""
    if before is _Role.CLOSER and _needs_guard(text[0]):
        head, text = _reference(text[0]), text[1:]
    if after and after.role is _Role.OPENER and text and _needs_guard(text[-1]):
        text, tail = text[:-1], _reference(text[-1])
    return head + _before_sign(_escaped(text, keep_underscores=False), after) + tail


def _before_sign(escaped: str, after: _Piece | None) -> str:
    """A `!` before a link would make it a picture, a `=` at a highlight's sign be part of it."""
    sign = after.text[0] if after and after.text else ""
    if (sign, escaped[-1:]) in (("[", "!"), ("=", "=")) and escaped[-2:-1] != "\\":
        return f"{escaped[:-1]}\\{escaped[-1]}"
    return escaped


def _needs_guard(character: str) -> bool:
    return character != " " and character not in punctuation


def _reference(character: str) -> str:
    return f"&#x{ord(character):X};"


def _escaped(text: str, *, keep_underscores: bool) -> str:
    special = _SPECIAL_READABLE if keep_underscores else _SPECIAL_GUARDED
    return special.sub(lambda match: "\\" + match.group(), text)
