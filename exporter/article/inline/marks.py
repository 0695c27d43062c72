"""The canonical form of inline text: flat runs of words, each with its set of marks.

Markdown, HTML and Word can nest the same marks in many ways. Here every tree is flattened to runs
and built again by one rule, so that two texts that look the same are equal:

- white space is one space, never at the start or end, beside a line break, or at a mark's edge;
- a mark never stands inside itself, and neighbours with the same marks are one;
- the mark that reaches further is the outer one, superscript and subscript are innermost;
- a footnote or a reference is never part of a link, a footnote never struck, and a
  footnote inside a footnote becomes words in parentheses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from exporter.article.inline.nodes import (
    Atom,
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

ASCII_SPACES = re.compile(r"[ \t\n\r\f\v]+")
"""White space that is one space; what is wider or does not break stays as it is."""


class Kind(IntEnum):
    """What a mark does; of two that cover the same words, the lower number is the outer one."""

    LINK = 0
    STRONG = 1
    EMPHASIS = 2
    STRIKE = 3
    HIGHLIGHT = 4
    SUPERSCRIPT = 5
    SUBSCRIPT = 6


@dataclass(frozen=True)
class Mark:
    """A mark on words; `href` is the target of a link and empty for the rest."""

    kind: Kind
    href: str = ""


@dataclass(frozen=True)
class Run:
    """A piece of a line with the marks that cover it."""

    atom: Atom
    marks: frozenset[Mark] = frozenset()

    @property
    def words(self) -> str:
        """Its plain words: one space for a line break, none for a footnote or a reference."""
        match self.atom:
            case Text(text) | Code(text):
                return text
            case LineBreak():
                return " "
            case _:
                return ""


_ON_NOTES = frozenset(
    {Kind.STRONG, Kind.EMPHASIS}
)  # a line through the call would run through the note
_ON_REFERENCES = _ON_NOTES | {Kind.STRIKE, Kind.HIGHLIGHT}
_SCRIPTS = frozenset({Mark(Kind.SUPERSCRIPT), Mark(Kind.SUBSCRIPT)})
_Wrapper = (
    type[Strong]
    | type[Emphasis]
    | type[Strike]
    | type[Highlight]
    | type[Superscript]
    | type[Subscript]
)
_WRAPPERS: dict[Kind, _Wrapper] = {
    Kind.STRONG: Strong,
    Kind.EMPHASIS: Emphasis,
    Kind.STRIKE: Strike,
    Kind.HIGHLIGHT: Highlight,
    Kind.SUPERSCRIPT: Superscript,
    Kind.SUBSCRIPT: Subscript,
}
_KINDS = {wrapper: kind for kind, wrapper in _WRAPPERS.items()}


def flatten(nodes: Iterable[Inline], marks: frozenset[Mark] = frozenset()) -> Iterator[Run]:
    """The runs of a tree, in reading order; of nested links the outer one counts."""
    for node in nodes:
        match node:
            case Text() | Code() | Footnote() | Reference() | LineBreak():
                yield Run(node, marks)
            case Link(href, children):
                yield from flatten(children, with_mark(marks, Mark(Kind.LINK, href)))
            case _:
                yield from flatten(node.children, marks | {Mark(_KINDS[type(node)])})


def with_mark(marks: frozenset[Mark], mark: Mark) -> frozenset[Mark]:
    """`marks` and `mark`; a link inside a link adds nothing."""
    if mark.kind is Kind.LINK and any(other.kind is Kind.LINK for other in marks):
        return marks
    return marks | {mark}


def tree(runs: Iterable[Run]) -> tuple[Inline, ...]:
    """The canonical tree of `runs`."""
    return _nest(canonical(runs))


def canonical(runs: Iterable[Run]) -> list[Run]:
    """`runs` with their white space in canonical form, as runs of its own where words end."""
    return list(_spaced(_pieces(runs)))


def _pieces(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs whose text is either all white space or has none at its ends; empty ones are gone."""
    for run in runs:
        match run.atom:
            case Text(text):
                yield from _text(text, run.marks)
            case Code(text):
                yield from _code(text, run.marks)
            case Footnote(children):
                yield from _footnote(children, run.marks)
            case Reference():
                yield Run(run.atom, _only(run.marks, _ON_REFERENCES))
            case LineBreak():
                yield run


def _text(text: str, marks: frozenset[Mark]) -> Iterator[Run]:
    words = text.strip()
    if not words:
        yield from [Run(Text(text), marks)] if text else []
        return
    before, _, after = text.partition(words)
    for part in (before, ASCII_SPACES.sub(" ", words), after):
        if part:
            yield Run(Text(part), marks)


