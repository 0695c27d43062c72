"""Paragraphs in the styles that they went out in.

Styles also write words: the dash before who is quoted, the stop behind a note's number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from docx.oxml.parser import OxmlElement

from exporter.docx.body import DocxCell, DocxLine, DocxTable, Item
from exporter.docx.code_styles import CODE_STYLES
from exporter.docx.pieces import LOOKS, Piece, Pieces, after_letters, folded, without_letter, words
from exporter.docx.said import Said, SaidItem, SaidTable
from exporter.docx.story import ListPlace
from exporter.roundtrip.word.lost_marks import marked_again

_GENERATED = re.compile(r"(?:\w+[ \u00a0]\d+)?[\s.:·—–-]+")  # Figure 1: or a sign
_LEADING = re.compile(r"[.:·—–][ \u00a0]+")
_SIGNS = " \u00a0.:·—–-"

Labels = frozenset[str]
"""Words that the template writes before others, as they are compared."""


def styled(
    item: Item, then: SaidItem, labels: Labels = frozenset(), *, is_bare: bool = False
) -> Item:
    """An item as what it was: its style and place in a list, and no word that a style wrote or
    that is one of the `labels`. `is_bare` is one of a file that has lost the marks of its words."""
    if isinstance(item, DocxTable) and isinstance(then, SaidTable):
        known = (*then.rows, *((),) * len(item.rows))
        rows = zip(item.rows, known, strict=False)
        as_then = (tuple(_row(cells, said, is_bare)) for cells, said in rows)
        return replace(item, rows=tuple(as_then))
    if isinstance(item, DocxLine) and isinstance(then, Said):
        return _line(item, then, labels, is_bare)
    return item


def unlabelled(item: Item, then: SaidItem, labels: Labels) -> Item:
    """An item that says what it was, without a label before that."""
    if not isinstance(item, DocxLine) or not isinstance(then, Said):
        return item
    more = _more(item.pieces, then.pieces)
    is_label = _is_label(more, labels)
    return replace(item, pieces=after_letters(item.pieces, len(more))) if is_label else item


def as_it_was(then: SaidItem) -> Item:
    """What went out, for an item that is not there any more and should be."""
    source = OxmlElement("w:p")
    if isinstance(then, SaidTable):
        rows = ((DocxCell((_line_as_it_was(cell),)) for cell in row) for row in then.rows)
        return DocxTable(tuple(map(tuple, rows)), source)
    return _line_as_it_was(then)


def _line_as_it_was(then: Said) -> DocxLine:
    return DocxLine(then.style, then.pieces, OxmlElement("w:p"), _place(then))


def _place(then: Said) -> ListPlace | None:
    return None if then.level is None else ListPlace("", then.level, then.ordered)


def _row(cells: Sequence[DocxCell], then: Sequence[Said], is_bare: bool) -> Iterator[DocxCell]:
    for cell, known in zip_longest(cells, then[: len(cells)]):
        yield cell if known is None else _cell(cell, known, is_bare)


def _cell(cell: DocxCell, then: Said, is_bare: bool) -> DocxCell:
    plain = [_unmarked(line.pieces, then.pieces) for line in cell.lines]
    if len(plain) == 1:
        plain = [_kept(plain[0], then.pieces, is_bare)]
    lines = (
        replace(line, style=then.style, pieces=pieces)
        for line, pieces in zip(cell.lines, plain, strict=True)
    )
    return replace(cell, lines=tuple(lines))


def _line(line: DocxLine, then: Said, labels: Labels, is_bare: bool) -> DocxLine:
    now = _described(_unmarked(line.pieces, then.pieces), then.pieces)
    written = _written(_unbracketed(now, then.pieces), then.pieces, labels)
    pieces = _kept(written, then.pieces, is_bare and then.style not in CODE_STYLES)
    return replace(line, style=then.style, place=_place(then), pieces=pieces, outline=None)


def _unmarked(now: Pieces, then: Pieces) -> Pieces:
    """The pieces without the marks that all of them have, and none had: those were its style's."""
    mine = [piece.marks for piece in now if piece.is_text and piece.text.strip()]
    theirs = frozenset[str]().union(*(piece.marks for piece in then))
    all_over = (frozenset.intersection(*mine) if mine else frozenset()) - theirs
    return tuple(replace(piece, marks=piece.marks - all_over) for piece in now)


