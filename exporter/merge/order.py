"""The order of a file's segments: as the file has them, new ones where we write them."""

from __future__ import annotations

from collections.abc import Sequence

from exporter.article import Section
from exporter.merge.alignment import aligned
from exporter.merge.markdown_units import Segment
from exporter.readers.reading import Loc

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
    found = [entry for entry in waiting if entry[0] <= anchor]
    for entry in found:
        waiting.remove(entry)
    return [segment for _, segment in found]
