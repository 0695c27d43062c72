"""Where in its source file a part or a character of an article stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from exporter.article.article import Article
from exporter.article.places import Loc, nearest
from exporter.diagnostics import Place


@dataclass(frozen=True)
class Whereabouts:
    """An article and the places of its parts; without places, every answer is `None`."""

    article: Article
    places: Mapping[Loc, Place]

    def of_part(self, part: str) -> Place | None:
        """The place of a part by its dotted name, such as `faq.2`."""
        return nearest(self.places, _loc(part)) if self.places else None

    def of_character(self, character: str) -> Place | None:
        """The place of the first text that holds a character."""
        if not self.places:
            return None
        locs = (loc for loc, text in _texts(self.article, ()) if character in text)
        return next((nearest(self.places, loc) for loc in locs), None)


def _loc(part: str) -> Loc:
    return tuple(int(step) if step.isdigit() else step for step in part.split(".") if step)


def _texts(value: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Every string below a value, with the loc that names it."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), (*loc, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*loc, index))
