"""What the stages of reading hand on: sources, drafts, and texts that know their places."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Self

from exporter.article import Article
from exporter.article.pictures import Pictures
from exporter.article.places import Loc
from exporter.diagnostics import Diagnostic, Place, error

MAX_DEPTH = 40
"""How deep keys and lists may nest in a file, the article itself not counted."""


@dataclass(frozen=True)
class Source:
    """The text of an article's file: `name` as diagnostics show it, lines ending in `\\n`.

    `declared` are the keys that a house has beside ours, `language` is that of articles that name
    none, where the house says so.
    """

    name: str
    text: str
    declared: frozenset[str] = frozenset()
    language: str | None = None

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


NOTHING: tuple[object, ...] = (None, "", [])
"""The plain values by which an article says of a field that there is nothing."""


@dataclass
class Draft:
    """An article as a reader found it: plain values that nobody has checked yet.

    `places` says where the value of a loc starts, `keys` where its key does, where it has one;
    `beside` has the places of notes and of headings that the model has no fields for; `written` how
    the scalars of a house's fields are spelt that may be of any kind. `empty` are the fields of
    which it says outright that there is nothing, so that a house fills them with nothing.
    """

    data: dict[str, object] = field(default_factory=dict)
    places: dict[Loc, Place] = field(default_factory=dict)
    keys: dict[Loc, Place] = field(default_factory=dict)
    beside: dict[Loc, Place] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    written: dict[Loc, str] = field(default_factory=dict)
    empty: set[str] = field(default_factory=set)

    def checked(self) -> Self:
        """The same draft; raises TypeError, with the field, where a reader filled it wrongly."""
        if not isinstance(self.data, dict) or not all(isinstance(key, str) for key in self.data):
            raise TypeError("a draft's data are a mapping of names")
        for name, table in (("places", self.places), ("keys", self.keys)):
            if not isinstance(table, dict) or not all(map(_is_placed, table.items())):
                raise TypeError(f"a draft's {name} are a mapping of tuples to Place")
        told = self.diagnostics
        if not isinstance(told, list) or not all(isinstance(one, Diagnostic) for one in told):
            raise TypeError("a draft's diagnostics are a list of Diagnostic")
        return self


def _is_placed(item: tuple[object, object]) -> bool:
    return isinstance(item[0], tuple) and isinstance(item[1], Place)


@dataclass(frozen=True)
class Reading:
    """A valid article and what is to be said about it.

    `folder` is where its pictures are, `None` where nobody looked for them; `places` maps locs to
    places, `beside` those of notes and headings that the model has no fields for. `pictures` are
    those that may be used, by their `src` as the file has it. `declared` are the keys that the
    house has beside ours; they may stand at the top, and what they say is below `extra`.
    """

    article: Article
    diagnostics: tuple[Diagnostic, ...]
    folder: Path | None
    places: Mapping[Loc, Place]
    pictures: Pictures
    declared: frozenset[str] = frozenset()
    beside: Mapping[Loc, Place] = field(default_factory=dict)


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


def places_of(value: object, loc: Loc = ()) -> dict[Loc, Place]:
    """The places of placed texts in `value`; what holds them stands where its first one does."""
    if isinstance(value, PlacedText):
        return {loc: value.place}
    places: dict[Loc, Place] = {}
    for step, inner in steps_into(value):
        places.update(places_of(inner, (*loc, step)))
    if places:
        places.setdefault(loc, min(places.values(), key=lambda place: place.line or 0))
    return places


def steps_into(value: object) -> Iterable[tuple[str | int, object]]:
    """What a plain value holds, by key or index; nothing in text, numbers and `None`."""
    match value:
        case dict():
            return value.items()
        case list():
            return enumerate(value)
        case _:
            return ()


class LinkPlaces:
    """Finds links one after the other; each is given out once."""

    def __init__(self, source: Source, places: Iterable[Place]) -> None:
        """`places` are where the texts of the file start."""
        self._source = source
        self._starts = sorted({source.offset(place) for place in places if place.line})

    def place(self, text: Place, label: str) -> Place:
        """The place of the next link to a label in the text that starts at `text`.

        Of a link that stands elsewhere, as in a footnote of Markdown, the first one in the file;
        `text` where there is none.
        """
        links = self._links.get(label, [])
        start = self._source.offset(text)
        after = bisect_right(self._starts, start)
        end = self._starts[after] if after < len(self._starts) else len(self._source.text)
        index = bisect_left(links, start)
        if index < len(links) and links[index] < end:
            return self._source.at(links.pop(index))
        return self._source.at(links.pop(0)) if links else text

    @cached_property
    def _links(self) -> dict[str, list[int]]:
        """Where the links to each label start that have not been given out."""
        links: dict[str, list[int]] = {}
        for link in _LINK.finditer(self._source.text):
            links.setdefault(link["words"] or link["href"], []).append(link.start())
        return links


_LINK = re.compile(
    r"\[[^\[\]]*\]\(\s*<?#(?P<words>[\w-]+)|<a\s[^<>]*[\"'=]#(?P<href>[\w-]+)", re.ASCII
)
"""`[words](#label)` in Markdown, or its start in HTML."""


def under_extra(draft: Draft, names: frozenset[str]) -> None:
    """Put what stands at the top below keys that a house declares where its fields are: `extra`."""
    for key in [key for key in draft.data if key in names]:
        _put(draft, key, draft.data.pop(key))


def _put(draft: Draft, key: str, value: object) -> None:
    place = draft.keys.get((key,))
    extra = draft.data.get("extra") or {}
    if not isinstance(extra, dict):
        return  # the model refuses it
    if key in extra:
        message = f"the key {key!r} stands here, and below `extra` too"
        draft.diagnostics.append(error("duplicate-key", message, place))
        return
    draft.data["extra"] = {**extra, key: value}
    for places in (draft.places, draft.keys):
        _move(places, key)
        if place:
            places.setdefault(("extra",), place)
    for loc in [loc for loc in draft.written if loc[0] == key]:
        draft.written["extra", *loc] = draft.written.pop(loc)


def _move(places: dict[Loc, Place], key: str) -> None:
    for loc in [loc for loc in places if loc[:1] == (key,)]:
        places["extra", *loc] = places.pop(loc)
