"""Text that remembers where it stood, so that a finished draft can say the place of everything."""

from __future__ import annotations

from typing import Any, Self

from exporter.diagnostics import Place
from exporter.readers.reading import Loc


class PlacedText(str):
    """Inline Markdown with its place and, in `raw`, the words as the file spells them."""

    __slots__ = ("place", "raw")
    place: Place
    raw: str

    def __new__(cls, text: str, place: Place, raw: str = "") -> Self:
        """`text` at `place`."""
        self = super().__new__(cls, text)
        self.place = place
        self.raw = raw
        return self


def places_of(value: Any, loc: Loc = ()) -> dict[Loc, Place]:
    """The places of placed texts in `value`; what holds them stands where its first one does."""
    if isinstance(value, PlacedText):
        return {loc: value.place}
    parts: Any = ()
    if isinstance(value, dict):
        parts = value.items()
    elif isinstance(value, list):
        parts = enumerate(value)
    places: dict[Loc, Place] = {}
    for key, part in parts:
        places.update(places_of(part, (*loc, key)))
    if places:
        places.setdefault(loc, min(places.values(), key=lambda place: place.line or 0))
    return places
