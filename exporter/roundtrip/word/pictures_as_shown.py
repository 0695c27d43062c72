"""The part of a picture that Word shows, as a picture of its own."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from exporter.article.decoding import (
    DamagedPictureError,
    HugePictureError,
    UnknownPictureError,
    decoded,
    opened,
)
from exporter.docx.picture_views import View

if TYPE_CHECKING:  # slow to load, and few pictures are cropped
    from PIL.Image import Image

_QUALITY = 95  # of a JPEG, whose letters and edges stay clean
_KEPT = ("icc_profile", "dpi", "transparency")
_AS_JPEG = frozenset({"L", "RGB", "CMYK"})
_AS_PNG = frozenset({"1", "L", "LA", "I", "I;16", "P", "RGB", "RGBA"})


def as_shown(data: bytes, view: View) -> bytes | None:
    """The bytes of a picture as it is shown; `None` where that cannot be made of it: of a drawing,
    a damaged picture, one that is turned askew, or of which nothing is left."""
    if view.turned % 90:
        return None
    try:
        decoded(data)
        with opened(data) as image:
            return _written(image, view)
    except (UnknownPictureError, DamagedPictureError, HugePictureError):
        return None


def _written(image: Image, view: View) -> bytes | None:
    left, top, right, bottom = (
        round(share * side) for share, side in zip(view.cropped, image.size * 2, strict=True)
    )
    box = left, top, image.width - right, image.height - bottom
    if box[0] >= box[2] or box[1] >= box[3]:
        return None
    known = {name: image.info[name] for name in _KEPT if name in image.info}
    is_jpeg = image.format in ("JPEG", "MPO") and image.mode in _AS_JPEG
    shown = _turned(image.crop(box), view)
    if is_jpeg:
        return _saved(shown, "JPEG", known | {"quality": _QUALITY})
    if shown.mode in _AS_PNG:
        return _saved(shown, "PNG", known)
    return _saved(shown.convert("RGB"), "PNG", {})


def _turned(image: Image, view: View) -> Image:
    """A picture mirrored, then turned by quarters."""
    from PIL.Image import Transpose

    quarters = {90: Transpose.ROTATE_270, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_90}
    steps = [Transpose.FLIP_LEFT_RIGHT] * view.is_mirrored
    steps += [Transpose.FLIP_TOP_BOTTOM] * view.is_upside_down
    if view.turned:
        steps.append(quarters[round(view.turned)])  # Pillow turns against the clock
    for step in steps:
        image = image.transpose(step)
    return image


def _saved(image: Image, form: str, said: Mapping[str, object]) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **said)
    return stream.getvalue()
