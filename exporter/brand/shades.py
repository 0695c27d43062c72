"""Colours of a brand: read, told apart, and made darker or lighter within their hue.

Lightness and hue are those of Oklab (https://bottosson.github.io/posts/oklab/), where equal steps
look equal; contrast is that of WCAG 2.2.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from tinycss2.color5 import parse_color

Triple: TypeAlias = tuple[float, float, float]

LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
STEPS = 24  # of halving: finer than a shade of 8 bits

_TO_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_LMS = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


@dataclass(frozen=True)
class Shade:
    """A colour without transparency, its channels from 0 to 255."""

    red: int
    green: int
    blue: int

    @property
    def hex(self) -> str:
        """`#rrggbb`."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """The relative luminance, from 0 (black) to 1 (white)."""
        red, green, blue = self._linear
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    @property
    def polar(self) -> Triple:
        """Lightness from 0 to 1, chroma, and hue in radians."""
        lms = tuple(math.cbrt(one) for one in _times(_TO_LMS, self._linear))
        lightness, a, b = _times(_TO_LAB, (lms[0], lms[1], lms[2]))
        return lightness, math.hypot(a, b), math.atan2(b, a)

    @property
    def _linear(self) -> Triple:
        red, green, blue = (_unbent(one / 255) for one in (self.red, self.green, self.blue))
        return red, green, blue

    def contrast(self, other: Shade) -> float:
        """The contrast ratio of two colours, from 1 to 21."""
        darker, lighter = sorted((self.luminance, other.luminance))
        return (lighter + 0.05) / (darker + 0.05)

    def distance(self, other: Shade) -> float:
        """How far apart two colours look: 0 for the same, 1 from black to white."""
        return math.dist(_cartesian(self.polar), _cartesian(other.polar))

    def at(self, lightness: float, chroma: float | None = None) -> Shade:
        """The same hue in another lightness, as rich as it is, or as a screen can show it."""
        _, own, hue = self.polar
        rich = own if chroma is None else chroma
        if (found := _shade(lightness, rich, hue)) is not None:
            return found
        poor = 0.0
        for _ in range(STEPS):
            middle = (poor + rich) / 2
            poor, rich = (
                (poor, middle) if _shade(lightness, middle, hue) is None else (middle, rich)
            )
        return _shade(lightness, poor, hue) or (WHITE if lightness > 0.5 else BLACK)


WHITE, BLACK = Shade(255, 255, 255), Shade(0, 0, 0)


def shade_of(text: str) -> Shade | None:
    """The colour that CSS text names, as it looks on white paper; `None` where it names none."""
    colour = parse_color(text)
    try:
        red, green, blue = colour.to("srgb").coordinates
    except (AttributeError, NotImplementedError, TypeError):
        return None
    alpha = 1 if colour.alpha is None else colour.alpha
    return Shade(*(_byte(1 + ((one or 0) - 1) * alpha) for one in (red, green, blue)))


def least_contrast(text: Shade, grounds: Iterable[Shade]) -> float:
    """That with the ground on which it is hardest to read."""
    return min(map(text.contrast, grounds))


def legible(text: Shade, grounds: tuple[Shade, ...], least: float = LEAST_CONTRAST) -> Shade:
    """The colour, or the nearest of its hue that can be read on all of some grounds, which are all
    light or all dark; the last in that direction where none can."""
    if least_contrast(text, grounds) >= least:
        return text
    is_dark = max(ground.luminance for ground in grounds) < BLACK_OR_WHITE
    near, far = text.polar[0], 1.0 if is_dark else 0.0
    for _ in range(STEPS):
        middle = (near + far) / 2
        is_enough = least_contrast(text.at(middle), grounds) >= least
        near, far = (near, middle) if is_enough else (middle, far)
    return text.at(far)


BLACK_OR_WHITE = 0.179  # the luminance on which black and white are read equally well


def _shade(lightness: float, chroma: float, hue: float) -> Shade | None:
    """`None` for what no screen shows."""
    lab = lightness, chroma * math.cos(hue), chroma * math.sin(hue)
    lms = tuple(one**3 for one in _times(_FROM_LAB, lab))
    channels = _times(_FROM_LMS, (lms[0], lms[1], lms[2]))
    if any(not -0.0005 <= one <= 1.0005 for one in channels):
        return None
    return Shade(*(_byte(_bent(min(max(one, 0.0), 1.0))) for one in channels))


def _times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    first, second, third = (sum(map(_product, row, vector)) for row in matrix)
    return first, second, third


def _product(one: float, other: float) -> float:
    return one * other


def _cartesian(polar: Triple) -> Triple:
    lightness, chroma, hue = polar
    return lightness, chroma * math.cos(hue), chroma * math.sin(hue)


def _unbent(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _bent(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _byte(channel: float) -> int:
    return round(min(max(channel, 0.0), 1.0) * 255)
