"""The feet of laid-out pages: what is left empty there, and the figures that left it.

Looks into WeasyPrint's boxes, as `layout.py` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from exporter import computed
from exporter.layout import Layout, body_of

NEW_PAGE = ("page", "always", "left", "right", "recto", "verso")


@dataclass(frozen=True)
class PushedFigure:
    """A figure, chart or unbreakable table that was too high for the `page` before its own.

    `node` is its element; all else is in points: `hole` is what it left empty on that page, `along`
    what the headings take that went with it, `missing` by how much it was too high. `part` and
    `height` are those of its picture; empty and 0 where it has none that may shrink.
    """

    node: Any
    page: int
    hole: float
    along: float
    missing: float
    part: str = ""
    height: float = 0.0


def hole(layout: Layout, page: int) -> float:
    """The height that is left empty at a page's foot, in points."""
    _, bottom = layout.type_area(page)
    body = body_of(layout.document.pages[page - 1])
    bottoms = (_lower_edge(box) for box in body.descendants() if _is_solid(box))
    return bottom - max(map(computed.points, bottoms), default=bottom)


def pushed_figures(layout: Layout) -> Iterator[PushedFigure]:
    """The figures that begin a page, be it under headings, and leave a hole before them."""
    for number in range(2, layout.pages + 1):
        page = layout.document.pages[number - 1]
        first, figure = _first_figure(body_of(page))
        if figure is None:
            continue
        image = _image_in(figure)
        empty, margin = hole(layout, number - 1), computed.edges(first.style).margin_top
        depth = computed.points(_lower_edge(figure)) - layout.type_area(number)[0]
        above = depth - computed.points(figure.border_height())
        yield PushedFigure(
            node=figure.element,
            page=number - 1,
            hole=empty,
            along=above if first is figure else margin + above,
            missing=margin + depth - empty,
            part="" if image is None else image.element.get("data-part") or "",
            height=0.0 if image is None else computed.points(image.height),
        )


def height_of(layout: Layout, node: Any) -> float:
    """The height of an element that stands in the text, on however many pages, in points."""
    boxes = (
        box
        for page in layout.document.pages
        for box in body_of(page).descendants()
        if box.element is node and type(box).__name__ == "BlockBox"
    )
    return sum(computed.points(box.margin_height()) for box in boxes)


def _first_figure(box: Any) -> tuple[Any, Any]:
    """What comes first of a text, and the figure that it is or leads to; `None` for no such thing.

    Where the stylesheet wants a new page, nothing was pushed there.
    """
    leading: list[Any] = []
    while box.style["break_before"] not in NEW_PAGE and not _is_unbroken_figure(box):
        inner = [child for child in getattr(box, "children", ()) if child.is_in_normal_flow()]
        while len(inner) > 1 and inner[0].style["break_after"] == "avoid":
            leading.append(inner.pop(0))
        if not inner or type(inner[0]).__name__ != "BlockBox":
            return None, None
        box = inner[0]
    first = next(iter(leading), box)
    is_forced = box.style["break_before"] in NEW_PAGE or first.style["break_before"] in NEW_PAGE
    return (None, None) if is_forced else (first, box)


def _is_unbroken_figure(box: Any) -> bool:
    if box.is_table_wrapper:
        return bool(box.get_wrapped_table().style["break_inside"] == "avoid")
    return bool(box.element_tag == "figure" and box.style["break_inside"] == "avoid")


def _image_in(figure: Any) -> Any:
    """The picture of a figure; `None` for a chart, whose lettering has one size."""
    if "chart" in (figure.element.get("class") or "").split():
        return None
    boxes = (box for box in figure.descendants() if type(box).__name__ == "BlockReplacedBox")
    return next(boxes, None)


def _is_solid(box: Any) -> bool:
    """Whether a box holds its room to its lower edge, and is not just what others stand in."""
    if type(box).__name__ in ("LineBox", "BlockReplacedBox"):
        return True
    is_block = type(box).__name__ in ("BlockBox", "TableBox")
    return is_block and box.border_bottom_width + box.padding_bottom > 0


def _lower_edge(box: Any) -> float:
    """The lower edge of a box without its margin, in CSS pixels from the page's top."""
    if type(box).__name__ == "LineBox":
        return float(box.position_y + box.height)
    return float(box.border_box_y() + box.border_height())
