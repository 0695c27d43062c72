"""Blocks parted around what stands apart: what spans columns, or has pages of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from exporter.engine.insides import Box

IsApart = Callable[[Box], bool]


def pieces_of(box: Any, is_apart: IsApart) -> Iterator[Box]:
    """A block parted where something in it stands apart: what is before, it, what is after.

    What stands in columns of its own stays there, unless the block itself has them.
    """
    if is_apart(box) or not any(map(is_apart, _blocks(box, of_all=True))):
        yield box
        return
    before: list[Box] = []
    is_first = True
    for piece in [piece for child in box.children for piece in pieces_of(child, is_apart)]:
        if not is_apart(piece):
            before.append(piece)
            continue
        if before:
            yield part_of(box, before, is_first=is_first, is_last=False)
        before, is_first = [], False
        yield piece
    if before:
        yield part_of(box, before, is_first=is_first, is_last=True)


def part_of(box: Any, children: list[Box], *, is_first: bool, is_last: bool) -> Box:
    """A part of a block, with edges only where it begins and ends."""
    part: Any = box.copy_with_children(children)
    ends = {"top": is_first, "bottom": is_last}
    part.remove_decoration_sides = {side for side, is_end in ends.items() if not is_end}
    made: Box = part
    return made


def _blocks(box: Box, *, of_all: bool = False) -> Iterator[Box]:
    """What stands in the flow of a block, at whatever depth, but in no other flow."""
    is_block = type(box) is boxes.BlockBox and not box.is_table_wrapper
    if is_block and (of_all or not has_columns(box)):
        for child in box.children:
            if child.is_in_normal_flow():
                yield child
                yield from _blocks(child)


def has_columns(box: Box) -> bool:
    """Whether a box asks for columns."""
    return bool(box.style["column_count"] != "auto" or box.style["column_width"] != "auto")
