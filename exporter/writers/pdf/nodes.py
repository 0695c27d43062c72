"""What the tag tree is made of, before it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pydyf

from exporter.writers.pdf.painted import Rectangle


@dataclass(frozen=True)
class Mark:
    """A piece of marked content: its page, from 0, and its identifier there."""

    page: int
    mcid: int


@dataclass(frozen=True)
class Annotated:
    """A link's annotation, on a page counted from 0; `element` is the link as a whole."""

    page: int
    annotation: pydyf.Dictionary
    element: Any
    same: list[pydyf.Dictionary] = field(default_factory=list)
    """The annotations of the link's other boxes on that page."""


@dataclass(eq=False)
class Node:
    """A structure element: its type, what it holds, and the HTML element that it shows."""

    role: str
    element: Any = None
    kids: list[Node | Mark | Annotated] = field(default_factory=list)
    picture: Rectangle | None = None
    page: int | None = None
    """The page of its first content of its own, `None` if it holds other nodes only."""


@dataclass(frozen=True)
class Artifact:
    """Marked content that is no content; `subtype` is `Header`, `Footer`, empty, or `None`.

    `None` is decoration, everything else is pagination.
    """

    mark: Mark
    subtype: str | None


def description(element: Any) -> str:
    """The alternative text of a picture, empty if it is only decoration."""
    if element.tag == "img":
        return element.get("alt") or ""
    return element.findtext("{http://www.w3.org/2000/svg}title") or ""
