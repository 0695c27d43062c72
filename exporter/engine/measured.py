"""Computed styles whose lengths are plain: `calc()` and its like, and percentages, made pixels.

WeasyPrint keeps a `calc()`, `min()`, `max()` or `clamp()` with a percentage as it is written until
layout knows the containing block. Word wants it before; the width that a block has in the styled
tree is as good.
"""

from __future__ import annotations

from math import inf
from typing import Any

from weasyprint.css.functions import check_math
from weasyprint.css.properties import Dimension
from weasyprint.layout.percent import percentage

from exporter.engine.insides import Computed

SIMPLE = (str, int, float, list)
HEIGHTS = ("height", "min_height", "max_height")
OF_THE_FONT = ("line_height", "letter_spacing", "vertical_align")
SIDES = ("top", "right", "bottom", "left")
PLAIN = (*(f"{kind}_{side}" for kind in ("margin", "padding") for side in SIDES), "text_indent")
"""Properties that are plain lengths to us, so that their percentages are resolved as well."""


class Measured:
    """A computed style in a block of a known width, in pixels; what has no width stays as it is.

    A share of a height is a share of one that only layout knows, and counts as no bound (CSS 2,
    10.5).
    """

    def __init__(self, source: Computed, inside: float = 0) -> None:
        self._source = source
        self._inside = inside

    def __getitem__(self, name: str, /) -> Any:
        value = self._source[name]
        if type(value) in SIMPLE:
            return value
        if isinstance(value, tuple) and not isinstance(value, Dimension):
            return value
        if check_math(value):
            return self._pixels(name, value)
        is_share = getattr(value, "unit", None) == "%" and name in PLAIN
        return self._pixels(name, value) if is_share else value

    def _pixels(self, name: str, value: Any) -> Dimension:
        if name in HEIGHTS:
            return Dimension(inf, "px")
        whole = self._source["font_size"] if name in OF_THE_FONT else self._inside
        return Dimension(percentage(value, self._source, whole), "px")
