"""Tables whose words have no room: what is given to them, and what is said where it is too little.

First a table may span all columns of text, then stand as far out as headings do, then its type
becomes as small as that of a note, and for numbers smaller still; where that is not enough, it
stands turned on a page of its own. How all that looks is the stylesheet's: here tables only get
classes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from exporter.diagnostics import Diagnostic, error, note, warning
from exporter.engine.cascade import Cascade
from exporter.engine.insides import Node
from exporter.engine.layout import Layout
from exporter.engine.tables.table_columns import Broken
from exporter.fit.contract import NATURAL, Contract
from exporter.fit.cuts import PlaceOf, part_of
from exporter.fit.decimals import align_decimals
from exporter.fit.trials import Trials
from exporter.fit.turned_tables import add_class, turned_tables, turns_for

ROOM: Mapping[str, tuple[str, ...]] = {
    "spanning-table": ("word", "amount", "number"),
    "broad-table": ("code", "word", "amount", "number"),
    "small-table": ("word", "amount", "number"),
    "tiny-table": ("number",),
}
"""The classes that give a table more room, one after the other, and what may ask for each."""

SMALLER = ("small-table", "tiny-table")


def roomy_trials(cascade: Cascade, contract: Contract) -> Trials:
    """The trials of a document whose tables have got the room that they need."""
    if cascade.document_element.find(".//table") is None:
        return Trials(cascade, contract)
    cascade = align_decimals(cascade)
    trials = _given(cascade, contract, ROOM)
    turns = [] if contract.max_pages else list(turns_for(trials.layout(NATURAL), cascade))
    if not turns:
        return trials
    for turn in turns:
        turn.make()
    turned = _given(cascade.anew(), contract, SMALLER)
    in_vain = [turn for turn in turns if not turn.helps(turned.layout(NATURAL))]
    for turn in in_vain:
        turn.undo()
    return Trials(cascade.anew(), contract) if in_vain else turned


def _given(cascade: Cascade, contract: Contract, steps: Iterable[str]) -> Trials:
    """The trials once tables have got the classes of some steps, as far as they need them."""
    trials = Trials(cascade, contract)
    for name in steps:
        broken = trials.layout(NATURAL).broken
        crowded = [one.table for one in broken if one.kind in ROOM[name]]
        if not crowded:
            break
        for table in dict.fromkeys(crowded):
            add_class(table, name)
        trials = Trials(cascade.anew(), contract)
    return trials


def crowding(layout: Layout, root: Node, place_of: PlaceOf) -> Iterator[Diagnostic]:
    """An error for each table that breaks a number, and a warning for one that breaks words.

    And a note for each that is turned. `root` is the `html` element.
    """
    for table in turned_tables(root):
        told_of_it = (
            "no page has room for the table upright: it stands turned, on a page of its own"
        )
        yield note("table-turned", told_of_it, place_of(part_of(table)))
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
