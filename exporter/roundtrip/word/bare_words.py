"""Paragraphs as they are compared where no style tells what they are: by their words alone."""

from __future__ import annotations

from dataclasses import replace

from exporter.docx.pieces import Piece, folded, words
from exporter.docx.said import Said, SaidItem, SaidTable


def compared(line: Said) -> str:
    """The words of a line as they are compared."""
    return as_read(words(line.pieces))


def as_read(text: str) -> str:
    """A text as it is read aloud, letters large or small, its blanks all one."""
    return " ".join(folded(text).casefold().split())


def bare(item: SaidItem) -> SaidItem:
    """An item's words and pictures alone."""
    if isinstance(item, SaidTable):
        return SaidTable(tuple(tuple(map(_bare_line, row)) for row in item.rows))
    return _bare_line(item)


def _bare_line(line: Said) -> Said:
    return Said("", "", tuple(map(_bare_piece, line.pieces)))


def _bare_piece(piece: Piece) -> Piece:
    return replace(piece, marks=frozenset(), href="", name="")
