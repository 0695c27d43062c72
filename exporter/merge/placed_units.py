"""Units of an article with the lines of the file that spell them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from exporter.merge.markdown_units import Unit
from exporter.readers.reading import Loc


@dataclass(frozen=True)
class Placed:
    """A unit and its lines, from index `start` up to `end`; `parts` are empty if unknown."""

    unit: Unit
    start: int
    end: int
    parts: tuple[Placed, ...] = ()


Span = tuple[int, int]


def grouped(units: Sequence[Unit], spans: Mapping[Loc, Span]) -> list[Placed]:
    """The units in the order of the file; those that share lines are one.

    A unit without a span of its own belongs to the one before it.
    """
    placed: list[Placed] = []
    for unit, (start, end) in _spanned(units, spans):
        if placed and start < placed[-1].end:
            before = placed[-1]
            placed[-1] = Placed(together([before.unit, unit]), before.start, max(before.end, end))
        else:
            placed.append(Placed(unit, start, end))
    return placed


def _spanned(units: Sequence[Unit], spans: Mapping[Loc, Span]) -> list[tuple[Unit, Span]]:
    found: list[tuple[Unit, Span]] = []
    for unit in units:
        if unit.loc in spans:
            found.append((unit, spans[unit.loc]))
        elif found:
            before, span = found[-1]
            found[-1] = together([before, unit]), span
    return sorted(found, key=lambda entry: entry[1])


def together(units: Sequence[Unit]) -> Unit:
    """Several units as one."""
    identity = "\0".join(unit.identity for unit in units)
    return Unit(units[0].loc, identity, "\n\n".join(unit.text for unit in units))


def regrouped(units: Sequence[Unit], placed: Sequence[Placed]) -> list[Unit]:
    """`units`, with those together that say what a group of `placed` says."""
    groups = {entry.unit.identity for entry in placed if "\0" in entry.unit.identity}
    sizes = sorted({identity.count("\0") + 1 for identity in groups}, reverse=True)
    result: list[Unit] = []
    index = 0
    while index < len(units):
        size = next((n for n in sizes if _says(units[index : index + n], groups)), 1)
        several = units[index : index + size]
        result.append(together(several) if size > 1 else units[index])
        index += size
    return result


def _says(units: Sequence[Unit], groups: set[str]) -> bool:
    return "\0".join(unit.identity for unit in units) in groups


def with_parts(placed: Placed, parts: Sequence[Span]) -> Placed:
    """`placed` with the lines of each of its unit's parts, where there is one for each."""
    if len(parts) != len(placed.unit.parts):
        return placed
    found = (
        Placed(unit, start, end)
        for unit, (start, end) in zip(placed.unit.parts, parts, strict=True)
    )
    return replace(placed, parts=tuple(found))
