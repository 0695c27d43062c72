"""What the file's colours mean: sRGB, by the profile that WeasyPrint brings along."""

from __future__ import annotations

import functools
import io
from importlib.resources import files

import pydyf
from weasyprint.css import ColorProfile

from exporter.diagnostics import DesignError

NAME = "sRGB2014.icc"
INKS = (b"/DeviceCMYK cs", b"/DeviceCMYK CS")


def srgb() -> ColorProfile:
    """The output intent of a file for screen and office (ISO 19005-3, 6.2.3)."""
    return ColorProfile(
        io.BytesIO(_content()), NAME, "relative-colorimetric", (["r"], ["g"], ["b"])
    )


def refuse_inks(pdf: pydyf.PDF) -> None:
    """Raise DesignError where something was painted in CMYK: sRGB is the file's one meaning."""
    for one in pdf.objects:
        if isinstance(one, pydyf.Stream) and any(line in INKS for line in one.stream):
            raise DesignError.at(
                "colour-space",
                "a stylesheet paints in device-cmyk(), which only a press understands",
                hint="give such colours in a --style of their own, with --profile press",
            )


@functools.cache
def _content() -> bytes:
    return (files("weasyprint.pdf") / NAME).read_bytes()
