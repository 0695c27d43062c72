"""Feathered pages: a small hole is closed by the spaces of its page, which are a little narrower.

What begins the next page has room then; or else they are a little wider. Nothing but the space of
that page changes, by less than is seen beside the page that it faces. How large spaces are is the
stylesheet's: here elements only get by how much they scale. Text in columns is left alone, since
its lines stand level. docs/decisions/lines-won-by-tracking.md says what was measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from exporter.engine.insides import Node
from exporter.engine.layout import Layout
from exporter.engine.page_frames import frames_of
from exporter.engine.page_tops import PushedText
from exporter.engine.pages.sheets import Sheets, body_of
from exporter.engine.proof import Proof
from exporter.engine.whole_boxes import whole_on
from exporter.fit.contract import FitSetting
from exporter.fit.gaps import Gap, gaps_of, has_less, is_full, line_of
from exporter.fit.last_page import MOST_FULLER_PAGES
from exporter.fit.own_looks import Looks, put_back, with_property, without_property
from exporter.fit.trials import Trials

MOST = 0.2  # of spaces, by which those of a page may scale
PROBE = 0.05  # of them, by which it is told what they are worth
SPARE = 1.0  # points that are left below what has room then: Word needs them
LEFT = 3.0  # lines of a hole that wider spaces leave
MOST_HOLES = 4  # each takes some layouts
OWN_SPACE = "--_space"


class FeatheredPages:
    """The pages of an edition while the spaces of some scale by themselves."""

    def __init__(self, trials: Trials) -> None:
        self._trials = trials
        self._feathered: list[Looks] = []
        self._tried: set[Node] = set()

    def close_all(self, setting: FitSetting) -> bool:
        """Close all holes at a setting's feet, or none; tells whether none is left."""
        gaps = self._gaps(setting)
        if not gaps or not all(one.is_whole for one in gaps) or len(gaps) > MOST_HOLES:
            return not gaps
        made = self._trials.set_aside()
        self._trials.take_back(made)
        if self.close_holes(setting):
            return True
        for looks in reversed(self._feathered):
            put_back(looks)
        self._feathered.clear()
        self._trials.take_back(made)
        return False

    def close_holes(self, setting: FitSetting) -> bool:
        """Close what holes can be at a setting's feet; tells whether none is left."""
        tried: set[int] = set()
        gaps = self._gaps(setting)
        while len(tried) < MOST_HOLES:
            gap = next((one for one in gaps if one.is_whole and one.page not in tried), None)
            if gap is None:
                break
            tried.add(gap.page)
            if self._closed(gap, setting):
                gaps = self._gaps(setting)
        return not gaps

    def lifted(self, text: PushedText, before: Layout | Proof, setting: FitSetting) -> Proof | None:
        """The pages with what begins a page on the one before, of which the spaces are narrower.

        `None` where it lacks more than a line, or spaces are no help.
        """
        (sheet,) = islice(before.sheets(text.page), 1)
        is_whole = frames_of(sheet, text.page)[-1].box is body_of(sheet)
        if (
            not is_whole
            or text.missing > line_of(self._trials, setting)
            or text.node in self._tried
        ):
            return None
        self._tried.add(text.node)
        made = self._trials.set_aside()
        nodes = list(whole_on(before, text.page, self._trials.document_element))
        worth = self._worth(text.page, nodes, before, setting)
        narrower = setting.space - (max(text.missing, 0) + SPARE) / worth if worth > 0 else 0.0
        if narrower >= max(setting.space - MOST, self._trials.contract.space_min):
            looks = with_property(nodes, OWN_SPACE, f"{narrower:.4f}")
            self._trials.set_aside()
            after = self._trials.proof(setting, before, text.page)
            if is_full(after, text):
                self._feathered.append(looks)
                return after
            after.let_go()
            put_back(looks)
        self._trials.take_back(made)
        return None

    def forget(self) -> None:
        """No spaces are narrower any more."""
        self._tried.clear()
        if self._feathered:
            self._trials.set_aside()
        while self._feathered:
            without_property([node for node, _ in self._feathered.pop()], OWN_SPACE)

    def _gaps(self, setting: FitSetting) -> list[Gap]:
        if self._trials.layout(setting).pages > MOST_FULLER_PAGES:
            return []
        return gaps_of(self._trials, setting)

    def _closed(self, gap: Gap, setting: FitSetting) -> bool:
        """Whether the spaces of its page closed a hole."""
        before, made = self._trials.layout(setting), self._trials.set_aside()
        nodes = list(whole_on(before, gap.page, self._trials.document_element))
        for space in self._spaces(gap, nodes, before, setting):
            looks = with_property(nodes, OWN_SPACE, f"{space:.4f}")
            self._trials.set_aside()
            if has_less(self._trials, setting, before):
                self._feathered.append(looks)
                return True
            put_back(looks)
        self._trials.take_back(made)
        return False

    def _spaces(
        self, gap: Gap, nodes: Sequence[Node], before: Layout, setting: FitSetting
    ) -> Iterator[float]:
        """How the spaces of a page may scale: narrower for what follows, or else wider."""
        line, contract = line_of(self._trials, setting), self._trials.contract
        least = max(setting.space - MOST, contract.space_min)
        most = min(setting.space + MOST, contract.space_max)
        worth = self._worth(gap.page, nodes, before, setting) if least < most else 0.0
        if worth <= 0:
            return
        if gap.missing is not None:
            narrower = setting.space - (max(gap.missing, 0) * line + SPARE) / worth
            yield from [narrower] if narrower >= least else []
        wider = setting.space + (gap.lines - LEFT) * line / worth
        yield from [wider] if wider <= most else []

    def _worth(
        self, page: int, nodes: Sequence[Node], before: Layout | Proof, setting: FitSetting
    ) -> float:
        """How many points the spaces of a page are worth, as a little wider ones show."""
        looks = with_property(nodes, OWN_SPACE, f"{setting.space + PROBE:.4f}")
        self._trials.set_aside()
        after = self._trials.proof(setting, before, page)
        holes = [_hole(pages, page) for pages in (before, after)]
        after.let_go()
        put_back(looks)
        return (holes[0] - holes[1]) / PROBE


def _hole(pages: Sheets, page: int) -> float:
    """What a page leaves empty at its foot, in points."""
    (sheet,) = islice(pages.sheets(page), 1)
    return frames_of(sheet, page)[-1].hole
