"""White space as CSS collapses it (CSS Text 3, 4)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from exporter.writers.word.values.word_document import BookmarkEdge, Inline, Text

BLANKS = re.compile(r"[ \t\n\r\f]+")
LINE_BREAK = "\n"


@dataclass(frozen=True)
class Kept(Text):
    """Text whose blanks stay as they are, as in `white-space: pre`."""


def collapsed(pieces: Iterable[Inline]) -> list[Inline]:
    """Inlines without blanks at the ends, beside line breaks and after other blanks.

    Neighbours of the same look become one; a last line break goes, as it opens no line.
    """
    kept: list[Inline] = []
    after_blank = True
    for piece in pieces:
        if isinstance(piece, Text) and not isinstance(piece, Kept):
            if piece.text == LINE_BREAK:
                _trim(kept)
            words = piece.text.lstrip(" ") if after_blank else piece.text
            if words:
                _append(kept, replace(piece, text=words))
                after_blank = words.endswith((" ", LINE_BREAK))
        else:
            _append(kept, piece)
            after_blank = after_blank and isinstance(piece, BookmarkEdge)
    _trim(kept)
    return _without_last_break(kept)


def _append(pieces: list[Inline], piece: Inline) -> None:
    last = pieces[-1] if pieces else None
    if isinstance(last, Text) and isinstance(piece, Text) and _alike(last, piece):
        pieces[-1] = replace(last, text=last.text + piece.text)
    else:
        pieces.append(piece)


def _alike(one: Text, other: Text) -> bool:
    """Whether two texts differ in nothing but their words."""
    same_kind = type(one) is type(other)
    return same_kind and (one.look, one.name, one.link) == (other.look, other.name, other.link)


def _trim(pieces: list[Inline]) -> None:
    """Take trailing blanks off, unless they are to be kept."""
    while pieces and isinstance(last := pieces[-1], Text) and not isinstance(last, Kept):
        words = last.text.rstrip(" ")
        if words:
            pieces[-1] = replace(last, text=words)
            return
        pieces.pop()


def _without_last_break(pieces: list[Inline]) -> list[Inline]:
    last = pieces[-1] if pieces else None
    if isinstance(last, Text) and last.text.endswith(LINE_BREAK):
        pieces[-1] = replace(last, text=last.text[:-1])
    return [piece for piece in pieces if not isinstance(piece, Text) or piece.text]
