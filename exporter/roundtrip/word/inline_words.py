"""Pieces of a document as inline Markdown, and edited ones with what the editor left alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from exporter.article.inline import parse, serialise
from exporter.article.inline.marks import Kind, Mark, Run, flatten, tree
from exporter.article.inline.nodes import Code, Footnote, LineBreak, Reference, Text
from exporter.article.links import is_allowed, tidy
from exporter.article.text import CONTROL
from exporter.docx import pieces as manuscript
from exporter.docx.pieces import BREAK, Piece, Pieces, folded, folded_href, same

_KINDS = {
    manuscript.STRONG: Kind.STRONG,
    manuscript.EMPHASIS: Kind.EMPHASIS,
    manuscript.STRIKE: Kind.STRIKE,
    manuscript.HIGHLIGHT: Kind.HIGHLIGHT,
    manuscript.SUPERSCRIPT: Kind.SUPERSCRIPT,
    manuscript.SUBSCRIPT: Kind.SUBSCRIPT,
}
_TOKENS = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")
_TIED_END = 24  # letters: what stands after the first tie between last words, and more
_TIE = "\N{NO-BREAK SPACE}"
_MAIL = "mailto:"
_SCHEME = re.compile(r"mailto:|https?://")
_ADDRESSES = (re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?"), re.compile(r"[^@\s]+@[^@\s]+\.\w+"))
"""Of pages and of mail, without what they begin with."""
_MOST_STEPS = 4_000_000  # of comparing; beyond them the edited text stands as it is


@dataclass(frozen=True)
class _Token:
    """A word, a blank, a sign, a note or a reference, with the marks and the code that it bears."""

    text: str
    marks: frozenset[Mark] = frozenset()
    code: bool = False
    note: Pieces | Footnote = ()
    reference: str = ""

    @property
    def face(self) -> tuple[object, ...]:
        """What makes two tokens the same to an editor."""
        note = same(self.note) if isinstance(self.note, tuple) else ()
        marks = frozenset(replace(mark, href=folded_href(mark.href)) for mark in self.marks)
        return folded(self.text), marks, self.code, note, self.reference


def inline_of(pieces: Iterable[Piece]) -> str:
    """Inline Markdown for the pieces; a link that an article may not have is left out."""
    return _written(_tokens(pieces))


def revised(text: str, then: Pieces, now: Pieces) -> str:
    """Inline Markdown `text`, which went out as `then`, with what an editor did to it in `now`.

    What stayed keeps its spelling, and the marks that Word cannot show.
    """
    before = list(_article_tokens(text))
    old, new = list(_tokens(then)), list(_tokens(_readdressed(then, now)))
    if [_bare(token) for token in before] != [_bare(token) for token in old]:
        return _written(new)
    phantom = _phantom(old, before)
    return _written(_merged(before, old, new, phantom))


def _readdressed(then: Pieces, now: Pieces) -> Iterator[Piece]:
    """The pieces, links that named their own address with the one that they name now: who types
    over an address in Word changes what it says, and not where it leads."""
    named = {one.href for one in then if one.href and one.text == _shown_address(one.href)}
    for piece in now:
        scheme = _SCHEME.match(piece.href)
        is_other = scheme and piece.href in named and piece.text != _shown_address(piece.href)
        if scheme and is_other and _ADDRESSES[scheme[0] == _MAIL].fullmatch(piece.text):
            yield replace(piece, href=scheme[0] + piece.text)
        else:
            yield piece


def _shown_address(href: str) -> str:
    """An address as people write it."""
    return _SCHEME.sub("", href)


def _bare(token: _Token) -> str:
    """A token without its case, and the accents and dots that capitals may lack."""
    apart = unicodedata.normalize("NFD", folded(token.text).casefold().replace("ı", "i"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _merged(
    before: Sequence[_Token], old: Sequence[_Token], new: Sequence[_Token], phantom: frozenset[Mark]
) -> Iterator[_Token]:
    faces = [token.face for token in old], [token.face for token in new]
    matcher = SequenceMatcher(None, *faces, autojunk=False)
    steps = len(old) * len(new)
    codes = matcher.get_opcodes() if steps <= _MOST_STEPS else [("replace", 0, 0, 0, len(new))]
    for code, start, _, first, last in codes:
        for step, token in enumerate(new[first:last]):
            if code == "equal":
                yield before[start + step]
            else:
                yield replace(token, marks=token.marks - phantom)


def _phantom(old: Sequence[_Token], before: Sequence[_Token]) -> frozenset[Mark]:
    """Marks that all of a paragraph seems to bear, only because its style is bold or italic."""
    shown = frozenset.intersection(*(token.marks for token in old)) if old else frozenset()
    meant = frozenset().union(*(token.marks for token in before))
    return shown - meant


def _loosened(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, with common spaces between the last words, which printing ties together."""
    loose, room = [], _TIED_END
    for piece in reversed(list(pieces)):
        if not piece.is_text:
            loose.append(piece)
            continue
        kept = piece.text[: max(len(piece.text) - room, 0)]
        loose.append(replace(piece, text=kept + piece.text[len(kept) :].replace(_TIE, " ")))
        room = max(room - len(piece.text), 0)
    return loose[::-1]


def _tokens(pieces: Iterable[Piece]) -> Iterator[_Token]:
    for piece in _loosened(pieces):
        marks = frozenset(Mark(_KINDS[name]) for name in piece.marks if name in _KINDS)
        href = tidy(piece.href) if piece.href else ""
        if href and is_allowed(href):
            marks |= {Mark(Kind.LINK, href)}
        if piece.note:
            yield _Token("", marks, note=piece.note)
            continue
        if piece.reference:
            yield _Token("", marks, reference=piece.reference)
            continue
        code = manuscript.CODE in piece.marks
        for word in _TOKENS.findall(CONTROL.sub("", piece.text)):
            yield _Token(word, marks, code)


def _article_tokens(text: str) -> Iterator[_Token]:
    for run in flatten(parse(text)):
        match run.atom:
            case Text(words) | Code(words):
                for word in _TOKENS.findall(words):
                    yield _Token(word, run.marks, isinstance(run.atom, Code))
            case LineBreak():
                yield _Token(BREAK, run.marks)
            case Reference(label):
                yield _Token("", run.marks, reference=label)
            case Footnote():
                yield _Token("", run.marks, note=run.atom)


def _written(tokens: Iterable[_Token]) -> str:
    return serialise(tree(map(_run, _joined(tokens))))


def _joined(tokens: Iterable[_Token]) -> Iterator[_Token]:
    """The tokens with those of one kind together, for code loses the blanks at its ends."""
    for kind, group in groupby(tokens, key=_kind):
        if kind is None:
            yield from group
        else:
            yield _Token("".join(token.text for token in group), *kind)


def _kind(token: _Token) -> tuple[frozenset[Mark], bool] | None:
    """What tokens must share to be one run; `None` for notes, references and line breaks."""
    alone = token.note or token.reference or token.text == BREAK
    return None if alone else (token.marks, token.code)


def _run(token: _Token) -> Run:
    if isinstance(token.note, Footnote):
        return Run(token.note, token.marks)
    if token.note:
        return Run(Footnote(tree(map(_run, _joined(_tokens(token.note))))), token.marks)
    if token.reference:
        return Run(Reference(token.reference), token.marks)
    if token.text == BREAK:
        return Run(LineBreak(), token.marks)
    return Run(Code(token.text) if token.code else Text(token.text), token.marks)
