"""How far down a page what stands in a box reaches, with the floats in it or without."""

from __future__ import annotations

from weasyprint.formatting_structure import boxes

from exporter.engine import computed
from exporter.engine.insides import Box


def lowest_of(box: Box, default: float) -> float:
    """How far down what stands in a box reaches, in points; `default` where nothing does."""
    bottoms = (lower_edge(inner) for inner in box.descendants() if _is_solid(inner))
    return max(map(computed.points, bottoms), default=default)


def lowest_flowing(box: Box, default: float) -> float:
    """How far down what stands in a box reaches, in points, but for floats and what is in them."""
    inner = [child for child in getattr(box, "children", ()) if not _is_float(child)]
    reached = [lowest_flowing(child, default) for child in inner]
    own = [computed.points(lower_edge(box))] if _is_solid(box) else []
    return max([*own, *reached], default=default)


def lower_edge(box: Box) -> float:
    """The lower edge of a box without its margin, in CSS pixels from the page's top."""
    if type(box) is boxes.LineBox:
        return box.position_y + box.height
    return box.border_box_y() + box.border_height()


def _is_solid(box: Box) -> bool:
    """Whether a box holds its room to its lower edge, and is not just what others stand in."""
    if type(box) in (boxes.LineBox, boxes.BlockReplacedBox):
        return True
    is_block = type(box) in (boxes.BlockBox, boxes.TableBox)
    is_rule = is_block and not box.children and box.border_top_width > 0
    return is_rule or (is_block and box.border_bottom_width + box.padding_bottom > 0)


def _is_float(box: Box) -> bool:
    return isinstance(box, boxes.Box) and bool(box.is_floated())
