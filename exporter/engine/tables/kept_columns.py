"""The columns of a document's tables, kept from one trial of it to the next.

To measure every word of a table takes longer than to lay it out, and most trials leave its words,
their look and its room as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes

from exporter.engine.insides import Box, Node
from exporter.engine.lines.kept_lines import look
from exporter.engine.tables.sharing import Widths
from exporter.engine.tables.table_columns import Broken, Columns

AutoTableLayout = Callable[[Any, Any, Any], None]

MOST = 200  # of a document's tables, each in every look and room that was tried
EDGES = tuple(
    f"{edge}_{side}{'_width' if edge == 'border' else ''}"
    for edge in ("margin", "padding", "border")
    for side in ("left", "right")
)
LOOKED_AT = (
    *EDGES,
    "border_collapse",
    "border_spacing",
    "box_sizing",
    "float",
    "max_width",
    "min_width",
    "position",
    "text_indent",
    "width",
)
"""The properties that the width of a box depends on, beside those of its lines; a test reads
WeasyPrint's source for them."""

OTHERS = (
    boxes.ReplacedBox,
    boxes.AtomicInlineLevelBox,
    boxes.FlexContainerBox,
    boxes.GridContainerBox,
)
"""What has a size that depends on more than its style, its room and the boxes in it."""


@dataclass(frozen=True)
class Made:
    """A table's width and its columns' in CSS pixels, what breaks in them, and `steady` columns,
    which have their shares of the spacing."""

    width: float
    columns: Widths
    steady: Widths
    broken: tuple[Broken, ...]


@dataclass(frozen=True)
class Tables:
    """What became of the tables of a document: the widths of each one's columns, and what broke.

    The widths are in CSS pixels; each column has its share of the spacing. `kept` are the columns
    of tables in any layout of the document, `own` those with pictures in this one.
    """

    kept: dict[object, Made] = field(default_factory=dict)
    own: dict[object, Made] = field(default_factory=dict)
    widths: dict[Node, Widths] = field(default_factory=dict)
    broken: list[Broken] = field(default_factory=list)

    def set(self, layout: AutoTableLayout, context: Any, wrapper: Any, around: Any) -> None:
        """Give a table its columns, which were made of CSS's or are known."""
        grid = wrapper.get_wrapped_table()
        seen = _seen(wrapper, grid, around)
        known = (
            self.own if any(isinstance(box, OTHERS) for box in grid.descendants()) else self.kept
        )
        if seen not in known:
            if len(known) >= MOST:
                known.clear()
            known[seen] = _made(layout, context, wrapper, around)
        made = known[seen]
        grid.width, grid.column_widths = made.width, list(made.columns)
        if made.columns:
            self.widths[grid.element] = made.steady
            self.broken.extend(made.broken)


def within_measure(ours: Callable[[], Tables | None]) -> Callable[[Any], AutoTableLayout]:
    """A function for a function: with columns of `ours` where a table has no room."""

    def replaced(auto_table_layout: AutoTableLayout) -> AutoTableLayout:
        def layout(context: Any, wrapper: Any, around: Any) -> None:
            tables = ours()
            if tables is None:
                auto_table_layout(context, wrapper, around)
            else:
                tables.set(auto_table_layout, context, wrapper, around)

        return layout

    return replaced


def _made(layout: AutoTableLayout, context: Any, wrapper: Any, around: Any) -> Made:
    grid = wrapper.get_wrapped_table()
    asked = grid.width
    layout(context, wrapper, around)
    if not grid.column_widths:
        return Made(grid.width, [], [], ())
    width = _available(wrapper, grid, around) if asked == "auto" else asked
    columns = Columns(wrapper, grid, context, width - _spacing(grid))
    broken: tuple[Broken, ...] = ()
    if not columns.is_crowded:
        widths = columns.held()
    else:
        widths = columns.widths()
        broken = tuple(columns.broken(widths))
    if widths is not None:
        grid.width, grid.column_widths = sum(widths) + _spacing(grid), list(widths)
    return Made(grid.width, list(grid.column_widths), columns.steady(), broken)


def _seen(wrapper: Any, grid: Any, around: Any) -> object:
    """All that a table's columns depend on, but for the sizes of `OTHERS`."""
    inside = (wrapper, grid, *_columns(grid), *grid.descendants())
    room = around[0], grid.width, wrapper.margin_left, wrapper.margin_right
    return grid.element, room, tuple(map(_part, inside))


def _columns(grid: Any) -> Iterator[Box]:
    return (box for group in grid.column_groups for box in (group, *group.children))


def _part(box: Box) -> tuple[object, ...]:
    if isinstance(box, boxes.TextBox):
        return box.text, look(box.style)
    place = (box.grid_x, box.colspan, box.rowspan) if isinstance(box, boxes.TableCellBox) else ()
    return type(box), box.element, _edges(box.style), *place


def _edges(style: Any) -> str:
    known: str | None = style.__dict__.get("look_of_edges")
    if known is None:
        known = style.look_of_edges = str([style[name] for name in LOOKED_AT])
    return known


def _available(wrapper: Any, grid: Any, around: Any) -> float:
    """The width that a table may have which asks for none (CSS 2.2, 17.5.2.2)."""
    margins = [side for side in (wrapper.margin_left, wrapper.margin_right) if side != "auto"]
    edges = grid.border_left_width + grid.border_right_width
    width: float = around[0] - sum(margins) - edges - grid.padding_left - grid.padding_right
    return width


def _spacing(grid: Any) -> float:
    """What a table keeps free between its columns, and around them."""
    if grid.style["border_collapse"] == "collapse":
        return 0
    each: float = grid.style["border_spacing"][0]
    return each * (len(grid.column_widths) + 1)
