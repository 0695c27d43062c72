"""A logo on a plate, where what it stands on would swallow it.

The plate is part of the picture: so it is the same in every format.
"""

from __future__ import annotations

import io
from typing import cast

from lxml import etree
from PIL import Image

from exporter.article.drawn_elements import SVG
from exporter.article.vectors import parsed, size_of
from exporter.engine.drawn_dots import drawing, is_vector
from exporter.styled import Colour

LEAST = 2.0  # the contrast with its ground from which on a part of a logo is seen
ENOUGH = 0.6  # of a logo that has to be seen
SEEN = 128  # alpha from which on a dot is one
SMALL = (160, 160)  # dots: where no more are looked at
MARGIN = 0.12  # of the logo's height, around it on a plate
PAPER = Colour(255, 255, 255)

Dots = list[tuple[int, tuple[int, int, int, int]]]
"""How many dots have a colour, with its alpha."""


def legible(logo: bytes, ground: Colour) -> bool:
    """Whether most of a logo, SVG, PNG or JPEG, stands out from a colour."""
    image = _image(logo)
    if "A" not in image.getbands() and "transparency" not in image.info:
        return True  # it brings a ground of its own
    image = image.convert("RGBA")
    image.thumbnail(SMALL)
    dots = cast(Dots, image.getcolors(SMALL[0] * SMALL[1]))
    shown = [(count, Colour(*dot[:3])) for count, dot in dots if dot[3] >= SEEN]
    seen = sum(count for count, colour in shown if _contrast(colour, ground) >= LEAST)
    return seen >= ENOUGH * sum(count for count, _ in shown)


def on_plate(logo: bytes, colour: Colour) -> bytes:
    """A logo in the middle of a plate of a colour."""
    return _drawn_on_plate(logo, colour) if is_vector(logo) else _painted_on_plate(logo, colour)


def _image(logo: bytes) -> Image.Image:
    return Image.open(io.BytesIO(drawing(logo).png if is_vector(logo) else logo))


def _contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours (WCAG 2.2)."""
    low, high = sorted((one.luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)


def _drawn_on_plate(logo: bytes, colour: Colour) -> bytes:
    root = parsed(logo)
    width, height = size_of(root)
    left, top, wide, high = _view(root, width, height)
    margin, scale = MARGIN * high, height / high
    around = left - margin, top - margin, wide + 2 * margin, high + 2 * margin
    root.set("viewBox", " ".join(f"{number:g}" for number in around))
    root.set("width", f"{around[2] * scale:g}")
    root.set("height", f"{around[3] * scale:g}")
    path = "M{:g} {:g}h{:g}v{:g}H{:g}z".format(*around, around[0])
    plate = etree.Element(f"{SVG}path", d=path, style=f"fill:#{colour.hex};stroke:none")
    root.insert(0, plate)
    return etree.tostring(root, with_tail=False)


def _view(root: etree._Element, width: float, height: float) -> tuple[float, float, float, float]:
    """What of its plane a drawing shows."""
    numbers = (root.get("viewBox") or "").replace(",", " ").split()
    if len(numbers) != 4:
        return 0, 0, width, height
    left, top, wide, high = map(float, numbers)
    return left, top, wide, high


def _painted_on_plate(logo: bytes, colour: Colour) -> bytes:
    with Image.open(io.BytesIO(logo)) as opened:
        image = opened.convert("RGBA")
    margin = round(MARGIN * image.height)
    size = image.width + 2 * margin, image.height + 2 * margin
    plate = Image.new("RGB", size, (colour.red, colour.green, colour.blue))
    plate.paste(image, (margin, margin), image)
    stream = io.BytesIO()
    plate.save(stream, "PNG")
    return stream.getvalue()
