"""Side notes: an aside or a pull quote at the side stands beside text of its own section.

One that ends its section would reach down beside the next one. So it stands a little earlier in its
section, beside text that it comes after in the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, takewhile

from exporter.engine.insides import Node
from exporter.engine.page_bottoms import extents_of
from exporter.engine.side_floats import Overhang, overhanging
from exporter.fit.contract import NATURAL
from exporter.fit.cut_order import announces
from exporter.fit.drift import is_heading
from exporter.fit.rise import Rise
from exporter.fit.trials import Trials

SIDE_NOTE = "aside"


def put_beside_own_text(trials: Trials) -> None:
    """Let what stands at the side, and reaches below its section, begin earlier in it."""
    root, most = trials.document_element, int(trials.contract.figure_drift)
    around = {one: node for node in root.iter("section") for one in node if one.tag == SIDE_NOTE}
    if not around or not most:
        return
    layout = trials.layout(NATURAL)
    rises = [
        Rise(around[one.node], one.node, tuple(passing))
        for one in overhanging(layout, around)
        if (passing := _passing(trials, around[one.node], one, most))
    ]
    for rise in rises:
        rise.make()
    if rises:
        trials.set_aside()


def _passing(trials: Trials, parent: Node, note: Overhang, most: int) -> Sequence[Node]:
    """The fewest of what stands before a side note that are as high as it reaches too far, or else
    as many as may be; in their order."""
    above = list(islice(_before(parent, note.node), most + 1))
    extents = extents_of(trials.layout(NATURAL), above[::-1], max(note.page - 1, 1))[::-1]
    heights = list(accumulate(extent.height for extent in extents))
    counts = [
        count
        for count in range(1, min(len(above), most) + 1)
        if count == len(above) or not announces(above[count])
    ]
    enough = (count for count in counts if heights[count - 1] >= note.points)
    return above[: next(enough, max(counts, default=0))][::-1]


def _before(parent: Node, note: Node) -> Iterator[Node]:
    """What a side note may move up ahead of, the nearest first: no heading, nor another one."""
    children = list(parent)
    before = reversed(children[: children.index(note)])
    return takewhile(lambda node: node.tag != SIDE_NOTE and not is_heading(node), before)
