"""Which files are SVG, and the error for one that may not be printed; told without reading any."""

from __future__ import annotations

SVG_TYPE = "image/svg+xml"

_STARTS = (b"<svg", b"<?xml", b"<!doctype svg", b"<!--")


class UnsafeSVGError(ValueError):
    """The drawing holds what may not be printed; the message says what."""


def is_svg(data: bytes) -> bool:
    """Whether bytes begin as an SVG file does, whatever its name."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(_STARTS) and b"<svg" in start
