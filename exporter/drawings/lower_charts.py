"""Lower charts: all of an edition alike, where pages then leave less empty.

A chart stays whole, and its lettering has one size; but how high a plot is, is free within what the
stylesheet says. Charts of one height are a system, so that none is lower alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from exporter.diagnostics import Diagnostic
from exporter.drawings.artwork import Artwork
from exporter.fit.outcome import Fitted

STEPS = (0.25, 0.5, 0.75, 1.0)  # from the height that the stylesheet wants to the least
ENOUGH = 0.5  # of what pages leave empty, at least, is worth lower charts


@dataclass(frozen=True)
class Settled:
    """An edition whose pages are settled, with its artwork, and what was noticed of both."""

    artwork: Artwork
    fitted: Fitted
    noticed: tuple[Diagnostic, ...]


Drawn = tuple[Artwork, list[Diagnostic]]
"""The artwork of an edition, and what could not be drawn."""


def with_fewer_holes(
    draw: Callable[[float], Drawn], settle: Callable[[Artwork], tuple[Fitted, list[Diagnostic]]]
) -> Settled:
    """An edition with charts as high as its stylesheet wants, or else lower.

    `draw` makes its artwork with charts that are lower by a share of what they may be.
    """
    best = _settled(draw(0), settle)
    for step in STEPS if best.artwork.has_charts else ():
        if not best.fitted.holes:
            break
        drawn = draw(step)
        if drawn[0].drawings == best.artwork.drawings:
            break
        best = _fuller(best, _settled(drawn, settle))
    return best


def _settled(drawn: Drawn, settle: Callable[[Artwork], tuple[Fitted, list[Diagnostic]]]) -> Settled:
    artwork, undrawn = drawn
    fitted, noticed = settle(artwork)
    return Settled(artwork, fitted, (*undrawn, *noticed))


def _fuller(best: Settled, other: Settled) -> Settled:
    """Of two the one with fewer pages, or else with much less empty on as many.

    Where pages would have to be deeper too, or lines closer, Word would not hold them.
    """
    saved = best.fitted.layout.pages - other.fitted.layout.pages
    is_fuller = other.fitted.holes <= best.fitted.holes * (1 - ENOUGH)
    is_forced = other.fitted.setting.depth > 0 or other.fitted.setting.close < 1
    return other if not is_forced and (saved > 0 or (saved == 0 and is_fuller)) else best
