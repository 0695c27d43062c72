"""Headlines and titles that Enter cut in two, of which an article has one: they are one again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from exporter.diagnostics import Diagnostic, Place, warning
from exporter.docx.body import CAPTION, DocxLine, Item
from exporter.docx.pieces import Piece, folded, tidied, words
from exporter.docx.said import SaidItem, lines_in

_ONE = frozenset({"title", "subtitle", "kicker", "callout title", "figure title", CAPTION})
"""Styles of what stands once, or once above or below a thing."""
_SHOWN = 60  # letters of what is told


def joined_again(
    items: Iterable[Item], wording: Sequence[SaidItem]
) -> tuple[list[Item], list[str]]:
    """The items, those together that say what went out as one; and what these say."""
    known = {(line.style, _bare(words(line.pieces))) for line in lines_in(wording)}
    made: list[Item] = []
    told: list[str] = []
    for item in items:
        whole = _whole(made[-1], item) if made else None
        if whole and (whole.style, _bare(words(whole.pieces))) in known:
            made[-1] = whole
            told.append(words(whole.pieces))
        else:
            made.append(item)
    return made, told


def _whole(one: Item, other: Item) -> DocxLine | None:
    """Two lines as one, if both are the same kind of title."""
    if not isinstance(one, DocxLine) or not isinstance(other, DocxLine):
        return None
    if one.style != other.style or one.style not in _ONE:
        return None
    return replace(one, pieces=tidied((*one.pieces, Piece(" "), *other.pieces)))


def _bare(text: str) -> str:
    return "".join(folded(text).split())


def parted_told(whole: Sequence[str], file: str) -> Iterator[Diagnostic]:
    """What to say of titles that are one again."""
    if whole:
        times = f" ({len(whole)} times)" if len(whole) > 1 else ""
        message = f"a title was cut in two, and is one again: {whole[0][:_SHOWN]!r}{times}"
        yield warning("edit-not-kept", message, Place(file), "give the second part another style")
