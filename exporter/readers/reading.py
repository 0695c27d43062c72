"""What the stages of reading hand to each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

from exporter.article import Article
from exporter.diagnostics import Diagnostic, Place

Loc = tuple[str | int, ...]
"""Where in the model something stands: `("sections", 0, "blocks", 2, "text")`."""


@dataclass(frozen=True)
class Source:
    """The text of an article's file: `name` as diagnostics show it, lines ending in `\\n`."""

    name: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines, without their ends."""
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.lines)]

    def at(self, offset: int) -> Place:
        """The place of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return self.place(line, offset - self._starts[line - 1] + 1)

    def offset(self, place: Place) -> int:
        """The offset of a place; that of its line where it has no column."""
        return self._starts[(place.line or 1) - 1] + (place.column or 1) - 1

    def place(self, line: int | None = None, column: int | None = None) -> Place:
        """A place in this file; lines and columns count from 1."""
        return Place(self.name, line, column)


@dataclass
class Draft:
    """An article as a reader found it, not yet validated.

    `places` says where the value of a loc starts, `keys` where its key does, where it has one.
    """

    data: dict[str, Any] = field(default_factory=dict)
    places: dict[Loc, Place] = field(default_factory=dict)
    keys: dict[Loc, Place] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


Reader = Callable[[Source], Draft]
"""A source format: what is wrong goes into the draft's diagnostics, nothing is raised for it."""


@dataclass(frozen=True)
class Reading:
    """A valid article and what is to be said about it.

    `folder` is where its pictures are, `places` maps locs to places, `images` are the files found.
    """

    article: Article
    diagnostics: tuple[Diagnostic, ...]
    folder: Path
    places: Mapping[Loc, Place]
    images: tuple[Path, ...]


def known_part(places: Mapping[Loc, Place], loc: Loc) -> Loc:
    """The parts of `loc` that the file has; those that only pydantic knows are passed over."""
    known: Loc = ()
    for part in loc:
        if (*known, part) in places:
            known = (*known, part)
    return known


def nearest(places: Mapping[Loc, Place], loc: Loc) -> Place | None:
    """The place of `loc`, or of the innermost part around it that has one; `None` without any."""
    return places.get(known_part(places, loc))