def _code(text: str, marks: frozenset[Mark]) -> Iterator[Run]:
    """Code has no white space at its ends in Markdown (CommonMark 0.31, 6.1): it stands beside."""
    words = ASCII_SPACES.sub(" ", text)
    code = words.strip()
    before, _, after = words.partition(code) if code else (words, "", "")
    if before:
        yield Run(Text(before), marks)
    if code:
        yield Run(Code(code), marks if _is_scriptable(code) else marks - _SCRIPTS)
    if after:
        yield Run(Text(after), marks)


def _footnote(children: tuple[Inline, ...], marks: frozenset[Mark]) -> Iterator[Run]:
    if note := tree(_without_notes(children)):
        yield Run(Footnote(note), _only(marks, _ON_NOTES))


def _is_scriptable(code: str) -> bool:
    """Whether code can be raised or lowered: Markdown has no space between script marks."""
    return " " not in code and not code.startswith("`") and not code.endswith("`")


def _only(marks: frozenset[Mark], kinds: frozenset[Kind]) -> frozenset[Mark]:
    return frozenset(mark for mark in marks if mark.kind in kinds)


def _without_notes(nodes: Iterable[Inline]) -> Iterator[Run]:
    for run in flatten(nodes):
        if isinstance(run.atom, Footnote):
            yield Run(Text(" ("))
            yield from _without_notes(run.atom.children)
            yield Run(Text(")"))
        else:
            yield run


def _is_space(run: Run) -> bool:
    return isinstance(run.atom, LineBreak) or (
        isinstance(run.atom, Text) and run.atom.text.isspace()
    )


def _spaced(pieces: Iterable[Run]) -> Iterator[Run]:
    """Pieces with one white space at most between words, marked only as both words are."""
    before: Run | None = None
    gap: list[Run] = []
    for piece in pieces:
        if _is_space(piece):
            gap.append(piece)
            continue
        if gap and before:
            yield _gap(gap, before.marks & piece.marks)
        yield piece
        before, gap = piece, []


def _gap(spaces: Sequence[Run], marks: frozenset[Mark]) -> Run:
    shared = marks.intersection(*(space.marks for space in spaces))
    if any(isinstance(space.atom, LineBreak) for space in spaces):
        return Run(LineBreak(), shared - _SCRIPTS)
    text = "".join(space.atom.text for space in spaces if isinstance(space.atom, Text))
    return Run(Text(ASCII_SPACES.sub(" ", text)), shared)


def _nest(runs: Sequence[Run]) -> tuple[Inline, ...]:
    """The tree of canonical runs; white space at which a mark would begin or end stands outside."""
    nodes: list[Inline] = []
    start = 0
    while start < len(runs):
        mark = _outermost(runs, start)
        if mark is None:
            _append(nodes, runs[start].atom)
            start += 1
            continue
        end = _extent(runs, start, mark)
        inner = [Run(run.atom, run.marks - {mark}) for run in runs[start:end]]
        nodes.append(_wrapped(mark, _nest(inner)))
        start = end
    return tuple(nodes)


def _append(nodes: list[Inline], atom: Atom) -> None:
    """Add `atom`, as part of the last node where that is of its kind."""
    match nodes[-1] if nodes else None, atom:
        case (Text(start), Text(end)):
            nodes[-1] = Text(start + end)
        case (Code(start), Code(end)):
            nodes[-1] = Code(start + end)
        case _:
            nodes.append(atom)


def _outermost(runs: Sequence[Run], start: int) -> Mark | None:
    def rank(mark: Mark) -> tuple[bool, int, Kind]:
        return mark in _SCRIPTS, -_extent(runs, start, mark), mark.kind

    return None if _is_space(runs[start]) else min(runs[start].marks, key=rank, default=None)


def _extent(runs: Sequence[Run], start: int, mark: Mark) -> int:
    """The index after the last of the words from `start` on that `mark` can hold without a gap."""
    end = start
    while end < len(runs) and _can_hold(mark, runs[end].marks):
        end += 1
    return end - _is_space(runs[end - 1])


def _can_hold(mark: Mark, marks: frozenset[Mark]) -> bool:
    return mark in marks and (mark not in _SCRIPTS or marks <= _SCRIPTS)


def _wrapped(mark: Mark, children: tuple[Inline, ...]) -> Inline:
    if mark.kind is Kind.LINK:
        return Link(mark.href, children)
    return _WRAPPERS[mark.kind](children)
