"""All that an edition prints beside its words: the article's pictures, and those that we draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exporter.design import Design
from exporter.diagnostics import Diagnostic, warning
from exporter.drawings import Drawing, drawings_of
from exporter.fetcher import PictureFetcher
from exporter.pictures import Pictures
from exporter.view import View
from exporter.whereabouts import Whereabouts


@dataclass(frozen=True)
class Artwork:
    """The article's pictures by their `src`, and our drawings by the part that they show."""

    pictures: Mapping[str, bytes]
    drawings: Mapping[str, Drawing]

    def fetcher(self) -> PictureFetcher:
        """What serves layout with them."""
        vectors = {part: drawing.svg for part, drawing in self.drawings.items()}
        return PictureFetcher(self.pictures, vectors)


def artwork_of(
    source: Whereabouts, edition: str, design: Design, paper: str | None, pictures: Pictures
) -> tuple[Artwork, list[Diagnostic]]:
    """The artwork of an edition, and a warning for each chart that has to stay a table."""
    view = View(source.article, paper)
    drawn = drawings_of(view, edition, design.sheets(edition), design.faces(edition))
    message = "no font of the stylesheet letters this chart; its table is shown"
    found = [warning("chart-font", message, source.of_part(part)) for part in drawn.undrawn]
    files = {name: picture.data for name, picture in pictures.items()}
    return Artwork(files, drawn.by_part), found
