"""The colours that WeasyPrint paints with, as inks; and as greys, for what only masks."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import pikepdf
from PIL import Image, ImageCms

from exporter.writers.pdf.press.inks import Ink, Inks

Components: TypeAlias = Sequence[float]
Paint: TypeAlias = Callable[[Any, Components], tuple[float, ...]]
"""A colour space and a colour's components there, as components of the file's own space."""

Colour: TypeAlias = tuple[float, float, float]
LUMINANCE = (0.3, 0.59, 0.11)  # ISO 32000-1, 10.3.2


def ink_paint(inks: Inks) -> Paint:
    """Paints in ink; what is in CMYK already is kept, within the limit."""

    def paint(space: Any, components: Components) -> Ink:
        family = _family(space)
        if family == "/DeviceCMYK":
            cyan, magenta, yellow, black = components
            return inks.limited((cyan, magenta, yellow, black))
        if family == "/DeviceGray":
            return inks.of_grey(components[0])
        return inks.of_rgb(*_rgb(family, components))

    return paint


def grey_paint(space: Any, components: Components) -> tuple[float]:
    """Paints in grey, as light as the colour is: what a luminosity mask looks at."""
    family = _family(space)
    if family == "/DeviceGray":
        return (components[0],)
    if family == "/DeviceCMYK":
        cyan, magenta, yellow, black = components
        colour = [(1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)]
    else:
        colour = [*_rgb(family, components)]
    return (sum(share * one for share, one in zip(LUMINANCE, colour, strict=True)),)


def _family(space: Any) -> str:
    """`/DeviceRGB`, `/Lab` ...: a space's name, or the first entry of its array."""
    return str(space[0]) if isinstance(space, pikepdf.Array) else str(space)


def _rgb(family: str, components: Components) -> Colour:
    if family == "/Lab":
        return _rgb_of_lab(*components)
    if family != "/DeviceRGB":
        raise NotImplementedError(f"WeasyPrint painted in {family}")
    red, green, blue = components
    return red, green, blue


def _rgb_of_lab(lightness: float, a: float, b: float) -> Colour:
    """CIE L*a*b* in sRGB, the nearest where that is too small."""
    values = round(lightness * 2.55), round(a) & 0xFF, round(b) & 0xFF  # a and b are signed bytes
    pixel = _lab_to_rgb().apply(Image.frombytes("LAB", (1, 1), bytes(values)))
    red, green, blue = (channel / 255 for channel in pixel.tobytes())
    return red, green, blue


@functools.cache
def _lab_to_rgb() -> ImageCms.ImageCmsTransform:
    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(lab), ImageCms.ImageCmsProfile(srgb), "LAB", "RGB"
    )
