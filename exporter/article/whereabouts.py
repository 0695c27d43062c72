"""Where in its source file a part or a character of an article stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exporter.article.article import Article
from exporter.article.figures import Figure
from exporter.article.picture_paths import picture_name
from exporter.article.places import Loc, blocks, loc_of, nearest, texts
from exporter.diagnostics import Place


@dataclass(frozen=True)
class Whereabouts:
    """An article and the places of its parts; without places, every answer is `None`."""

    article: Article
    places: Mapping[Loc, Place]

    def of_part(self, part: str) -> Place | None:
        """The place of a part by its dotted name, such as `faq.2`."""
        return nearest(self.places, loc_of(part)) if self.places else None

    def of_character(self, character: str) -> Place | None:
        """The place of the first text that holds a character."""
        if not self.places:
            return None
        locs = (loc for loc, text in texts(self.article) if character in text)
        return next((nearest(self.places, loc) for loc in locs), None)

    def of_picture(self, name: str) -> Place | None:
        """The place of the first figure that shows the picture of a name."""
        if not self.places:
            return None
        shown = (
            loc
            for loc, block in blocks(self.article)
            if isinstance(block, Figure) and picture_name(block.src) == name
        )
        return next((nearest(self.places, loc) for loc in shown), None)
