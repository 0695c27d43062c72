"""The boxes of a line where their letters run both ways: placed as UAX 9 has them.

WeasyPrint lets Pango order the letters of each box of text, and sets the boxes of a line one after
another: as they are written, or all the other way round. So a name, a number or a bracket that has
an element of its own stands on the wrong side of its neighbours. Here a text that runs both ways
is parted into boxes of one level each, and all boxes of the line are moved to where they belong.
Their order in the tree, which is that of reading, stays.

See docs/decisions/weasyprint-lines-both-ways.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text.line_break import create_layout

from exporter.engine.insides import Box, Computed
from exporter.scripts.bidi import (
    HAS_RIGHT_TO_LEFT,
    LRI,
    OBJECT,
    PDI,
    RLI,
    Run,
    base_of,
    in_sight,
    levels_of,
    runs_of,
)
from exporter.styled import ISOLATED

UNSEEN = f" \N{NO-BREAK SPACE}{LRI}{RLI}{PDI}{OBJECT}"
"""What may run either way in a line, and nobody sees it."""

CELLS = ("td", "th")

NextLine = Callable[..., tuple[Any, Any]]


def in_visual_order(next_line: NextLine) -> NextLine:
    """A function for a function: lines whose boxes stand where UAX 9 has them."""

    def ours(context: Any, whole: Any, *others: Any) -> tuple[Any, Any]:
        indent = whole.text_indent
        line, rest = next_line(context, whole, *others)
        if line is not None and _is_mixed(line):
            _arrange(line, context, indent)
        return line, rest

    return ours


def _is_mixed(line: Any) -> bool:
    """Whether letters of a line run to the left, or would if there were some."""
    if line.style["direction"] == "rtl":
        return True
    texts = (box.text for box in line.descendants() if isinstance(box, boxes.TextBox))
    return any(map(HAS_RIGHT_TO_LEFT.search, texts))


@dataclass
class _Leaf:
    """A box that moves as a whole, its letters in the line, and the pieces that become of it."""

    box: Any
    start: int
    stop: int
    pieces: list[Any]


def _arrange(line: Any, context: Any, indent: float) -> None:
    leaves: list[_Leaf] = []
    text = "".join(_spelt(line, leaves, 0))
    base = line.style["direction"]
    if not leaves:
        return
    if len(leaves) > 1:
        levels = levels_of(text, base_of(base))
        placed = [piece for leaf in leaves for piece in _pieces(leaf, text, levels, context)]
    else:
        placed = [(leaf.box, 0) for leaf in leaves]
    left = min(leaf.box.position_x for leaf in leaves)
    if base == "rtl":  # WeasyPrint leaves an indent free on the left
        right = line.position_x + line.width - indent
        left = right - sum(box.margin_width() for box, _ in placed)
    for number in in_sight([level for _, level in placed]):
        box, _ = placed[number]
        box.translate(left - box.position_x, 0)
        left += box.margin_width()
    _tell_way(placed, text, base)
    if len(leaves) > 1:
        _rebuild(line, {id(leaf.box): leaf.pieces for leaf in leaves})


def way_of_line(box: Box) -> str | None:
    """The direction of the line that a box of text stands in, if letters run both ways in it or it
    is read from the right; else `None`."""
    way: str | None = box.__dict__.get("way_of_line")
    return way


def _tell_way(placed: list[tuple[Any, int]], text: str, base: str) -> None:
    """Let the texts of a line know its direction: that of its letters, if all run to the right or
    stand in one isolate that does. In a row of a table they are read with those of other cells."""
    levels = zip(text, levels_of(text, base_of(base)), strict=True)
    seen = [level for one, level in levels if one not in UNSEEN]
    is_cell = any(box.element_tag in CELLS for box, _ in placed)
    if not is_cell and (min(seen, default=0) > 1 or not any(level % 2 for level in seen)):
        base = "ltr"
    for box, _ in placed:
        if isinstance(box, boxes.TextBox):
            box.way_of_line = base


def _spelt(box: Any, leaves: list[_Leaf], start: int) -> Iterator[str]:
    """What a line or an inline box says, with its isolates; its leaves are put down."""
    for child in box.children:
        if not isinstance(child, boxes.Box) or not child.is_in_normal_flow():
            continue
        if _is_open(child):
            parts = list(_of_inline(child, leaves, start))
        else:
            parts = [child.text if isinstance(child, boxes.TextBox) else OBJECT]
            leaves.append(_Leaf(child, start, start + len(parts[0]), [child]))
        yield from parts
        start += sum(map(len, parts))


def _of_inline(box: Any, leaves: list[_Leaf], start: int) -> Iterator[str]:
    if not _is_isolated(box):
        yield from _spelt(box, leaves, start)
        return
    yield LRI if box.style["direction"] == "ltr" else RLI
    yield from _spelt(box, leaves, start + 1)
    yield PDI


def _is_open(box: Any) -> bool:
    """Whether what stands in an inline box is placed by itself, and not the box as a whole."""
    if not isinstance(box, boxes.InlineBox) or box.is_leader:
        return False
    sides = ("left", "right")
    return not any(
        getattr(box, f"{name}_{side}{end}")
        for side in sides
        for name, end in (("margin", ""), ("padding", ""), ("border", "_width"))
    )


def _is_isolated(box: Any) -> bool:
    """Whether it is an element of its own direction (HTML, 15.3.5)."""
    node = box.element
    return node is not None and (box.element_tag in ISOLATED or node.get("dir") is not None)


def _pieces(leaf: _Leaf, text: str, levels: list[int], context: Any) -> list[tuple[Any, int]]:
    """The boxes of one level that a leaf is parted into, with their levels."""
    box, own = leaf.box, levels[leaf.start : leaf.stop]
    if not isinstance(box, boxes.TextBox):
        return [(box, own[0])]
    runs = list(runs_of(own))
    said = text[leaf.start : leaf.stop]
    if len(runs) == 1 and _runs_so_already(box, runs[0]):
        return [(box, runs[0].level)]
    made = [
        (_cut(box, said[run.start : run.stop], run.is_leftward, context), run.level) for run in runs
    ]
    leaf.pieces = [piece for piece, _ in made]
    return made


def _runs_so_already(box: Any, run: Run) -> bool:
    """Whether Pango has all of a box run as it ought to, but for a blank that hangs at its left."""
    if run.is_leftward != (box.style["direction"] == "rtl"):
        return False
    return not run.is_leftward or box.pango_layout.text == box.text


def _cut(box: Any, text: str, is_leftward: bool, context: Any) -> Any:
    """A box with a part of the text of another one, which all runs one way."""
    piece = box.copy_with_text(text)
    piece.style = _turned(box.style, "rtl" if is_leftward else "ltr")
    layout, _, _, width, _, _ = inline.split_first_line(text, piece.style, context, None, 0)
    spaces = inline.count_expandable_spaces(piece)
    if box.justification_spacing and spaces:
        width += box.justification_spacing * spaces
        layout = create_layout(text, piece.style, context, None, box.justification_spacing)
        layout.deactivate()
    piece.width, piece.pango_layout = width, layout
    return piece


def _turned(style: Any, direction: str) -> Computed:
    """A style in a direction; the same one for the same style, as lines are known by theirs."""
    if style["direction"] == direction:
        known: Computed = style
        return known
    if "turned" not in style.__dict__:
        style.turned = style.copy()
        style.turned["direction"] = direction
    turned: Computed = style.turned
    return turned


def _rebuild(box: Any, pieces: dict[int, list[Any]]) -> None:
    """Put pieces in the place of what was parted, and let inline boxes reach around theirs."""
    children: list[Box] = []
    for child in box.children:
        children += pieces.get(id(child), [child])
        if id(child) not in pieces and isinstance(child, boxes.InlineBox):
            _rebuild(child, pieces)
            _reach_around(child)
    box.children = children


def _reach_around(box: Any) -> None:
    inside = [
        child
        for child in box.children
        if isinstance(child, boxes.Box) and child.is_in_normal_flow()
    ]
    if inside:
        box.position_x = min(child.position_x for child in inside)
        box.width = (
            max(child.position_x + child.margin_width() for child in inside) - box.position_x
        )
