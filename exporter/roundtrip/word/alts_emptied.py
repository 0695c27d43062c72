"""Pictures whose alternative text an editor took away: it stays, and that is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporter.article import Article, Figure
from exporter.article.places import Loc
from exporter.diagnostics import Diagnostic, warning
from exporter.docx.body import DocxLine, Item
from exporter.roundtrip.word.alignment import Match
from exporter.roundtrip.word.parts_in_print import value_at

_LONGEST = 40  # letters of a text that is told of


def alts_emptied(
    article: Article,
    items: Sequence[Item],
    matches: Sequence[Match | None],
    locs: Sequence[Loc | None],
) -> Iterator[Diagnostic]:
    """What to say of figures whose pictures have no alternative text any more."""
    emptied = [
        figure.alt
        for item, match in zip(items, matches, strict=True)
        if match and (loc := locs[match.number]) and loc[-1] == "src"
        if isinstance(figure := value_at(article, loc[:-1]), Figure)
        if figure.alt and isinstance(item, DocxLine) and _is_silent(item)
    ]
    if emptied:
        times = f" ({len(emptied)} times)" if len(emptied) > 1 else ""
        message = f"an alternative text was emptied, and stays: {emptied[0]!r:.{_LONGEST}}{times}"
        yield warning("edit-not-kept", message, hint="empty it in the article itself")


def _is_silent(line: DocxLine) -> bool:
    images = [piece.image for piece in line.pieces if piece.image]
    return bool(images) and not any(image.alt for image in images)
