"""Pictures that stand alone on their measure, as they were laid out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from weasyprint.formatting_structure import boxes

from exporter.engine import computed
from exporter.engine.insides import Box, Node, node_of
from exporter.engine.pages.sheets import Sheets, body_of


@dataclass(frozen=True)
class LonePicture:
    """A picture in its `figure`, on a page from 1; its size is in points.

    `measure` is the width of the figure, `caption` the height of all that is not the picture.
    """

    figure: Node
    page: int
    width: float
    height: float
    measure: float
    caption: float

    @property
    def ratio(self) -> float:
        """Its width by its height."""
        return self.width / self.height


def lone_pictures(pages: Sheets, figures: Collection[Node]) -> Iterator[LonePicture]:
    """The pictures of some figures that are shown."""
    for number, sheet in enumerate(pages.sheets(), start=1):
        for box in body_of(sheet).descendants():
            if type(box) is boxes.BlockBox and box.element in figures:
                yield from _shown(box, number)


def _shown(box: Box, page: int) -> Iterator[LonePicture]:
    images = [inner for inner in box.descendants() if type(inner) is boxes.BlockReplacedBox]
    if len(images) == 1 and images[0].height:
        height = computed.points(images[0].height)
        caption = computed.points(box.height) - height
        width, measure = map(computed.points, (images[0].width, box.width))
        yield LonePicture(node_of(box), page, width, height, measure, caption)
