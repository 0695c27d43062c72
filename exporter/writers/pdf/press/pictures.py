"""Pictures into inks: every image of a PDF becomes CMYK, its soft mask stays."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf
from PIL import Image, ImageChops, ImageCms, ImageMath

from exporter.writers.pdf.press.inks import CMYK, FULL, Inks

GREY_MODES = frozenset({"1", "L", "LA", "I", "I;16", "F"})
BITS = 8
REPLACED = ("/Decode", "/DecodeParms", "/Intent", "/Interpolate", "/Alternates")


def separate_image(image: Any, inks: Inks) -> None:
    """Put an image XObject's pixels into CMYK, without loss; a stencil has no colour of its own."""
    if image.get("/ImageMask"):
        return
    picture = separated(pikepdf.PdfImage(image).as_pil_image(apply_mask=False), inks)
    for key in REPLACED:
        if key in image:
            del image[key]
    image.ColorSpace = pikepdf.Name.DeviceCMYK
    image.BitsPerComponent = BITS
    image.write(zlib.compress(picture.tobytes()), filter=pikepdf.Name.FlateDecode)


def separated(picture: Image.Image, inks: Inks) -> Image.Image:
    """A picture in CMYK within the ink limit; black alone where it is grey all over."""
    if picture.mode == CMYK:
        return _limited(picture, inks)
    if picture.mode in GREY_MODES:
        return _of_greys(picture.convert("L"), inks)
    colours = picture.convert("RGB")
    if _is_grey(colours):
        return _of_greys(colours.getchannel(0), inks)
    source = _source_of(picture, inks)
    transform = ImageCms.buildTransform(
        source, inks.profile, "RGB", CMYK, ImageCms.Intent.PERCEPTUAL
    )
    return _limited(transform.apply(colours), inks)


def _source_of(picture: Image.Image, inks: Inks) -> ImageCms.ImageCmsProfile:
    """What the picture's colours mean: what its own profile says, else sRGB."""
    own = picture.info.get("icc_profile")
    if not own or picture.mode != "RGB":
        return inks.srgb
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(own))
    except OSError:  # a profile that is damaged says nothing
        return inks.srgb
    return profile if profile.profile.xcolor_space.strip() == "RGB" else inks.srgb


def _is_grey(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    return not any(ImageChops.difference(red, other).getbbox() for other in (green, blue))


def _of_greys(greys: Image.Image, inks: Inks) -> Image.Image:
    none = Image.new("L", greys.size)
    return Image.merge(CMYK, (none, none, none, greys.point(inks.blacks)))


def _limited(picture: Image.Image, inks: Inks) -> Image.Image:
    """The picture with no spot over the limit: black stays, the other inks shrink alike."""
    limit = int(inks.limit * FULL)

    def share(at: dict[str, Any]) -> Any:
        colour = at["c"] + at["m"] + at["y"]
        room = at["ink"] * (limit - at["k"]) / at["max"](colour, 1)
        return at["min"](at["ink"], room)

    channels = dict(zip("cmyk", (one.convert("I") for one in picture.split()), strict=True))
    shrunk = (
        ImageMath.lambda_eval(share, ink=channels[name], **channels).convert("L") for name in "cmy"
    )
    return Image.merge(CMYK, (*shrunk, picture.getchannel("K")))
