"""White space as CSS collapses it, and runs of one direction (CSS Text 3, 4; UAX 9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from exporter.scripts.bidi import (
    HAS_RIGHT_TO_LEFT,
    LRI,
    OBJECT,
    PDI,
    RLI,
    Run,
    levels_of,
    runs_of,
)
from exporter.writers.word.values.document import BookmarkEdge, Inline, Text

BLANKS = re.compile(r"[ \t\n\r\f]+")
LINE_BREAK = "\n"
TO_THE_RIGHT, TO_THE_LEFT, ENDED = "\ufdd0", "\ufdd1", "\ufdd2"
"""What stands for the isolates of elements: characters that no article may hold."""
MARKS = {ord(TO_THE_RIGHT): LRI, ord(TO_THE_LEFT): RLI, ord(ENDED): PDI}
UNMARKED = dict.fromkeys(MARKS)


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


def split_by_direction(pieces: Sequence[Inline], *, right_to_left: bool) -> Iterator[Inline]:
    """The inlines of a paragraph with each text cut where its direction changes (UAX 9).

    Isolates in it are obeyed, and left out: Word knows none, but takes each run as it is told to.
    """
    said = "".join(one.text if isinstance(one, Text) else OBJECT for one in pieces)
    if not right_to_left and not HAS_RIGHT_TO_LEFT.search(said):
        yield from pieces
        return
    levels = levels_of(said.translate(MARKS), int(right_to_left))
    start = 0
    for piece in pieces:
        if not isinstance(piece, Text):
            yield piece
            start += len(OBJECT)
            continue
        stop = start + len(piece.text)
        yield from _cut(piece, levels[start:stop])
        start = stop


def _cut(piece: Text, levels: Sequence[int]) -> Iterator[Text]:
    """A text in runs that say which way they run."""
    ways = [(piece.text[run.start : run.stop], run) for run in runs_of(levels)]
    for leftward, parts in groupby(ways, lambda way: _is_leftward(*way)):
        text = "".join(part for part, _ in parts).translate(UNMARKED)
        if text:
            yield replace(piece, text=text, look=replace(piece.look, right_to_left=leftward))


def _is_leftward(text: str, run: Run) -> bool:
    """Whether a run is one of Word's from right to left; bare numbers go along with those."""
    return run.is_leftward or (run.level > 0 and text.isdigit())
