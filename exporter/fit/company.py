"""Pictures in company: upright ones stand beside text, and neighbours of one shape side by side.

A picture alone on its measure is as high as that lets it be; it leaves room empty beside it, or at
the foot of the page before. Which pictures gain by company is seen from a first layout. How it
looks is the stylesheet's: here pictures only get classes, and their widths.
docs/decisions/pictures-in-company.md says what was measured.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from xml.etree.ElementTree import Element

from exporter.engine.insides import Node
from exporter.engine.lone_pictures import LonePicture, lone_pictures
from exporter.engine.page_bottoms import PushedFigure, extents_of
from exporter.engine.pages.sheets import Sheets
from exporter.engine.text_beside import text_reaches
from exporter.fit.contract import NATURAL
from exporter.fit.cut_order import announces
from exporter.fit.drift import Drift
from exporter.fit.rise import Rise, text_above
from exporter.fit.trials import Trials

ALONE = "figure"
UPRIGHT = 0.9  # of its height, as which a picture that stands beside text is less wide
ONE_SHAPE = 0.03  # by which pictures side by side may differ in shape
LEAST_WIDTH = 100.0  # points of a picture in a row
LEAST_BESIDE = 80.0  # points of a picture beside text
LETTER = 0.47  # of the size, as which a letter is wide
SQUARE = 1.1  # of its height; of what is wider, two stand side by side, and else three
GAP = 12.0  # points between a picture and what stands beside it
FLOWING = ("p", "ul", "ol", "blockquote")
SPARE = 1.1  # of the height of a picture with its caption: as high is the text beside it at least


@dataclass(frozen=True)
class Company:
    """Pictures that may stand in company, as they were `shown` alone, by their figures.

    `passed` is the text that some of them moved up ahead of, in its order.
    """

    shown: Mapping[Node, LonePicture]
    passed: Mapping[Node, Sequence[Node]]


def put_in_company(trials: Trials) -> Company:
    """Let pictures of a document stand beside text, or beside each other, where they can."""
    root = trials.document_element
    figures = {node for node in root.iter("figure") if _is_plain(node)}
    if trials.contract.figure_beside >= 1 or not figures:
        return Company({}, {})
    company = _Company(trials, figures)
    for parent in [node for node in root.iter() if figures.intersection(node)]:
        company.side_by_side(parent)
        company.beside_text(parent)
    if company.is_any:
        trials.set_aside()
    return Company(company.shown, company.passed)


class _Company:
    """The pictures of a document while they are brought together, as they were laid out alone."""

    def __init__(self, trials: Trials, figures: Collection[Node]) -> None:
        self._layout = trials.layout(NATURAL)
        self._share = trials.contract.figure_beside
        self._line = trials.contract.figure_letters * LETTER * trials.size
        self._most = int(trials.contract.figure_drift)
        self.shown = {one.figure: one for one in lone_pictures(self._layout, figures)}
        self.passed: dict[Node, Sequence[Node]] = {}
        self.is_any = False

    def _children(self, parent: Node) -> list[LonePicture]:
        return [self.shown[child] for child in parent if child in self.shown]

    def side_by_side(self, parent: Node) -> None:
        """Put neighbours of one shape in rows."""
        for run in _runs(parent, self.shown):
            for row in _rows(run):
                stand_together(parent, row)
                self.is_any = True

    def beside_text(self, parent: Node) -> None:
        """Let upright pictures stand beside the text behind them, or else before them."""
        for one in self._children(parent):
            moved = self._moved(one, parent) if one.ratio <= UPRIGHT else None
            if moved is None:
                continue
            if moved.passing:
                moved.make()
                self.passed[one.figure] = moved.passing
            _stand_beside_text(one, self._width(one))
            self.is_any = True

    def _width(self, one: LonePicture) -> float:
        """How wide a picture is beside text, in points; never wider than alone.

        0 where it would be too narrow beside lines of so many letters as are asked for.
        """
        most = min(one.measure * self._share - GAP / 2, one.width)
        left = one.measure - GAP - self._line
        return most if most <= left else left if left >= LEAST_BESIDE else 0.0

    def _moved(self, one: LonePicture, parent: Node) -> Rise | None:
        """The least move up after which enough text stands beside a picture; `None` for none."""
        behind = text_behind(parent, one.figure)
        if self._is_enough(one, behind):
            return Rise(parent, one.figure, ())
        above = list(takewhile(_flows, text_above(parent, one.figure)))[: self._most]
        for count in range(1, len(above) + 1):
            passing = above[:count][::-1]
            is_parted = count < len(above) and announces(above[count])
            if not is_parted and self._is_enough(one, [*passing, *behind]):
                return Rise(parent, one.figure, tuple(passing))
        return None

    def _is_enough(self, one: LonePicture, text: Sequence[Node]) -> bool:
        """Whether some text is as high as a picture is with its caption, when it stands beside."""
        width = self._width(one)
        beside = one.measure - width - GAP
        if not width or not text:
            return False
        height = width / one.ratio + one.caption * one.measure / width
        extents = extents_of(self._layout, text, max(one.page - 2, 1))
        return sum(extent.height for extent in extents) * one.measure / beside >= height * SPARE


def _is_plain(figure: Node) -> bool:
    """Whether a figure is a picture whose place and size its article leaves to us."""
    images = figure.findall(".//img")
    return figure.get("class") == ALONE and len(images) == 1 and not images[0].get("style")


def are_of_one_shape(one: LonePicture, other: LonePicture) -> bool:
    """Whether two pictures are of one shape, so that they may stand side by side."""
    return abs(one.ratio / other.ratio - 1) <= ONE_SHAPE


def _runs(parent: Node, shown: Mapping[Node, LonePicture]) -> Iterator[list[LonePicture]]:
    """Neighbours of one shape, several at a time."""
    run: list[LonePicture] = []
    for child in [*parent, None]:
        one = None if child is None else shown.get(child)
        if run and (one is None or not are_of_one_shape(one, run[0])):
            if len(run) > 1:
                yield run
            run = []
        if one is not None:
            run.append(one)


def _rows(run: Sequence[LonePicture]) -> Iterator[Sequence[LonePicture]]:
    """A run in rows; of an odd number of wide ones, the first stands alone before them."""
    most = 2 if run[0].ratio > SQUARE else 3
    most = min(most, math.floor((run[0].measure + GAP) / (LEAST_WIDTH + GAP)))
    if most < 2:
        return
    alone = len(run) % 2 if most == 2 else 0
    count = math.ceil((len(run) - alone) / most)
    rest = list(run[alone:])
    for left in range(count, 0, -1):
        length = math.ceil(len(rest) / left)
        row, rest = rest[:length], rest[length:]
        if len(row) > 1:
            yield row


def stand_together(parent: Node, row: Sequence[LonePicture]) -> None:
    """Put a row around pictures that follow each other."""
    around = Element("div", {"class": "picture-row"})
    around.tail = row[-1].figure.tail
    parent.insert(list(parent).index(row[0].figure), around)
    for one in row:
        parent.remove(one.figure)
        around.append(one.figure)
        natural = f"--_ratio: {one.ratio:.4f}; --_natural: {one.width:.2f}pt"
        one.figure.set("style", natural)


@dataclass(frozen=True)
class Alone:
    """A picture beside text that stands alone again, behind some of it; `look` it had beside it."""

    drift: Drift
    look: tuple[tuple[str, str], ...]

    @property
    def passing(self) -> tuple[Node, ...]:
        """The text that moves up ahead of it."""
        return self.drift.passing

    @property
    def figure(self) -> Node:
        """The element of its figure."""
        return self.drift.figure

    def make(self) -> None:
        """Move the text up ahead of the picture, and let that stand alone."""
        self.figure.set("class", ALONE)
        del self.figure.attrib["style"]
        self.drift.make()

    def undo(self) -> None:
        """Let the picture stand beside the text again."""
        self.figure.attrib.update(self.look)
        self.drift.undo()


def alone(drift: Drift) -> Alone:
    """A picture beside text that moves behind it."""
    look = tuple((name, drift.figure.get(name, "")) for name in ("class", "style"))
    return Alone(drift, look)


def is_beside_text(figure: Node) -> bool:
    """Whether a figure stands beside the text behind it."""
    return "beside-text" in figure.get("class", "").split()


def text_behind(parent: Node, figure: Node) -> list[Node]:
    """The text behind a child of `parent` that may stand beside it."""
    children = list(parent)
    return list(takewhile(_flows, children[children.index(figure) + 1 :]))


def _flows(node: Node) -> bool:
    """Whether it is text that may stand beside a picture."""
    is_plain = node.find(".//figure") is None and node.find(".//table") is None
    return node.tag in FLOWING and is_plain


def _stand_beside_text(one: LonePicture, width: float) -> None:
    one.figure.set("class", f"{ALONE} beside-text")
    one.figure.set("style", f"--_beside: {width:.2f}pt")


def spare_beside(pages: Sheets, parent: Node, figure: PushedFigure, share: float) -> int:
    """How many blocks of a parent may go ahead of a picture that may still have text beside it.

    The picture takes a `share` of the measure: as much higher may text become that has all of it.
    """
    text = text_behind(parent, figure.node)
    heights = [extent.height for extent in extents_of(pages, text, figure.page)]
    left = list(accumulate(reversed(heights)))
    return sum(height >= figure.depth * (1 - share) for height in left[:-1])


def is_bare(pages: Sheets, parent: Node, figure: PushedFigure, line: float) -> bool:
    """Whether the text beside a picture ends more than a line above its lower edge."""
    if not is_beside_text(figure.node):
        return False
    text = text_behind(parent, figure.node)
    return text_reaches(pages, text, figure.node, figure.page) < -line
