"""What stands in for the origin of a file that has lost it: what its source makes now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exporter.article import Figure
from exporter.diagnostics import ArticleError, Diagnostic, Place, note
from exporter.docx.body import DocxLine, Item
from exporter.docx.pieces import Image, Piece, folded
from exporter.docx.said import Said, SaidItem
from exporter.provenance.origin import Origin
from exporter.roundtrip.word.lost_styles import Likeness, likeness
from exporter.roundtrip.word.parts_in_print import block_at, block_loc, printed_loc

LOOK = "look with --diff at what would change"
LEAST_ALIKE = 0.5  # of the source's words
_NO_PICTURE = "missing picture"
_SHOWN = "figure"


WHOLLY_ALIKE = 0.95  # of the words, and of the paragraphs in their order


def is_whole(one: Likeness) -> bool:
    """Whether nothing else need be looked for: what it is compared with is what went out."""
    return min(one.both, one.in_order) >= WHOLLY_ALIKE


def rank(one: Likeness) -> tuple[float, float]:
    """Themes say nearly the same words, and set their parts in other orders."""
    return round(one.both, 1), one.in_order + one.both


def stood_in(
    items: Sequence[Item], stand_ins: Sequence[Origin], name: str
) -> tuple[Origin, Diagnostic]:
    """The one of some origins whose words a file has most of, and how many these are.

    Raises ArticleError `no-origin` where it is not even half.
    """
    alike = [likeness(items, one.wording) for one in stand_ins]
    best = max(range(len(alike)), key=lambda number: rank(alike[number]))
    share = f"{alike[best].kept:.0%} of the words of the source"
    if alike[best].both < LEAST_ALIKE:
        message = f"the file does not say what it was made from, and has only {share}"
        hint = "name the source that it was made from, or write it to a file of its own (--output)"
        raise ArticleError.at("no-origin", message, Place(name), hint)
    message = f"the file does not say what it was made from; it has {share}, which stands in"
    told = note("origin-stood-in", message, Place(name), LOOK)
    return _with_its_pictures(stand_ins[best], items), told


def _with_its_pictures(origin: Origin, items: Sequence[Item]) -> Origin:
    """An origin as if it had the pictures that the file shows: they need not lie here any more.
    The theme may have been another, and what it sets around the text."""
    lines = (item for item in items if isinstance(item, DocxLine))
    images = (piece.image for line in lines for piece in line.pieces if piece.image)
    shown = frozenset(folded(image.alt) for image in images if image.alt)
    wording = tuple(_pictured(one, origin, shown) for one in origin.wording)
    return replace(origin, wording=wording, pages=None)


def _pictured(one: SaidItem, origin: Origin, shown: frozenset[str]) -> SaidItem:
    if not isinstance(one, Said) or one.style != _NO_PICTURE or not one.part:
        return one
    around = block_loc(printed_loc(one.part))
    figure = block_at(origin.article, around) if around else None
    if not isinstance(figure, Figure) or folded(figure.alt) not in shown:
        return one
    image = Piece(image=Image("", figure.alt), href=figure.link or "")
    return replace(one, style=_SHOWN, pieces=(image,))
