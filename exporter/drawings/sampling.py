"""Pictures with no more dots than their printed size can show."""

from __future__ import annotations

import io
from collections.abc import Mapping

from PIL import Image

from exporter.article.decoding import opened
from exporter.engine.drawn_dots import is_vector
from exporter.styled import POINTS_PER_INCH

LINE_ART = "1"  # black and white alone, which shows its dots at 300 an inch
FOR_SCREENS, FOR_PRESS = 80, 92  # qualities of a JPEG
HALVED_COLOURS, WHOLE_COLOURS = 2, 0
REDUCING_GAP = 3.0  # as fast as Pillow can without a difference that shows
PHOTOGRAPH = 1.0  # bytes for each pixel that a PNG of one takes at least; drawings take fewer

Size = tuple[float, float]
"""Width and height in points."""


def sampled(
    pictures: Mapping[str, bytes], sizes: Mapping[str, Size], dpi: int, *, prints: bool
) -> dict[str, bytes]:
    """The pictures that have over `dpi` dots an inch at their printed sizes, with that many.

    `sizes` has the largest printed size of each picture by its name; `dpi` of 0 changes none.
    `prints` keeps the quality that a press shows.
    """
    made: dict[str, bytes] = {}
    for name in sorted(pictures.keys() & sizes.keys() if dpi else ()):
        fewer = _with_fewer_dots(pictures[name], sizes[name], dpi, prints=prints)
        if fewer is not None:
            made[name] = fewer
    return made


def _with_fewer_dots(data: bytes, size: Size, dpi: int, *, prints: bool) -> bytes | None:
    """A picture's bytes with fewer dots; `None` where it has not too many."""
    if is_vector(data):
        return None
    with opened(data) as image:
        across, down = (max(int(side / POINTS_PER_INCH * dpi), 1) for side in size)
        if image.mode == LINE_ART or (image.width <= across and image.height <= down):
            return None
        image.draft(None, (across * 2, down * 2))
        form, profile = image.format, image.info.get("icc_profile")
        if image.mode == "P":
            image = image.convert("RGBA" if image.has_transparency_data else "RGB")  # noqa: PLW2901
        few = image.resize((across, down), Image.Resampling.LANCZOS, reducing_gap=REDUCING_GAP)
    few.info.clear()
    if form != "PNG":
        return _jpeg(few, profile, prints=prints)
    drawn = _saved(few, "PNG", icc_profile=profile)
    is_photograph = len(drawn) > PHOTOGRAPH * across * down and few.mode in ("RGB", "L")
    if is_photograph:
        return _jpeg(few, profile, prints=prints)
    return drawn if len(drawn) < len(data) else None


def _jpeg(image: Image.Image, profile: bytes | None, *, prints: bool) -> bytes:
    return _saved(
        image,
        "JPEG",
        icc_profile=profile,
        quality=FOR_PRESS if prints else FOR_SCREENS,
        subsampling=WHOLE_COLOURS if prints else HALVED_COLOURS,
        optimize=True,
    )


def _saved(image: Image.Image, form: str, **options: int | bytes | None) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()
