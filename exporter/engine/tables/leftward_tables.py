"""Tables that are read from the right, each column as wide as it was measured.

WeasyPrint turns round the list of their columns' widths, in its place, once they are laid out; a
table that it lays out again, as those in columns are, would have the first column's width in the
last.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

TableLayout = Callable[..., Any]


def turned_once(table_layout: TableLayout) -> TableLayout:
    """A function for a function: the columns of tables begin as they were measured."""

    def layout(context: Any, table: Any, *others: Any) -> Any:
        before = getattr(table, "measured_widths", None)
        widths = list(table.column_widths)
        if table.style["direction"] == "rtl" and before and widths == before[::-1]:
            widths = list(before)
        table.measured_widths = widths
        table.column_widths = list(widths)
        return table_layout(context, table, *others)

    return layout
