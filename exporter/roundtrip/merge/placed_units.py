"""Units of an article with the lines of the file that spell them, in the order of the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from exporter.article import Section
from exporter.article.places import Loc
from exporter.readers.markdown.spelling import Segment, Unit
from exporter.roundtrip.merge.pairing import aligned


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
    spanned: list[tuple[Unit, Span]] = []
    for unit in units:
        if unit.loc in spans:
            spanned.append((unit, spans[unit.loc]))
        elif spanned:
            before, span = spanned[-1]
            spanned[-1] = together([before, unit]), span
    return sorted(spanned, key=lambda entry: entry[1])


def in_reading_order(
    segments: Sequence[Segment], placed: Sequence[list[Placed]]
) -> list[tuple[Segment, list[Placed]]]:
    """Segments with their placed units in the order of the file; those that it lacks left out."""
    shown = [pair for pair in zip(segments, placed, strict=True) if pair[1]]
    return sorted(shown, key=lambda pair: pair[1][0].start)


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
    placed_parts = (
        Placed(unit, start, end)
        for unit, (start, end) in zip(placed.unit.parts, parts, strict=True)
    )
    return replace(placed, parts=tuple(placed_parts))


_START, _END = -1, 1_000_000
_FIRST = ("outline", "key_points")


def in_file_order(
    new: Sequence[Segment],
    file_order: Sequence[Loc],
    old_sections: Sequence[Section],
    new_sections: Sequence[Section],
) -> list[Segment]:
    """`new` with the parts of the article between the same sections as `file_order` has them."""
    anchors = _anchors(file_order)
    old_of = {there: index for index, there in aligned(old_sections, new_sections).items()}
    parts = [segment for segment in new if segment.name[0] not in ("opening", "sections")]
    parts.sort(key=lambda part: _rank(part.name, file_order))
    waiting = [(anchors.get(part.name, _default(part.name)), part) for part in parts]
    ordered = [segment for segment in new if segment.name[0] == "opening"]
    ordered += _taken(waiting, _START)
    for segment in new:
        if segment.name[0] == "sections":
            ordered += _taken(waiting, old_of.get(int(segment.name[1]), _START))
            ordered.append(segment)
    return ordered + _taken(waiting, _END)


def _anchors(file_order: Sequence[Loc]) -> dict[Loc, int]:
    """For each part of the article, the index of the section that it stands before."""
    anchors: dict[Loc, int] = {}
    is_first, following = True, _END
    for name in reversed(file_order):
        if name[0] == "sections":
            following = int(name[1])
        anchors[name] = following
    for name in file_order:
        is_first = is_first and name[0] != "sections"
        if is_first and (anchors[name] != _END or name[0] in _FIRST):
            anchors[name] = _START
    return anchors


def _default(name: Loc) -> int:
    return _START if name[0] in _FIRST else _END


def _rank(name: Loc, file_order: Sequence[Loc]) -> int:
    return file_order.index(name) if name in file_order else len(file_order)


def _taken(waiting: list[tuple[int, Segment]], anchor: int) -> list[Segment]:
    """The parts that stand at `anchor` or before it, taken from `waiting`."""
    due = [entry for entry in waiting if entry[0] <= anchor]
    for entry in due:
        waiting.remove(entry)
    return [segment for _, segment in due]
