"""Figures, charts and tables of which the thing itself was moved, and their words were left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from exporter.article import Article, Figure, Table
from exporter.article.places import Loc
from exporter.diagnostics import Diagnostic, warning
from exporter.roundtrip.word.alignment import Fate, Match
from exporter.roundtrip.word.parts_in_print import TABLE, value_at

_THING = ("src", TABLE)
_LONGEST = 60  # letters of a title in what is told


@dataclass
class Rejoined:
    """The order of a file's items when each exhibit has its words beside it; what became of each
    item, in the file's own order; and what to say of it."""

    order: list[int]
    matches: list[Match | None]
    diagnostics: list[Diagnostic] = field(default_factory=list)


def rejoined(
    order: Sequence[int],
    matches: Sequence[Match | None],
    locs: Sequence[Loc | None],
    article: Article,
) -> Rejoined:
    """Put the title, measure, note and source of each exhibit beside it where something else
    stands between them now; whoever moved one of these alone has the last word.

    `order` names items of the file, `matches` what each was, and `locs` where that is in the
    article.
    """
    made = Rejoined([*order], [*matches])
    for exhibit, items in _exhibits(made, locs, article):
        things = [item for item in items if _loc(item, made, locs)[-1] in _THING]
        if len(things) == 1:
            _rejoin(made, things[0], items, _title(article, exhibit))
    return made


def _exhibits(
    made: Rejoined, locs: Sequence[Loc | None], article: Article
) -> Iterator[tuple[Loc, list[int]]]:
    """The items of each figure and table in their order, by where that is in the article."""
    items: dict[Loc, list[int]] = defaultdict(list)
    for item in made.order:
        match = made.matches[item]
        loc = locs[match.number] if match else None
        if match and loc and match.fate is not Fate.RESTYLED:
            items[loc[:-1]].append(item)
    for around, several in items.items():
        if len(several) > 1 and isinstance(value_at(article, around), Figure | Table):
            yield around, several


def _loc(item: int, made: Rejoined, locs: Sequence[Loc | None]) -> Loc:
    match = made.matches[item]
    return (locs[match.number] if match else None) or ("",)


def _rejoin(made: Rejoined, thing: int, items: Sequence[int], title: str) -> None:
    """Take the words of a `thing` to where it stands; those above and below stay so, as they were
    when the file went out."""
    number = _number(made, thing)
    is_moved = _fate(made, thing) is Fate.MOVED
    words = [item for item in items if item != thing]
    if not is_moved:
        words = [item for item in words if _fate(made, item) is not Fate.MOVED]
    around = [*words, thing]
    places = sorted(made.order.index(item) for item in around)
    if not words or places == list(range(places[0], places[-1] + 1)):
        return
    made.order = [item for item in made.order if item not in words]
    place = made.order.index(thing)
    above = [item for item in words if _number(made, item) < number]
    below = [item for item in words if _number(made, item) > number]
    made.order[place : place + 1] = [*above, thing, *below]
    if is_moved:
        for item in words:
            made.matches[item] = _moved(made.matches[item])
        made.diagnostics.append(_told(title))


def _moved(match: Match | None) -> Match | None:
    return replace(match, fate=Fate.MOVED) if match and match.fate is Fate.SAME else match


def _number(made: Rejoined, item: int) -> int:
    match = made.matches[item]
    return match.number if match else -1


def _fate(made: Rejoined, item: int) -> Fate | None:
    match = made.matches[item]
    return match.fate if match else None


def _title(article: Article, loc: Loc) -> str:
    exhibit = value_at(article, loc)
    return str(getattr(exhibit, "caption", None) or getattr(exhibit, "alt", None) or "")[:_LONGEST]


def _told(title: str) -> Diagnostic:
    message = f"the picture or table of {title!r} was moved without its words, which go with it"
    return warning("figure-rejoined", message, hint="move them together with it")
