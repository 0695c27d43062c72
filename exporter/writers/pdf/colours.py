"""What the file's colours mean: sRGB, by the profile that WeasyPrint brings along."""

from __future__ import annotations

import functools
import io
from importlib.resources import files

from weasyprint.css import ColorProfile

NAME = "sRGB2014.icc"


def srgb() -> ColorProfile:
    """The output intent of a file for screen and office (ISO 19005-3, 6.2.3)."""
    return ColorProfile(
        io.BytesIO(_content()), NAME, "relative-colorimetric", (["r"], ["g"], ["b"])
    )


@functools.cache
def _content() -> bytes:
    return (files("weasyprint.pdf") / NAME).read_bytes()
