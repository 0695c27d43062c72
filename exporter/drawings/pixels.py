"""An article's pictures as a file can print them: PNG or JPEG, 8 bits, upright, in its colours."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PIL import Image, ImageCms, ImageOps
from PIL.JpegImagePlugin import JpegImageFile, get_sampling

from exporter.article.decoding import opened
from exporter.article.picture_paths import picture_name
from exporter.article.pictures import Picture, Pictures
from exporter.article.svg import SVG_TYPE
from exporter.article.unpacked import fraction_of
from exporter.drawings.drawings_in_files import printed_svg
from exporter.engine.drawn_dots import is_vector, size_of
from exporter.engine.written import srgb_profile

JPEG, PNG, CMYK, RGB, GREY = "JPEG", "PNG", "CMYK", "RGB", "L"
JPEGS = frozenset({JPEG, "MPO"})
LOSSY = frozenset({"WEBP", "AVIF"})  # which may be as good as a JPEG, and may hold drawings too
PLAIN: Mapping[str, frozenset[str]] = {
    PNG: frozenset({"1", GREY, "LA", "P", RGB, "RGBA"}),
    JPEG: frozenset({GREY, RGB}),
    "MPO": frozenset({GREY, RGB}),
}
DEEP_GREYS = frozenset({"I", "F"})
QUALITY = 92  # of a JPEG that is made of another format
NO_SUBSAMPLING = 0
PALETTE = 256  # a picture of no more colours is a drawing, which JPEG would blur
INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
ORIENTATION, UPRIGHT = 0x0112, 1  # EXIF 2.32, 4.6.4 A
DEPTH = 24  # where a PNG says how many bits a channel has
SIXTEEN = 16


@dataclass(frozen=True)
class Colours:
    """What colours a file is in: inks as well as RGB where it `prints`, else sRGB alone.

    `icc` is the profile of inks for a picture in CMYK that has none of its own.
    """

    prints: bool
    icc: Path


def printable(pictures: Pictures, colours: Colours) -> dict[str, bytes]:
    """Each picture's bytes by its name; those that can be printed as they are stay untouched."""
    return {picture_name(src): _printed(one, colours) for src, one in pictures.items()}


def shown_size(data: bytes) -> tuple[float, float]:
    """The width and height in pixels of a picture that is to be printed."""
    if is_vector(data):
        return size_of(data)
    with opened(data) as image:
        return image.width, image.height


def _printed(picture: Picture, colours: Colours) -> bytes:
    if picture.media_type == SVG_TYPE:
        return printed_svg(picture.data, partial(printed_bytes, colours=colours))
    return printed_bytes(picture.data, colours)


def printed_bytes(data: bytes, colours: Colours) -> bytes:
    """A picture of any format that `opened` knows as PNG or JPEG; the same bytes for the same."""
    with opened(data) as image:
        if _is_plain(image, data, colours):
            return data
        if (fraction := fraction_of(image)) > 1:  # of a JPEG alone; others are refused
            image.draft(None, (image.width // fraction, image.height // fraction))
        ImageOps.exif_transpose(image, in_place=True)
        return _encoded(_in_colours(image, colours), image)


def _is_plain(image: Image.Image, data: bytes, colours: Colours) -> bool:
    modes = PLAIN.get(image.format or "", frozenset())
    keeps_inks = colours.prints and image.format in JPEGS and image.mode == CMYK
    return (
        (image.mode in modes or keeps_inks)
        and not (image.format == PNG and data[DEPTH] == SIXTEEN)
        and image.getexif().get(ORIENTATION, UPRIGHT) == UPRIGHT
        and (colours.prints or not _has_other_rgb(image))
    )


def _has_other_rgb(image: Image.Image) -> bool:
    """Whether a picture's profile gives its numbers another meaning than sRGB does."""
    profile = _own_profile(image, RGB)
    return profile is not None and "srgb" not in (profile.profile.profile_description or "").lower()


def _own_profile(image: Image.Image, space: str) -> ImageCms.ImageCmsProfile | None:
    """The ICC profile that a picture brings; `None` for none, and for one of another space."""
    own = image.info.get("icc_profile")
    if not own or image.mode not in (space, f"{space}A"):
        return None
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(own))
    except OSError:  # a profile that is damaged says nothing
        return None
    is_usable = ImageCms.isIntentSupported(profile, INTENT, ImageCms.Direction.INPUT) == 1
    return profile if is_usable and profile.profile.xcolor_space.strip() == space else None


def _in_colours(image: Image.Image, colours: Colours) -> Image.Image:
    """A picture in a mode that both formats know."""
    if image.mode == CMYK:
        return image if colours.prints else _without_inks(image, colours.icc)
    if image.mode == "LAB":
        return _transformed(image, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")))
    if image.mode in DEEP_GREYS or image.mode.startswith("I;"):
        return _grey(image)
    if image.has_transparency_data:
        image = image.convert("LA" if image.mode in (GREY, "LA") else "RGBA")
    elif image.mode not in ("1", GREY, "P", RGB):
        image = image.convert(RGB)
    other = None if colours.prints or not _has_other_rgb(image) else _own_profile(image, RGB)
    return image if other is None else _transformed(image, other)


def _without_inks(image: Image.Image, icc: Path) -> Image.Image:
    own = _own_profile(image, CMYK)
    return _transformed(image, own or ImageCms.ImageCmsProfile(str(icc)))


def _transformed(image: Image.Image, source: ImageCms.ImageCmsProfile) -> Image.Image:
    """A picture in sRGB; what is clear stays as clear as it was."""
    srgb = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile().content))
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    mode = image.mode if image.mode == "RGBA" else RGB
    into = ImageCms.buildTransform(source, srgb, image.mode, mode, INTENT, flags)
    return into.apply(image)


def _grey(image: Image.Image) -> Image.Image:
    """A grey of 16 or more bits in 8: by its top bits, or stretched where it tells no scale."""
    if image.mode.startswith("I;"):
        return image.convert("I").point(lambda level: level / 256).convert(GREY)
    low, high = (float(one) for one in image.getextrema())  # type: ignore[arg-type]
    whole = 65535.0 if image.mode == "I" and low >= 0 and high <= 65535 else high
    scale = 255 / whole if whole > 0 else 1.0
    return image.convert("F").point(lambda level: level * scale + 0.0).convert(GREY)


def _encoded(shown: Image.Image, source: Image.Image) -> bytes:
    stream = io.BytesIO()
    profile = source.info.get("icc_profile") if _own_profile(shown, shown.mode) else None
    if isinstance(source, JpegImageFile) and shown.mode == source.mode:  # turned, and no worse
        tables, sampling = source.quantization, get_sampling(source)
        shown.save(stream, JPEG, qtables=tables, subsampling=sampling, icc_profile=profile)
    elif shown.mode == CMYK or _is_photograph(shown, source):
        shown.save(stream, JPEG, quality=QUALITY, subsampling=NO_SUBSAMPLING, icc_profile=profile)
    else:
        shown.save(stream, PNG, icc_profile=profile)
    return stream.getvalue()


def _is_photograph(shown: Image.Image, source: Image.Image) -> bool:
    """Whether a JPEG does a picture justice: it was lossy before, and has many colours."""
    if shown.mode not in (RGB, GREY):
        return False
    return source.format in JPEGS or (source.format in LOSSY and has_many_colours(shown))


def has_many_colours(image: Image.Image) -> bool:
    """Whether a picture has more colours than drawings have."""
    return image.getcolors(PALETTE) is None
