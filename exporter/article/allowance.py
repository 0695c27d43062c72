"""What all pictures of an article may take together, for each may be as large as one may be."""

from __future__ import annotations

from collections.abc import Callable

from exporter.article.pictures import Picture
from exporter.diagnostics import Diagnostic, error

MAX_ALL_BYTES = 400_000_000
MAX_ALL_PIXELS = 2_000_000_000
MAX_ALL_ELEMENTS = 100_000
"""Plain elements of drawings, each as often as it is shown: half a minute, and half a gigabyte."""


class Allowance:
    """Counts the pictures of an article, in their files and unpacked, and what is to be drawn.

    They are unpacked one after another, so that an article takes the memory of its largest picture;
    what stays of each are its bytes, and the time that it took. A drawing is drawn wherever it is
    shown.
    """

    def __init__(self) -> None:
        self._bytes, self._pixels = MAX_ALL_BYTES, MAX_ALL_PIXELS
        self._elements = MAX_ALL_ELEMENTS
        self._found: dict[str, Picture | Diagnostic] = {}

    def checked(self, src: str, check: Callable[[], Picture | Diagnostic]) -> Picture | Diagnostic:
        """What a check of the picture at `src` gives, which is asked for wherever it is shown.

        `images-too-large` where those before it have left nothing, so that it is not even opened,
        and where it is a drawing for which not enough is left.
        """
        if src not in self._found:
            self._found[src] = self._checked(src, check)
        found = self._found[src]
        return self._drawn(src, found) if isinstance(found, Picture) else found

    def _checked(self, src: str, check: Callable[[], Picture | Diagnostic]) -> Picture | Diagnostic:
        if min(self._bytes, self._pixels) <= 0:
            most = f"{MAX_ALL_BYTES // 1_000_000} megabytes or {MAX_ALL_PIXELS // 1_000_000}"
            message = f"the pictures before {src!r} have together over {most} megapixels"
            return error("images-too-large", message)
        found = check()
        if isinstance(found, Picture):
            self._bytes -= len(found.data)
            self._pixels -= found.unpacked
        return found

    def _drawn(self, src: str, drawing: Picture) -> Picture | Diagnostic:
        if drawing.elements > self._elements:
            most = f"{MAX_ALL_ELEMENTS} elements, as they are drawn"
            message = f"the drawings up to {src!r} have together more than {most}"
            return error("images-too-large", message, hint="simplify the drawings, or show fewer")
        self._elements -= drawing.elements
        return drawing
