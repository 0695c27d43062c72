"""Words that have lost their marks: emphasis, code, and what character styles name.

Who clears the formatting of a whole file means its looks. What words meant is told by the same
words as they went out, also in a paragraph that was edited then.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from exporter.docx.pieces import Piece, Pieces, folded, tidied, words
from exporter.docx.said import SaidItem, lines_in

_TOKENS = re.compile(r"\s+|\d+|[^\W\d]+|[^\w\s]")  # figures apart, for those of H₂O and km²
_FEW = 3  # paragraphs, of which none tells that the marks of all are gone
_MOST_LOST = 0.5  # of the paragraphs that say what went out with marks, those without any
_MOST_STEPS = 4_000_000  # of comparing; beyond them the words stay as they are


@dataclass(frozen=True)
class _Token:
    """A word, a blank, a sign, or what is none of them, and the piece that it is of."""

    face: tuple[str, str, str]
    piece: Piece

    @property
    def is_blank(self) -> bool:
        """Whether it is nothing but white space."""
        return self.piece.is_text and not self.piece.text.strip()


def are_marks_lost(now: Iterable[SaidItem], then: Iterable[SaidItem]) -> bool:
    """Whether most paragraphs that say what went out with marks have none at all."""
    marked = {_said(one.pieces) for one in lines_in(then) if _is_marked(one.pieces)}
    same = [one for one in lines_in(now) if _said(one.pieces) in marked]
    bare = [one for one in same if not _is_marked(one.pieces)]
    return len(bare) >= _FEW and len(bare) > _MOST_LOST * len(same)


def marks_of_all(now: Iterable[SaidItem], then: Iterable[SaidItem]) -> frozenset[str]:
    """The marks that somebody gave to all of a file, as Ctrl+A and Ctrl+B do: most paragraphs that
    say what went out bear them on every word, and did not."""
    before = {_said(one.pieces): one.pieces for one in lines_in(then)}
    same = [one.pieces for one in lines_in(now) if _said(one.pieces) in before]
    given = Counter(mark for one in same for mark in _on_all(one) - _on_all(before[_said(one)]))
    return frozenset(
        mark for mark, count in given.items() if count >= _FEW and count > _MOST_LOST * len(same)
    )


def _on_all(pieces: Pieces) -> frozenset[str]:
    """The marks of every word."""
    marks = [one.marks for one in pieces if one.is_text and one.text.strip()]
    return frozenset.intersection(*marks) if marks else frozenset()


def _is_marked(pieces: Pieces) -> bool:
    return any(piece.marks or piece.name for piece in pieces)


def _said(pieces: Pieces) -> str:
    return " ".join(folded(words(pieces)).split())


def marked_again(now: Pieces, then: Pieces) -> Pieces:
    """Pieces with the marks that the same words had; what was written in their place, or between
    two of them, has those that all of them had."""
    old, new = _tokens(then), _tokens(now)
    if len(old) * len(new) > _MOST_STEPS:
        return now
    faces = [one.face for one in old], [one.face for one in new]
    marked: list[Piece] = []
    for step, start, end, first, last in SequenceMatcher(None, *faces, False).get_opcodes():
        if step == "equal":
            pairs = zip(new[first:last], old[start:end], strict=True)
            marked += [_as_before(one.piece, before.piece) for one, before in pairs]
        else:
            around = _common(old, start, end)
            marked += [_as_around(one.piece, around) for one in new[first:last]]
    return tidied(marked)


def _tokens(pieces: Iterable[Piece]) -> list[_Token]:
    tokens: list[_Token] = []
    for piece in pieces:
        if piece.is_text:
            parts = (replace(piece, text=text) for text in _TOKENS.findall(piece.text))
            tokens += [_Token((_blank_or_word(one.text), "", ""), one) for one in parts]
        else:
            kind = "note" if piece.note else "picture" if piece.image else "reference"
            tokens.append(_Token(("", kind, piece.reference), piece))
    return tokens


def _blank_or_word(text: str) -> str:
    return folded(text) if text.strip() else " "


def _as_before(piece: Piece, then: Piece) -> Piece:
    """A piece with the marks that the same one had."""
    note = marked_again(piece.note, then.note) if piece.note else ()
    return replace(piece, marks=piece.marks | then.marks, name=piece.name or then.name, note=note)


def _as_around(piece: Piece, around: Piece | None) -> Piece:
    if around is None:
        return piece
    return replace(piece, marks=piece.marks | around.marks, name=piece.name or around.name)


def _common(old: Sequence[_Token], start: int, end: int) -> Piece | None:
    """What all words that others took the place of have in common, or those on both sides of an
    insertion; `None` where there are none."""
    around = [one.piece for one in old[start:end] if one.piece.is_text and not one.is_blank]
    if not around and start > 0 and end < len(old):
        around = [old[start - 1].piece, old[end].piece]
    if not around:
        return None
    names = {piece.name for piece in around}
    marks = frozenset.intersection(*(piece.marks for piece in around))
    return Piece(marks=marks, name=names.pop() if len(names) == 1 else "")
