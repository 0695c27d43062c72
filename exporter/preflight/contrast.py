"""How well a colour stands out from another (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, Self

from exporter.preflight.profiles import Limits
from exporter.styled import Colour


class Ink(NamedTuple):
    """An opaque sRGB colour, each channel from 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def of(cls, written: str) -> Self:
        """The colour that `RRGGBB` means."""
        return cls(*bytes.fromhex(written))

    @property
    def luminance(self) -> float:
        """The relative luminance, from 0 (black) to 1 (white)."""
        return Colour(*self).luminance


@lru_cache(maxsize=1024)
def contrast(one: Ink, other: Ink) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((one.luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)


def wanted(limits: Limits, size: float, *, bold: bool) -> float:
    """The contrast that type of a size, in points, must have."""
    is_large = size >= (limits.large_bold_size if bold else limits.large_size)
    return limits.large_contrast if is_large else limits.contrast
