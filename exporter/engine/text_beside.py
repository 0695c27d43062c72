"""How far down the text beside a floating figure reaches."""

from __future__ import annotations

from collections.abc import Collection

from weasyprint.formatting_structure import boxes

from exporter.engine import computed
from exporter.engine.insides import Node
from exporter.engine.page_bottoms import lower_edge
from exporter.engine.sheets import Sheets, body_of


def text_reaches(pages: Sheets, text: Collection[Node], figure: Node, first: int) -> float:
    """How far some text, from a page on, reaches below the lower edge of a figure that it stands
    beside, in points; less than 0 where it ends above. 0 where the figure does not float.

    Text that goes on beside or behind it in another column counts as far as it reaches there.
    """
    for sheet in pages.sheets(first):
        shown = list(body_of(sheet).descendants())
        floats = [box for box in shown if box.element is figure and box.is_floated()]
        if floats:
            owners = [box for box in shown if type(box) is boxes.BlockBox and box.element in text]
            lines = [
                one for box in owners for one in box.descendants() if type(one) is boxes.LineBox
            ]
            lowest = max(map(lower_edge, lines), default=floats[0].position_y)
            return computed.points(lowest - lower_edge(floats[0]))
    return 0.0
