"""What figures have changed places with, and what else they may pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from exporter.engine.insides import Node
from exporter.engine.page_bottoms import PushedFigure, extents_of, pages_begun
from exporter.fit.better_pages import Move, Pages
from exporter.fit.company import Company, is_beside_text, spare_beside
from exporter.fit.contract import FitSetting
from exporter.fit.drift import Drift, enough_of, may_end, passable
from exporter.fit.joined_pictures import Joined, joined, text_between
from exporter.fit.rise import Rise, high_enough, text_above
from exporter.fit.trials import Trials

LEAST = 1.99  # lines that may stand at a foot, below the heading too that goes with a figure


class Passing:
    """The figures of an edition and the text around them while they move.

    `parents` are the elements around those of the document.
    """

    def __init__(self, trials: Trials, company: Company) -> None:
        """Some in `company` have changed places with text already."""
        self._trials = trials
        self._contract = trials.contract
        root = trials.document_element
        self.parents = {child: parent for parent in root.iter() for child in parent}
        self._passed = {node: list(passing) for node, passing in company.passed.items()}
        self._shown = company.shown

    def passed(self, figure: Node) -> Sequence[Node]:
        """What a figure has changed places with, in the order in which it did."""
        return self._passed.get(figure, [])

    def note(self, move: Move) -> None:
        """Keep in mind what a figure changed places with; what it passes twice is at home again."""
        passed = self.passed(move.figure)
        stayed = [node for node in passed if node not in move.passing]
        new = [node for node in move.passing if node not in passed]
        self._passed[move.figure] = [*stayed, *new]

    def joined(self, figure: PushedFigure, pages: Pages, setting: FitSetting) -> Joined | None:
        """The move of a picture and the next of its shape to a row, behind the text between them.

        Where they stand together, behind as much text as fills the hole. `None` for no such two.
        """
        parent, most = self.parents[figure.node], self.left(figure.node)
        text = text_between(parent, figure.node)
        if not text:
            behind = passable(parent, figure.node)[:most]
            text = list(self.drift(figure, pages, setting, behind).passing)
        return joined(parent, figure.node, self._shown, text) if len(text) <= most else None

    def left(self, figure: Node) -> int:
        """How many blocks more a figure may change places with."""
        return max(int(self._contract.figure_drift) - len(self.passed(figure)), 0)

    def text_to_pass(self, figure: PushedFigure, pages: Pages, most: int) -> list[Node]:
        """The text that may go ahead of a figure, and at most so many blocks."""
        parent = self.parents[figure.node]
        text = passable(parent, figure.node)
        if is_beside_text(figure.node):
            share = self._contract.figure_beside
            most = min(most, spare_beside(pages, parent, figure, share))
        return text[: max(most, 0)]

    def drift(
        self, figure: PushedFigure, pages: Pages, setting: FitSetting, text: Sequence[Node]
    ) -> Drift:
        """As much of some text ahead of a figure as fills the hole."""
        extents = extents_of(pages, text, figure.page)
        line, room = self._trials.leading * setting.fit, figure.room
        count = enough_of(text, extents, room, line) if room > LEAST * line else 0
        return Drift(self.parents[figure.node], figure.node, tuple(text[:count]))

    def longer(self, drift: Drift, text: Sequence[Node]) -> Iterator[Drift]:
        """The same with more of some text, which has room beside what floats above."""
        for count in range(len(drift.passing) + 1, len(text) + 1):
            if may_end(text[count - 1]):
                yield Drift(drift.parent, drift.figure, tuple(text[:count]))

    def rises(
        self, figure: PushedFigure, pages: Pages, missing: float
    ) -> Iterator[tuple[Rise, float]]:
        """The ways a figure may move up, within the page before its own, by so many points; and by
        how many it does."""
        parent, most = self.parents[figure.node], int(self._contract.figure_drift)
        above = text_above(parent, figure.node)
        here = pages_begun(pages, above[:most], figure.page)
        reached = list(takewhile(lambda node: here.get(node) == figure.page, above[:most]))
        extents = extents_of(pages, reached[::-1], figure.page)[::-1]
        for count in high_enough(above[: len(reached) + 1], extents, missing):
            won = sum(extent.height for extent in extents[:count])
            yield Rise(parent, figure.node, tuple(reached[:count][::-1])), won
