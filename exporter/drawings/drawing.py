"""A picture that we draw ourselves."""

from __future__ import annotations

from dataclasses import dataclass

from exporter.styled import Points

DOTS_PER_INCH = 300


@dataclass(frozen=True)
class Drawing:
    """A picture as SVG, and for readers without SVG as PNG at 300 dots per inch, as large as it is
    meant to be printed; `alt` says in words what it shows."""

    svg: bytes
    png: bytes
    width: Points
    height: Points
    alt: str
