"""Colours into inks, by an ICC profile.

Neutral colours are printed with black alone, so that grey text has sharp edges on the press.
"""

from __future__ import annotations

import bisect
import functools
import io

from PIL import Image, ImageCms

from exporter.writers.pdf import colours

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
        self.srgb = ImageCms.ImageCmsProfile(io.BytesIO(colours.srgb().content))
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
        found = self._lightness(self.profile, tints)
        return [min(found[: tint + 1]) for tint in _BYTES]

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
