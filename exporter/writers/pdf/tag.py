"""What the tag tree is made of before it is written, and the one annotation of each link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pydyf

from exporter.engine.insides import Node
from exporter.engine.painted import Rectangle


@dataclass(frozen=True)
class Mark:
    """A piece of marked content: its page, from 0, and its identifier there."""

    page: int
    mcid: int


@dataclass(frozen=True)
class Annotated:
    """A link's annotation, on a page counted from 0; `node` is the link as a whole."""

    page: int
    annotation: pydyf.Dictionary
    node: Node
    same: list[pydyf.Dictionary] = field(default_factory=list)
    """The annotations of the link's other boxes on that page."""
    pictures: list[pydyf.Dictionary] = field(default_factory=list)
    """Those of its pictures, where there are no words in it."""


@dataclass(eq=False)
class Tag:
    """A structure element (ISO 32000-1, 14.7.2): its type, what it holds, and what it shows.

    `node` is the HTML element that it shows, `None` for one that only groups. `picture` is where a
    picture stands on its page.
    """

    role: str
    node: Node | None = None
    kids: list[Tag | Mark | Annotated] = field(default_factory=list)
    picture: Rectangle | None = None
    page: int | None = None
    """The page of its first content of its own, `None` if it holds other ones only."""


@dataclass(frozen=True)
class Artifact:
    """Marked content that is no content; `subtype` is `Header`, `Footer`, empty, or `None`.

    `None` is decoration, everything else is pagination.
    """

    mark: Mark
    subtype: str | None


def description(node: Node) -> str:
    """The alternative text of a picture, empty if it is only decoration."""
    if node.tag == "img":
        return node.get("alt") or ""
    return node.findtext("{http://www.w3.org/2000/svg}title") or ""


def keep(pdf: pydyf.PDF, links: Iterable[Annotated]) -> None:
    """Leave the annotations of these links on the pages, each covering all of its link's boxes.

    Links in running heads and repeated table heads go: what is an artifact cannot be a link.
    """
    kept: set[bytes] = set()
    for link in links:
        _cover(link)
        _describe(link)
        kept.add(link.annotation.reference)
    for reference in pdf.page_references:
        page = pdf.objects[int(reference.split()[0])]
        annotations = [one for one in page.pop("Annots", ()) if one in kept]
        if annotations:
            page["Annots"] = pydyf.Array(annotations)


def _describe(link: Annotated) -> None:
    """A screen reader says the link's own words rather than an address (ISO 14289-1, 7.18.5)."""
    address = link.annotation.get("Dest") or link.annotation["A"]["URI"]
    words = " ".join("".join(_texts(link.node)).split())
    link.annotation["Contents"] = pydyf.String(words or address.string)


def _texts(node: Node) -> Iterator[str]:
    """An element's text, and the alternative texts of its pictures."""
    yield node.text or ""
    yield node.get("alt") or ""
    for child in node:
        yield from _texts(child)
        yield child.tail or ""


def _cover(link: Annotated) -> None:
    """Make one annotation cover all lines of a link (ISO 32000-1, 12.5.6.5).

    A block around a picture is wider than it, and no part of what a reader takes for the link.
    """
    boxes = link.pictures or (link.annotation, *link.same)
    rectangles = [_upright(one["Rect"]) for one in boxes]
    outer = [one for one in dict.fromkeys(rectangles) if not _is_inside(one, rectangles)]
    left, bottom, right, top = zip(*outer, strict=True)
    link.annotation["Rect"] = pydyf.Array([min(left), min(bottom), max(right), max(top)])
    if len(outer) > 1:
        link.annotation["QuadPoints"] = pydyf.Array(
            edge for x1, y1, x2, y2 in outer for edge in (x1, y2, x2, y2, x1, y1, x2, y1)
        )


def _upright(rectangle: Iterable[float]) -> Rectangle:
    x1, y1, x2, y2 = rectangle
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _is_inside(inner: Rectangle, others: Iterable[Rectangle]) -> bool:
    """Whether another rectangle has all of one."""
    x1, y1, x2, y2 = inner
    return any(
        other != inner and other[0] <= x1 and other[1] <= y1 and x2 <= other[2] and y2 <= other[3]
        for other in others
    )
