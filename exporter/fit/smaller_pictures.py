"""Smaller pictures: one that just misses a page's foot, or those above it, until there is room.

The picture that left a hole shrinks alone, or the lowest above it, or all of them a little, as
pictures of one kind are of one size. One beside text becomes narrower.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from exporter.engine.insides import Node
from exporter.engine.layout import Layout
from exporter.engine.page_bottoms import PushedFigure, pictures_before, pushed_figures
from exporter.engine.page_tops import (
    PushedText,
    StandingPicture,
    columns_above,
    pictures_above,
)
from exporter.engine.proof import Proof
from exporter.fit.company import UPRIGHT
from exporter.fit.contract import NATURAL, FitSetting, spaces
from exporter.fit.gaps import is_as_full, is_full
from exporter.fit.pictures_levelled import levelled
from exporter.fit.trials import Made, Trials

MOST_TRIES = 2  # pictures above a hole that are tried alone
MARGINS = 2  # lines that margins may take besides, above columns and below a box in them
LAST_RESORT = 0.75  # of the least size, where nothing else closes a hole
HALF = 0.5  # of its own size, below which no picture is made smaller for that
SURPLUS, LARGE_SURPLUS = 1.35, 1.8  # of what a last page holds; where pages break, some is lost
NARROWEST = 72.0  # points of a picture beside text

Pages = Layout | Proof


Sizes = Mapping[StandingPicture, float]
"""The heights that pictures get, in points."""


class SmallerPictures:
    """The sizes of an edition's pictures while its pages are being settled.

    `natural` are the heights that they had at first, in points, by their parts.
    """

    def __init__(self, trials: Trials) -> None:
        self._trials = trials
        self._contract = trials.contract
        self.natural: dict[str, float] = {}
        self._tight: set[Node] = set()
        self._shared: set[tuple[Node, float]] = set()
        self._kept: set[str] = set()

    def keep(self, part: str) -> None:
        """The picture of a part is not made smaller any more."""
        self._kept.add(part)

    def set_anew(self, part: str) -> None:
        """The picture of a part is of another size from now, which is its own."""
        self._trials.unshrink(part)
        self.natural.pop(part, None)

    def last_shrunk(self, layout: Layout) -> str | None:
        """The part of the last picture of all, where it is smaller than by nature."""
        shown = list(layout.pictures())
        if not shown or shown[-1].height >= self.natural.get(shown[-1].part, 0) - 1:
            return None
        return shown[-1].part

    def forget(self) -> None:
        """What was tried in vain may be tried again."""
        self._tight.clear()
        self._shared.clear()

    def shrinkable(self, layout: Layout, first: int = 1) -> Iterator[tuple[str, float]]:
        """By how much, in points, each picture from a page on may shrink, up to the last one."""
        for part, height in pictures_before(layout, layout.pages, first):
            yield part, height - self.least(part, height)

    def least(self, part: str, height: float, share: float = 1.0) -> float:
        """The least height of a picture that has some height now, or a share of the least.

        A chart has one of its own, below which it is not drawn.
        """
        natural = self.natural.setdefault(part, height)
        least = self._contract.figure_min
        lowered = max(least * share, min(least, HALF))
        return self._trials.least_charts.get(part) or natural * lowered

    def pulled_in(self) -> FitSetting | None:
        """Let pictures shrink, and spacing with them, until a near-empty last page is not needed.

        All of them, or else those of the page before. `None` where that is not enough; then they
        keep their sizes.
        """
        pages = self._trials.layout(NATURAL).pages - 1
        ways = [(1, SURPLUS), *((pages, surplus) for surplus in (SURPLUS, LARGE_SURPLUS))]
        pulled = (self._pulled_from(first, surplus) for first, surplus in ways)
        return next(filter(None, pulled), None)

    def _pulled_from(self, first: int, surplus: float) -> FitSetting | None:
        """The same, where the pages from a first one on take so many times what the last holds."""
        layout = self._trials.layout(NATURAL)
        pictures = dict(self.shrinkable(layout, first))
        slack = self._trials.slack(NATURAL, layout.pages - 1)
        wanted, most = layout.used(layout.pages) * surplus + slack, sum(pictures.values())
        share = (layout.pages - first) / (layout.pages - 1)  # of all spacing, which they have
        for space in spaces(self._contract, 1.0) if most else ():
            setting = FitSetting(space=space)
            change = self._trials.height(NATURAL) - self._trials.height(setting)
            if change >= wanted / 2 and change * share + most >= wanted:
                return self._pulled(setting, pictures, max(wanted - change * share, 0) / most)
        return None

    def grow_back(self, setting: FitSetting) -> None:
        """Let pictures that shrank have their own size where pages then are as full, and as many.

        What made them small may have gone elsewhere since. All at once, or else the last ones, but
        for those beside text, which are seen to be as wide as each other.
        """
        shrunk = self._trials.shrunk
        alone = [part for part in shrunk if not self._trials.is_narrowed(part)]
        ways = [shrunk, *((part,) for part in alone[: -MOST_TRIES - 1 : -1])]
        for parts in ways if shrunk else ():
            before = self._trials.layout(setting)
            made = self._trials.set_aside()
            for part in parts:
                self._trials.unshrink(part)
            if not is_as_full(self._trials, setting, before):
                self._trials.take_back(made)
            elif parts == shrunk:
                break

    def pushed_out(self, setting: FitSetting) -> FitSetting | None:
        """Let the last picture that shrank have its size, where the last page then is full enough.

        `None` where that is no help; then it keeps its size.
        """
        part = self.last_shrunk(self._trials.layout(setting))
        if part is None:
            return None
        before = self._trials.layout(setting).pages
        made = self._trials.set_aside()
        self._trials.unshrink(part)
        after = self._trials.layout(setting)
        if after.pages <= before and self._trials.ends_well(setting):
            self.keep(part)
            return setting
        self._trials.take_back(made)
        return None

    def _pulled(
        self, setting: FitSetting, pictures: Mapping[str, float], share: float
    ) -> FitSetting | None:
        """A setting with all pictures smaller by a share of what they may; `None` if no help."""
        before = self._trials.layout(NATURAL)
        shown = {picture.part: picture.height for picture in before.pictures()}
        made = self._trials.set_aside()
        for part, most in pictures.items():
            self._trials.shrink(part, math.floor(shown[part] - most * share))
        after = self._trials.layout(setting)
        is_saved = after.pages < before.pages and self._trials.has_slack(setting)
        if is_saved and self._trials.ends_well(setting):
            return setting
        self._trials.take_back(made)
        return None

    def shrunk(
        self, figure: PushedFigure, pages: Pages, setting: FitSetting, share: float = 1.0
    ) -> Proof | None:
        """The pages with a smaller picture, where it then stands on the page before."""
        height = math.floor(figure.height - max(figure.missing, 0))
        if not figure.part or figure.part in self._kept or height >= figure.height:
            return None
        own = standing(figure)
        beside = math.inf if figure.is_beside else self._least_beside(figure)
        if height < min(self.least_of(own, share), beside):
            return None
        return self._at({own: height}, figure, figure.page, pages, setting)

    def shrunk_further(
        self, figure: PushedFigure, pages: Pages, setting: FitSetting
    ) -> Proof | None:
        """The pages with a picture that is smaller than it should be, where nothing else helps;
        less so with those above it."""
        return self.shared(figure, pages, setting, LAST_RESORT) or self.shrunk(
            figure, pages, setting, LAST_RESORT
        )

    def made_room(
        self, pushed: PushedFigure | PushedText, pages: Pages, setting: FitSetting
    ) -> Proof | None:
        """The pages with a picture above a hole smaller, so that there is room for what left it.

        The lowest, or the next; or all of them, where text left it.
        """
        if pushed.node in self._tight:
            return None
        self._tight.add(pushed.node)
        above = pictures_above(pages, pushed.page, pushed.column)
        ways = [self._losing([one], pushed) for one in above[:MOST_TRIES]]
        if isinstance(pushed, PushedText) and len(above) > 1:
            ways.append(self._losing(above, pushed))
        if isinstance(pushed, PushedText) and above:
            ways.append(self._losing(above[:1], pushed, MARGINS * self._trials.leading))
        return self._first(ways, pushed, pages, setting)

    def shared(
        self, figure: PushedFigure, pages: Pages, setting: FitSetting, share: float = 1.0
    ) -> Proof | None:
        """The pages with all pictures above a hole smaller, and that which left it.

        Those beside text are left alone where it can be.
        """
        if not figure.part or (figure.node, share) in self._shared:
            return None
        self._shared.add((figure.node, share))
        own = standing(figure)
        alone, beside = (
            pictures_above(pages, figure.page, figure.column, is_beside=one)
            for one in (False, True)
        )
        level = self._levelled(figure, own, pages) if figure.is_across and alone else ()
        sizes = self._losing([*alone, own], figure, share=share) if alone else None
        closed = self._first([*level, sizes], figure, pages, setting)
        if closed or not beside:
            return closed
        return self._narrowed([*alone, *beside, own], figure, pages, setting, share)

    def _narrowed(
        self,
        pictures: Sequence[StandingPicture],
        figure: PushedFigure,
        pages: Pages,
        setting: FitSetting,
        share: float,
    ) -> Proof | None:
        """The pages with smaller pictures, some of them beside text.

        How high that is beside narrower ones is seen from a try; what lacks still, they lose too.
        """
        more = 0.0
        for _ in range(MOST_TRIES):
            sizes = self._losing(pictures, figure, more, share)
            if sizes is None:
                break
            made = self._shrink(sizes)
            after = self._trials.proof(setting, pages, figure.page)
            if is_full(after, figure):
                return after
            left = pushed_figures(after, figure.page, 2)
            more += sum(one.missing for one in left if one.node is figure.node)
            self._give_up(after, made)
        return None

    def _levelled(
        self, figure: PushedFigure, own: StandingPicture, pages: Pages
    ) -> Iterator[Sizes]:
        """The heights of the pictures above a figure that spans columns, and of its own, with which
        all columns end so high that it has room, or a line higher: another margin ends them then.
        None where that is not enough."""

        def spare(one: StandingPicture) -> float:
            return max(one.height - self.least(one.part, one.height), 0)

        columns = columns_above(pages, figure.page)
        for more in (0, self._trials.leading):
            sizes = levelled(columns, own, figure.missing + more + 1, spare) or {}
            pictures = [own, *(one for column in columns for one in column.pictures)]
            if sizes:
                yield {one: math.floor(sizes[one.part]) for one in pictures if one.part in sizes}

    def _first(
        self,
        ways: Iterable[Sizes | None],
        pushed: PushedFigure | PushedText,
        pages: Pages,
        setting: FitSetting,
    ) -> Proof | None:
        page = max(pushed.page - 1, 1)
        proofs = (self._at(sizes, pushed, page, pages, setting) for sizes in ways if sizes)
        return next(filter(None, proofs), None)

    def _losing(
        self,
        pictures: Sequence[StandingPicture],
        pushed: PushedFigure | PushedText,
        more: float = 0.0,
        share: float = 1.0,
    ) -> Sizes | None:
        """The heights of pictures that lose together what was missing, and so many points `more`,
        each the same share of what it may, down to a share of its least; `None` where that is not
        enough."""
        lost = math.ceil(max(pushed.missing, 0) + more) + 1
        least = [self.least_of(one, share) for one in pictures]
        spare = [max(one.height - low, 0) for one, low in zip(pictures, least, strict=True)]
        most = sum(spare)
        if most < lost + len(pictures):
            return None
        shares = zip(pictures, spare, strict=True)
        return {one: math.floor(one.height - own * lost / most) for one, own in shares}

    def least_of(self, one: StandingPicture, share: float = 1.0) -> float:
        """The least height of a picture on a page, which beside text is not too narrow either."""
        narrowest = one.height * NARROWEST / one.width if one.width else 0.0
        return max(self.least(one.part, one.height, share), narrowest)

    def _at(
        self,
        sizes: Sizes,
        pushed: PushedFigure | PushedText,
        page: int,
        before: Pages,
        setting: FitSetting,
    ) -> Proof | None:
        """The pages from a page on with pictures no higher than so much; `None` if no help."""
        made = self._shrink(sizes)
        after = self._trials.proof(setting, before, page)
        if is_full(after, pushed):
            return after
        self._give_up(after, made)
        return None

    def _shrink(self, sizes: Sizes) -> Made:
        """Let pictures be no higher than so much; what was laid out before."""
        made = self._trials.set_aside()
        for one, height in sizes.items():
            self._trials.shrink(one.part, height, one.width_at(height))
        return made

    def _give_up(self, after: Proof, made: Made) -> None:
        """Go back from pages that are no help to what was laid out before."""
        after.let_go()
        self._trials.take_back(made)

    def _least_beside(self, figure: PushedFigure) -> float:
        """The height of an upright picture that is as wide as it would be beside text."""
        is_upright = figure.ratio <= UPRIGHT
        share = self._contract.figure_beside
        return figure.measure * share / figure.ratio if is_upright else math.inf


def standing(figure: PushedFigure) -> StandingPicture:
    """The picture of a figure; where text stands beside it, with its width."""
    width = figure.measure if figure.is_beside else None
    return StandingPicture(figure.part, figure.height, width)
