"""What all pictures of an article may take together, for each may be as large as one may be."""

from __future__ import annotations

from collections.abc import Callable

from exporter.article.pictures import Picture
from exporter.diagnostics import Diagnostic, error

MAX_ALL_BYTES = 400_000_000
MAX_ALL_PIXELS = 2_000_000_000


class Allowance:
    """Counts the pictures of an article, in their files and unpacked.

    They are unpacked one after another, so that an article takes the memory of its largest picture;
    what stays of each are its bytes, and the time that it took.
    """

    def __init__(self) -> None:
        self._bytes, self._pixels = MAX_ALL_BYTES, MAX_ALL_PIXELS

    def checked(self, src: str, check: Callable[[], Picture | Diagnostic]) -> Picture | Diagnostic:
        """What a check of the picture at `src` gives; `images-too-large` where those before it have
        left nothing, so that it is not even opened."""
        if min(self._bytes, self._pixels) <= 0:
            most = f"{MAX_ALL_BYTES // 1_000_000} megabytes or {MAX_ALL_PIXELS // 1_000_000}"
            message = f"the pictures before {src!r} have together over {most} megapixels"
            return error("images-too-large", message)
        found = check()
        if isinstance(found, Picture):
            self._bytes -= len(found.data)
            self._pixels -= found.unpacked
        return found
