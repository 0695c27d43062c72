"""Higher charts: what a page leaves empty at its foot goes to the charts on it.

A chart is drawn anew at any height. Where nothing else closes a hole, those of its page are a
little higher, by less than is seen beside the charts of other pages.
"""

from __future__ import annotations

import math
from itertools import islice

from exporter.engine.layout import Layout
from exporter.engine.page_bottoms import PushedFigure
from exporter.engine.page_frames import frames_of
from exporter.engine.page_tops import PushedText, pictures_above
from exporter.engine.pages.sheets import body_of
from exporter.engine.proof import Proof
from exporter.fit.contract import FitSetting
from exporter.fit.gaps import is_full
from exporter.fit.trials import Trials

MOST = 0.35  # of its height, by which a chart may be higher
LEFT = 1.0  # line of a hole that stays


def heightened(
    trials: Trials,
    pushed: PushedFigure | PushedText,
    pages: Layout | Proof,
    setting: FitSetting,
) -> Proof | None:
    """The pages with the charts above a hole so much higher that it is closed.

    `None` where there are none, or where they are too low for that. Charts in columns are left
    alone, since columns stand level.
    """
    (sheet,) = islice(pages.sheets(pushed.page), 1)
    is_whole = frames_of(sheet, pushed.page)[-1].box is body_of(sheet)
    above = pictures_above(pages, pushed.page, pushed.column) if is_whole else []
    charts = [one for one in above if one.part in trials.least_charts]
    high = sum(one.height for one in charts)
    more = pushed.hole - LEFT * trials.leading * setting.fit
    if not 0 < more <= high * MOST:
        return None
    made = trials.set_aside()
    for one in charts:
        trials.shrink(one.part, math.floor(one.height * (1 + more / high)))
    after = trials.proof(setting, pages, pushed.page)
    if is_full(after, pushed):
        return after
    after.let_go()
    trials.take_back(made)
    return None
