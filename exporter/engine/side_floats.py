"""Asides and pull quotes at the side of text: how far they reach below the section they are of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from weasyprint.formatting_structure import boxes

from exporter.engine import computed
from exporter.engine.insides import Box, Node, node_of
from exporter.engine.pages.lower_edges import lower_edge
from exporter.engine.pages.sheets import Sheets, body_of


@dataclass(frozen=True)
class Overhang:
    """A float on a page, and by how many points it reaches below the text of what it is in."""

    node: Node
    page: int
    points: float


def overhanging(pages: Sheets, around: Mapping[Node, Node]) -> Iterator[Overhang]:
    """The floats that reach below the text that they stand beside, `around` being what each is in.

    None of those whose text goes on over the page.
    """
    bodies = [body_of(sheet) for sheet in pages.sheets()]
    shown = [{box.element for box in body.descendants()} for body in bodies]
    for page, (body, later) in enumerate(zip(bodies, [*shown[1:], set()], strict=True), start=1):
        for box in body.descendants():
            if box.element in around and box.is_floated():
                home = around[node_of(box)]
                text = _text_of(body, home)
                if home not in later and text and (reach := _reach(box, text)) > 0:
                    yield Overhang(node_of(box), page, reach)


def _reach(float_: Box, text: list[Box]) -> float:
    return computed.points(lower_edge(float_) - max(map(lower_edge, text)))


def _text_of(body: Box, home: Node) -> list[Box]:
    """What stands in the flow of an element on a page: its lines, pictures and tables."""
    own = (box for box in body.descendants() if box.element is home)
    return [one for box in own for one in _in_flow(box)]


def _in_flow(box: Box) -> Iterator[Box]:
    for child in getattr(box, "children", ()):
        if type(child) in (boxes.LineBox, boxes.BlockReplacedBox, boxes.TableBox):
            yield child
        elif not isinstance(child, boxes.BlockLevelBox) or child.is_in_normal_flow():
            yield from _in_flow(child)
