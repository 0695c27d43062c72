"""The picture that opens an article, on the first page though that has no room for it as it is.

It stands beside the text that begins there, at half the measure or what there is room for, as
upright ones do. How that looks is the stylesheet's: here it only gets their class, and its width.
"""

from __future__ import annotations

import math

from exporter.engine.layout import Layout
from exporter.engine.page_bottoms import PushedFigure
from exporter.engine.proof import Proof
from exporter.fit.contract import FitSetting
from exporter.fit.gaps import is_full
from exporter.fit.own_looks import put_back, with_property
from exporter.fit.trials import Trials

IN_TEXT, BESIDE = "in-text", "upright"
WIDTH = "--_beside"
LEAST = 0.35  # of the measure
MARGINS = 0.75  # of a line, that one beside text has more above and below


def put_beside(
    trials: Trials, figure: PushedFigure, pages: Layout | Proof, setting: FitSetting
) -> Proof | None:
    """The pages with a lead picture beside the text behind it, where it then has room."""
    look = figure.node.get("class", "")
    kinds = look.split()
    if IN_TEXT not in kinds or BESIDE in kinds or trials.contract.figure_beside >= 1:
        return None
    width = _width(trials, figure)
    if width < figure.measure * LEAST:
        return None
    made = trials.set_aside()
    figure.node.set("class", f"{look} {BESIDE}")
    looks = with_property([figure.node], WIDTH, f"{width:.2f}pt")
    after = trials.proof(setting, pages, figure.page)
    if is_full(after, figure):
        return after
    after.let_go()
    put_back(looks)
    figure.node.set("class", look)
    trials.take_back(made)
    return None


def _width(trials: Trials, figure: PushedFigure) -> float:
    """How wide the picture may be beside text, in points, so that the page has room for it."""
    around = figure.depth - figure.height + MARGINS * trials.leading
    height = max(figure.hole - around, 0.0)
    return min(figure.measure * trials.contract.figure_beside, math.floor(height * figure.ratio))
