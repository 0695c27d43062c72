"""Figures among the boxes of a page: those that stay whole, and what leads to them."""

from __future__ import annotations

from weasyprint.formatting_structure import boxes

from exporter.engine.insides import Box, attribute
from exporter.engine.pages.pages_apart import has_own_page

LEAST = "data-least"
"""The attribute of a chart's image that says how low it may be drawn, in points."""
GREATEST = "data-greatest"
"""The attribute of one that says how high."""
NEW_PAGE = ("page", "always", "left", "right", "recto", "verso")


def first_figure(box: Box) -> tuple[Box, Box] | None:
    """What comes first of a text, and the figure that it is or leads to; `None` for no such thing.

    Where the stylesheet wants a new page, nothing was pushed there.
    """
    leading: list[Box] = []
    while box.style["break_before"] not in NEW_PAGE and not is_unbroken_figure(box):
        inner = [child for child in box.children if child.is_in_normal_flow() or _is_beside(child)]
        while len(inner) > 1 and inner[0].style["break_after"] == "avoid":
            leading.append(inner.pop(0))
        if not inner or not isinstance(inner[0], boxes.BlockBox | boxes.FlexBox):
            return None
        box = inner[0]
        if _is_beside(box):
            break
    first = next(iter(leading), box)
    is_forced = box.style["break_before"] in NEW_PAGE or first.style["break_before"] in NEW_PAGE
    return None if is_forced else (first, box)


def with_foot(box: Box, table: Box) -> Box:
    """A table with its note and its source, which no page parts from it; else what is given."""
    figures = (one for one in box.descendants() if one.element_tag == "figure")
    return next((one for one in figures if table in one.children), table)


def _is_beside(box: Box) -> bool:
    """Whether a box is a figure or a pull quote beside the text behind it."""
    is_quote = "pull-quote-box" in (attribute(box, "class") or "")
    return box.is_floated() and (is_quote or is_unbroken_figure(box))


def is_unbroken_figure(box: Box) -> bool:
    """Whether a box is a figure that stays whole, or has pages of its own."""
    if box.is_table_wrapper:
        table = box.get_wrapped_table()  # none where the page has its caption alone
        is_whole = table is not None and table.style["break_inside"] == "avoid"
        return bool(is_whole or has_own_page(box))
    is_row = type(box) is boxes.FlexBox and "picture-row" in (attribute(box, "class") or "")
    is_whole = box.style["break_inside"] == "avoid" or has_own_page(box)
    return (box.element_tag == "figure" or is_row) and is_whole


def image_in(figure: Box) -> Box | None:
    """The picture of a figure that may be lower; `None` for a chart that has one height only."""
    if figure.element_tag != "figure":
        return None
    inside = figure.descendants()
    image = next((box for box in inside if type(box) is boxes.BlockReplacedBox), None)
    is_chart = "chart" in (attribute(figure, "class") or "").split()
    is_fixed = is_chart and image is not None and attribute(image, LEAST) is None
    return None if is_fixed else image
