"""Joined pictures: two of one shape that are near to each other stand in a row, further down.

So they take the room of one, and the text before them fills the page that they leave.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exporter.engine.insides import Node
from exporter.engine.lone_pictures import LonePicture
from exporter.fit.company import ALONE, are_of_one_shape, stand_together
from exporter.fit.drift import group, may_end, passable

LOOKS = ("class", "style")


@dataclass(frozen=True)
class Joined:
    """Two pictures that stand in a row behind the elements `passing`.

    All are children of a `parent`, which had the `children` before; `row` are both pictures as they
    were alone, `looks` what their figures said of their looks.
    """

    parent: Node
    passing: tuple[Node, ...]
    row: tuple[LonePicture, LonePicture]
    children: tuple[Node, ...]
    looks: tuple[Mapping[str, str], ...]

    @property
    def figure(self) -> Node:
        """The element of the first figure."""
        return self.row[0].figure

    @property
    def figures(self) -> tuple[Node, Node]:
        """The elements of both figures."""
        return self.row[0].figure, self.row[1].figure

    def around(self) -> Node:
        """The row, once it is made."""
        return next(one for one in self.parent if self.figure in one)

    def make(self) -> None:
        """Put both pictures in a row behind the text."""
        for figure in self.figures:
            figure.set("class", ALONE)
            self.parent.remove(figure)
        place = list(self.parent).index(self.passing[-1]) + 1
        for figure in reversed(self.figures):
            self.parent.insert(place, figure)
        stand_together(self.parent, self.row)

    def undo(self) -> None:
        """Let each picture stand where it stood, and look as it did."""
        self.parent[:] = list(self.children)
        for figure, look in zip(self.figures, self.looks, strict=True):
            for name in LOOKS:
                figure.attrib.pop(name, None)
            figure.attrib.update(look)


def text_between(parent: Node, figure: Node) -> list[Node]:
    """The text between a picture and the next one; nothing where that stands right behind it, or
    where they must not be brought together."""
    text = passable(parent, figure)
    is_next = len(group(parent, figure)) == 1 and bool(text)
    return text if is_next and may_end(text[-1]) else []


def joined(
    parent: Node, figure: Node, shown: Mapping[Node, LonePicture], passing: Sequence[Node]
) -> Joined | None:
    """The move of a picture and the next one to a row behind some text.

    `shown` are the pictures that may stand in company; `None` where the next one is of another
    shape, or further than that text.
    """
    children = list(parent)
    behind = [one for one in children[children.index(figure) + 1 :] if one not in passing]
    pair = [shown[one] for one in (figure, *behind[:1]) if one in shown]
    if not passing or len(pair) < 2 or not are_of_one_shape(*pair):
        return None
    return Joined(parent, tuple(passing), (pair[0], pair[1]), tuple(children), tuple(_looks(pair)))


def _looks(pair: Sequence[LonePicture]) -> Iterator[Mapping[str, str]]:
    for one in pair:
        yield {name: one.figure.get(name, "") for name in LOOKS if name in one.figure.attrib}
