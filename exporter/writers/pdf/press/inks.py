"""Colours and pictures into inks, by an ICC profile."""

from __future__ import annotations

import bisect
import functools
import io
import zlib

import pikepdf
from PIL import Image, ImageChops, ImageCms, ImageMath

from exporter.engine.written import srgb_profile

Ink = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, each from 0 to 1."""

CMYK = "CMYK"
FULL = 255
NEUTRAL = 3 / FULL  # how far apart the channels of a grey may be
DARK_NEUTRAL = 16 / FULL  # the same for a colour as dark as solid black ink


class Inks:
    """Makes inks of colours; `limit` is the most ink that a spot may get, 3 for 300 %."""

    def __init__(self, profile: bytes, limit: float) -> None:
        self.profile = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        self.srgb = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile().content))
        self.limit = limit
        self._known: dict[tuple[float, float, float], Ink] = {}

    def of_rgb(self, red: float, green: float, blue: float) -> Ink:
        """The inks of an sRGB colour, its channels from 0 to 1, in whole per cent."""
        colour = _clamped(red), _clamped(green), _clamped(blue)
        if colour not in self._known:
            self._known[colour] = self._inks_of(colour)
        return self._known[colour]

    def of_grey(self, grey: float) -> Ink:
        """The tint of black that is as light as an sRGB grey; solid where none is as dark."""
        return 0, 0, 0, round(self.blacks[round(_clamped(grey) * FULL)] / FULL, 2)

    def limited(self, ink: Ink) -> Ink:
        """The inks, less of all but black where they are over the limit."""
        cyan, magenta, yellow, black = map(_clamped, ink)
        colour = cyan + magenta + yellow
        if colour + black <= self.limit:
            return cyan, magenta, yellow, black
        share = (self.limit - black) / colour
        return _down(cyan * share), _down(magenta * share), _down(yellow * share), black

    @functools.cached_property
    def blacks(self) -> list[int]:
        """For each sRGB grey from 0 to 255, the tint of black (0 to 255) that is as light."""
        tints = [-lightness for lightness in self._lightness_of_tints()]
        return [bisect.bisect_left(tints, -one, hi=FULL) for one in self._lightness_of_greys()]

    def _inks_of(self, colour: tuple[float, float, float]) -> Ink:
        spread = max(colour) - min(colour)
        if spread <= NEUTRAL:
            return self.of_grey(sum(colour) / len(colour))
        if spread <= DARK_NEUTRAL and self.of_grey(max(colour))[3] == 1:
            return 0, 0, 0, 1
        red, green, blue = (round(channel * FULL) for channel in colour)
        pixel = self._flat.apply(Image.new("RGB", (1, 1), (red, green, blue)))
        cyan, magenta, yellow, black = (round(ink / FULL, 2) for ink in pixel.tobytes())
        return self.limited((cyan, magenta, yellow, black))

    @functools.cached_property
    def _flat(self) -> ImageCms.ImageCmsTransform:
        """For flat colours: as near as inks come, with white as the paper."""
        return ImageCms.buildTransform(
            self.srgb,
            self.profile,
            "RGB",
            CMYK,
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )

    def _lightness_of_tints(self) -> list[int]:
        """The lightness (255 is the paper) of each tint of black from 0 to 255; never rising."""
        tints = Image.frombytes(CMYK, (FULL + 1, 1), b"".join(bytes((0, 0, 0, k)) for k in _BYTES))
        measured = self._lightness(self.profile, tints)
        return [min(measured[: tint + 1]) for tint in _BYTES]

    def _lightness_of_greys(self) -> list[int]:
        greys = Image.frombytes("RGB", (FULL + 1, 1), b"".join(bytes((v, v, v)) for v in _BYTES))
        return [*self._lightness(self.srgb, greys)[:FULL], FULL]

    @staticmethod
    def _lightness(profile: ImageCms.ImageCmsProfile, image: Image.Image) -> list[int]:
        lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
        transform = ImageCms.buildTransform(profile, lab, image.mode, "LAB", intent)
        return list(transform.apply(image).getchannel(0).tobytes())


_BYTES = range(FULL + 1)


def _clamped(channel: float) -> float:
    return min(max(float(channel), 0.0), 1.0)


def _down(share: float) -> float:
    """To a thousandth, never up, so that the sum stays within the limit."""
    return int(share * 1000) / 1000


GREY_MODES = frozenset({"1", "L", "LA", "I", "I;16", "F"})
BITS = 8
REPLACED = ("/Decode", "/DecodeParms", "/Intent", "/Interpolate", "/Alternates")


def separate_image(image: pikepdf.Stream, inks: Inks) -> None:
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

    channels = dict(zip("cmyk", (one.convert("I") for one in picture.split()), strict=True))
    shrunk = (
        ImageMath.lambda_eval(
            lambda at: at["min"](
                at["ink"],
                at["ink"] * (limit - at["k"]) / at["max"](at["c"] + at["m"] + at["y"], 1),
            ),
            ink=channels[name],
            **channels,
        ).convert("L")
        for name in "cmy"
    )
    return Image.merge(CMYK, (*shrunk, picture.getchannel("K")))
