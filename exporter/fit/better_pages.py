"""Whether pages are better once a figure has moved."""

from __future__ import annotations

from exporter.engine.layout import Layout
from exporter.engine.page_bottoms import PushedFigure, has_text_after, lags, parted_notes
from exporter.engine.page_tops import holes_of, pushed_text
from exporter.engine.proof import Proof
from exporter.fit.company import Alone
from exporter.fit.cuts import words_of
from exporter.fit.drift import ENOUGH, Drift
from exporter.fit.gaps import is_full
from exporter.fit.joined_pictures import Joined
from exporter.fit.onward import Onward
from exporter.fit.rise import Rise

LEAST_BESIDE = 60  # characters of text with a figure that drifts, lest it stands alone at the end

Pages = Layout | Proof
Move = Drift | Rise | Alone | Onward | Joined


def is_better(
    after: Proof, before: Pages, figure: PushedFigure, move: Move, enough: float = ENOUGH
) -> bool:
    """Whether a page is full, no text goes on later, and some stands by the figure if it can.

    It is so where no more than so much of its hole is filled as is `enough`.
    """
    beside = len(words_of(figure.node)) + LEAST_BESIDE
    return (
        is_full(after, figure, enough)
        and not parted_notes(after, move.passing, figure.page)
        and not lags(after, before, figure.page)
        and (
            figure.is_apart
            or isinstance(move, Rise)
            or has_text_after(after, figure.begins - 1, beside)
        )
    )


def nearly_holds(pages: Pages, page: int, most: float) -> bool:
    """Whether a page lacks no more than so many points for the text that begins the next one."""
    return any(one.missing <= most for one in pushed_text(pages, page, 2) if one.page == page)


def opens_hole(after: Proof, before: Pages, figure: PushedFigure) -> bool:
    """Whether a hole is larger than any was on the page of one, and on two more."""
    opened, known = (max(holes_of(one, figure.page, 3), default=0.0) for one in (after, before))
    return opened > known
