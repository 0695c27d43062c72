"""Drawings in SVG that are quick to write and slow to paint, each of another kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

RECT = '<rect width="9" height="9"/>'
LARGE = '<rect width="2000" height="2000" {}/>'
MASK = '<mask id="m"><rect width="2000" height="2000" fill="white"/></mask>'
CLIP = f'<clipPath id="c">{RECT}</clipPath>'
FILTER = '<filter id="f">' + '<feBlend mode="multiply"/>' * 100 + "</filter>"
PATTERN = (
    '<pattern id="p{}" patternUnits="userSpaceOnUse" width="{side}" height="{side}">{}</pattern>'
)


def svg(content: str, side: int = 400) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}">{content}</svg>'


def uses(levels: int, times: int) -> str:
    """Groups that use the group before them, each so many times."""
    named = [f'<use href="#g{level}"/>' * times for level in range(levels - 1)]
    groups = "".join(f'<g id="g{level}">{one}</g>' for level, one in enumerate([RECT, *named]))
    return svg(f'<defs>{groups}</defs><use href="#g{levels - 1}"/>')


def tiles(levels: int, side: str) -> str:
    """A surface of tiles that are surfaces of tiles."""
    inner = [RECT, *(LARGE.format(f'fill="url(#p{level})"') for level in range(levels - 1))]
    patterns = "".join(PATTERN.format(level, one, side=side) for level, one in enumerate(inner))
    return svg(patterns + LARGE.format(f'fill="url(#p{levels - 1})"'))


def nested(attribute: str, levels: int, before: str = "") -> str:
    """Groups within each other that all have an attribute."""
    return svg(before + f"<g {attribute}>" * levels + RECT + "</g>" * levels, 2000)


def many(attribute: str, count: int, before: str = "") -> str:
    """Large rectangles over each other that all have an attribute."""
    return svg(before + LARGE.format(attribute) * count, 2000)


def text(letters: int) -> str:
    return svg(f'<text y="20">{"word " * (letters // 5)}</text>')


def path(corners: int) -> str:
    return svg(f'<path d="M0 0{" l1 1" * corners}" stroke="red"/>')


TOO_MUCH: Mapping[str, Callable[[], str]] = {
    "rectangles": lambda: svg(RECT * 90_000),
    "uses": lambda: uses(5, 17),
    "layers": lambda: many('opacity="0.9"', 20_000),
    "layers of a stylesheet": lambda: many(
        "", 20_000, "<style>rect { fill: red; opacity: 0.9 }</style>"
    ),
    "masks": lambda: many('mask="url(#m)"', 20_000, MASK),
    "clips": lambda: many('clip-path="url(#c)"', 20_000, CLIP),
    "filters": lambda: many('filter="url(#f)"', 900, FILTER),
    "a long text": lambda: text(200_000),
    "a long path": lambda: path(1_000_000),
    "points": lambda: svg(f'<polyline points="{"1 1 " * 1_000_000}"/>'),
    "a long pattern of dashes": lambda: svg(
        f'<g stroke="red" stroke-dasharray="{"1 " * 10_000}">{RECT * 1_000}</g>'
    ),
    "turns": lambda: svg(f'<g transform="{"rotate(1) " * 500_000}">{RECT}</g>'),
}
"""Drawings that are refused."""

BOUNDED: Mapping[str, Callable[[], str]] = {
    "tiles": lambda: tiles(1, "0.001"),
    "tiles of tiles": lambda: tiles(6, "4"),
    "nested layers": lambda: nested('opacity="0.9"', 250),
    "nested masks": lambda: nested('mask="url(#m)"', 250, MASK),
    "layers": lambda: many('opacity="0.9"', 2_000),
    "dashes": lambda: svg('<path d="M0 0 L400000 400000" stroke="red" stroke-dasharray="1e-4"/>'),
}
"""Drawings that look like bombs and are printed."""

LARGEST: Mapping[str, Callable[[], str]] = {
    "rectangles": lambda: svg(RECT * 39_000),
    "layers": lambda: many('opacity="0.9"', 5_600),
    "a long text": lambda: text(78_000),
    "a long path": lambda: path(390_000),
}
"""Drawings that are just small enough."""
