"""Our own drawings, charts and QR codes, in whose place an editor put other pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporter.article import Table
from exporter.article.places import dotted
from exporter.diagnostics import Diagnostic, warning
from exporter.docx.body import DocxLine, Item
from exporter.docx.said import Said
from exporter.provenance.origin import Origin
from exporter.provenance.record import drawn_name
from exporter.roundtrip.word.alignment import Match
from exporter.roundtrip.word.media import Pictures
from exporter.roundtrip.word.parts_in_print import TABLE, printed_loc, value_at

_LONGEST = 60  # letters of a title in what is told


def drawings_replaced(
    origin: Origin,
    items: Sequence[Item],
    matches: Sequence[Match | None],
    pictures: Pictures,
) -> Iterator[Diagnostic]:
    """What to say of items that show another picture than was drawn for what they were.

    The picture is taken out as a file: what is drawn comes of the article's own numbers and
    address, so that none can stand for it.
    """
    for item, match in zip(items, matches, strict=True):
        then = origin.wording[match.number] if match else None
        if not isinstance(then, Said) or not isinstance(item, DocxLine) or not then.part:
            continue
        loc = printed_loc(then.part)
        exhibit = loc[:-1] if loc[-1] == TABLE else loc
        sha256 = origin.printed.get(drawn_name(dotted(exhibit)), "")
        images = [piece.image for piece in item.pieces if piece.image]
        if len(images) == 1 and pictures.is_other(images[0], sha256):
            value = value_at(origin.article, exhibit)
            yield _told(value, pictures.source(images[0]) or "")


def _told(drawn: object, source: str) -> Diagnostic:
    title = (drawn.caption or "")[:_LONGEST] if isinstance(drawn, Table) else ""
    name = f"the chart {title!r}" if title else "a chart"
    hint = "change the numbers of the chart, or set the picture as a figure in its place"
    if not isinstance(drawn, Table):
        name, hint = "the QR code", "set the picture as a figure, beside the text"
    message = f"{name} is drawn anew; the picture put in its place is kept as {source}"
    return warning("edit-not-kept", message, hint=hint)
