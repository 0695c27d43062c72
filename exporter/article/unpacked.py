"""How much memory a picture takes when it is unpacked, told from its header."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_MEMORY = 400_000_000
"""Bytes that the dots of a picture may take, with all copies that are made of them on the way."""

MAX_SCANNED = 2_000_000_000  # dots that the scans of a JPEG may pass over, all together

JPEGS = frozenset({"JPEG", "MPO"})
COEFFICIENT = 2  # bytes; a progressive JPEG keeps all of them until its last scan
DECODING: Mapping[str, int] = {"WEBP": 16, "AVIF": 13}
"""Bytes for each dot that a decoder takes, canvases of its own included, as some of 100
megapixels took it."""

PRINTING: Mapping[str, int] = {"L": 2, "RGB": 8, "CMYK": 12, "1": 8, "P": 9}
"""Bytes for each dot until a file is made of it, by the mode of the picture, as `bench.pictures`
measures them."""

PRINTING_JPEG: Mapping[str, int] = {"L": 2, "RGB": 4, "CMYK": 8}  # by scales as it is unpacked

OTHERS = 12  # with an alpha channel, or more than 8 bits


ORIENTATION = 0x0112  # EXIF 2.32, 4.6.4 A
TURNED = 4  # bytes more for each dot of a picture that is turned upright


def memory_of(image: Image) -> int:
    """How many bytes a picture takes at most, which is opened and not unpacked."""
    dots = image.width * image.height
    if image.format in JPEGS:  # unpacked in a fraction of its size where it is large
        return round(dots * _kept(image))
    return dots * max(DECODING.get(image.format or "", 0), printing(image))


def too_much_memory(image: Image) -> str:
    """What is said of a picture that takes over MAX_MEMORY: how many dots it may have as it is."""
    dots = image.width * image.height
    most = MAX_MEMORY * dots // memory_of(image) // 1_000_000
    kind = "progressive JPEG" if image.format in JPEGS else image.format
    return f"has {dots / 1e6:.0f} megapixels, and as {kind} ({image.mode}) may have {most}"


def fraction_of(image: Image) -> int:
    """Of 1, 2, 4 and 8, by which a JPEG has to be divided to take no more than MAX_MEMORY."""
    needed = image.width * image.height * printing(image)
    return next((one for one in (1, 2, 4) if needed <= MAX_MEMORY * one**2), 8)


def printing(image: Image) -> int:
    """Bytes for each dot until a picture is printed; a PNG may say but at its end that it turns."""
    turns = image.format != "PNG" and ORIENTATION in image.getexif()
    weights = PRINTING_JPEG if image.format in JPEGS else PRINTING
    return weights.get(image.mode, OTHERS) + turns * TURNED


def _kept(image: Image) -> float:
    """Bytes for each dot that a JPEG keeps of what it has read: none where one scan has all."""
    if not image.info.get("progressive"):
        return 0.0
    layers: list[tuple[int, int, int, int]] = getattr(image, "layer", [])
    samples = [across * down for _, across, down, _ in layers]
    return COEFFICIENT * sum(samples) / max(samples, default=1)
