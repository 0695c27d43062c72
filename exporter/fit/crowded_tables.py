"""Tables whose words have no room: what is given to them, and what is said where it is too little.

First a table may span all columns of text, then stand as far out as headings do, then its type
becomes as small as that of a note, and for numbers smaller still. How all that looks is the
stylesheet's: here tables only get classes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from exporter.diagnostics import Diagnostic, error, warning
from exporter.engine.cascade import Cascade
from exporter.engine.columns import Broken
from exporter.engine.layout import Layout
from exporter.fit.contract import NATURAL, Contract
from exporter.fit.cuts import PlaceOf, part_of
from exporter.fit.decimals import align_decimals
from exporter.fit.trials import Trials

ROOM: Mapping[str, tuple[str, ...]] = {
    "spanning-table": ("word", "amount", "number"),
    "broad-table": ("code", "word", "amount", "number"),
    "small-table": ("word", "amount", "number"),
    "tiny-table": ("number",),
}
"""The classes that give a table more room, one after the other, and what may ask for each."""


def roomy_trials(cascade: Cascade, contract: Contract) -> Trials:
    """The trials of a document whose tables have got the room that they need."""
    if cascade.document_element.find(".//table") is None:
        return Trials(cascade, contract)
    cascade = align_decimals(cascade)
    trials = Trials(cascade, contract)
    for name, asking in ROOM.items():
        broken = trials.layout(NATURAL).broken
        crowded = [one.table for one in broken if one.kind in asking]
        if not crowded:
            break
        for table in dict.fromkeys(crowded):
            table.set("class", f"{table.get('class', '')} {name}".strip())
        trials = Trials(cascade.anew(), contract)
    return trials


def crowding(layout: Layout, place_of: PlaceOf) -> Iterator[Diagnostic]:
    """An error for each table that breaks a number, and a warning for one that breaks words."""
    told = [one for one in layout.broken if one.kind in ("number", "word")]
    for _, words in groupby(told, key=lambda one: one.table):
        yield _crowded(list(words), place_of)


def _crowded(words: Sequence[Broken], place_of: PlaceOf) -> Diagnostic:
    numbers = [one for one in words if one.kind == "number"]
    first, others = (numbers or words)[0], len(numbers or words) - 1
    more = f" and {others} more" if others else ""
    place = place_of(part_of(first.cell))
    if numbers:
        told = f"the table has no room for the number “{first.word}”{more}"
        return error("number-without-room", told, place)
    return warning("word-without-room", f"the table has to break “{first.word}”{more}", place)
