"""How far down the text beside a floating figure reaches."""

from __future__ import annotations

import math
from collections.abc import Sequence

from weasyprint.formatting_structure import boxes

from exporter.engine import computed
from exporter.engine.insides import Node
from exporter.engine.pages.lower_edges import lower_edge
from exporter.engine.pages.sheets import Sheets, body_of


def text_reaches(pages: Sheets, text: Sequence[Node], figure: Node, first: int) -> float:
    """How far some text, from a page on, reaches below the lower edge of a figure that it stands
    beside, in points; less than 0 where it ends above.

    Infinite where the figure does not float, or the text goes on over its page.
    """
    for sheet in pages.sheets(first):
        shown = list(body_of(sheet).descendants())
        floats = [box for box in shown if box.element is figure and box.is_floated()]
        if floats:
            own = [box for box in shown if type(box) is boxes.BlockBox and box.element in text]
            if text and text[-1] not in [box.element for box in own]:
                break
            lines = [one for box in own for one in box.descendants() if type(one) is boxes.LineBox]
            lowest = max(map(lower_edge, lines), default=floats[0].position_y)
            return computed.points(lowest - lower_edge(floats[0]))
    return math.inf