def _described(now: Pieces, then: Pieces) -> Pieces:
    """The pieces with the alternative texts of pictures that have lost theirs."""
    alts = [piece.image.alt for piece in then if piece.image]
    if len(alts) != sum(piece.image is not None for piece in now):
        return now
    rest = iter(alts)
    return tuple(_with_alt(piece, next(rest)) if piece.image else piece for piece in now)


def _with_alt(piece: Piece, alt: str) -> Piece:
    image = piece.image
    return replace(piece, image=replace(image, alt=alt)) if image and not image.alt else piece


def _unbracketed(now: Pieces, then: Pieces) -> Pieces:
    """The pieces without the brackets that a style wrote around what it names, as a credit."""
    for named in (piece.text.strip() for piece in then if piece.name and piece.is_text):
        bracketed = f"({named})"
        start = words(now).find(bracketed) if bracketed not in words(then) else -1
        if start >= 0:
            at = start + len(bracketed) - 1
            now = without_letter(without_letter(now, at), start)
    return now


def _written(now: Pieces, then: Pieces, labels: Labels) -> Pieces:
    """The pieces, and those of their notes, without a beginning that the template writes."""
    notes = iter([piece.note for piece in then if piece.note])
    inner = tuple(
        replace(piece, note=_written(piece.note, next(notes, ()), labels)) if piece.note else piece
        for piece in now
    )
    more = _more(inner, then)
    if more and _is_generated(more, labels):
        return after_letters(inner, len(more))
    return after_letters(inner, _signs_before(words(inner), words(then)))


def _more(now: Pieces, then: Pieces) -> str:
    """What stands before the same words as they went out; empty where they are others."""
    said, before = words(now), words(then)
    more = said[: -len(before) or None]
    return more if before and folded(said) == folded(more + before) else ""


def _signs_before(said: str, before: str) -> int:
    """How many letters at the beginning of edited words are signs that a style wrote."""
    signs = _LEADING.match(said)
    return signs.end() if signs and before and not _LEADING.match(before) else 0


def _is_generated(words_before: str, labels: Labels) -> bool:
    return bool(_GENERATED.fullmatch(words_before)) or _is_label(words_before, labels)


def _is_label(words_before: str, labels: Labels) -> bool:
    label = words_before.strip(_SIGNS)
    return label != words_before and folded(label).casefold() in labels


def _kept(now: Pieces, then: Pieces, is_bare: bool) -> Pieces:
    """The pieces that went out, where it is the same words that have lost their looks alone; in a
    file that is bare of marks, those of edited words too.

    So emphasis, code and the blanks of code stay, and what character styles name, as an author.
    """
    is_same = _bare_words(now) == _bare_words(then) and _targets(now) == _targets(then)
    has_pictures = any(piece.image for piece in now)
    if is_same and not has_pictures and _has_only_lost(now, then):
        return then
    return marked_again(now, then) if is_bare else now


def _has_only_lost(now: Pieces, then: Pieces) -> bool:
    """Whether no letter has a mark that it had not when it went out, or that its character style
    may have been, or have looked like."""
    pairs = zip(_by_letters(now), _by_letters(then), strict=True)
    return all(mine.marks <= _seen(theirs) or theirs.name for mine, theirs in pairs)


def _seen(piece: Piece) -> frozenset[str]:
    """The marks of a piece, and those that it only looked like."""
    return piece.marks | {mark for mark, looks in LOOKS.items() if looks in piece.marks}


def _by_letters(pieces: Pieces) -> list[Piece]:
    """The piece of each letter."""
    return [piece for piece in pieces for _ in "".join(folded(piece.text).split())]


def _bare_words(pieces: Pieces) -> tuple[list[str], ...]:
    """The words, and those of the notes."""
    notes = (words(piece.note) for piece in pieces if piece.note)
    return tuple(folded(text).split() for text in (words(pieces), *notes))


def _targets(pieces: Pieces) -> list[str]:
    return [piece.href or piece.reference for piece in pieces if piece.href or piece.reference]
