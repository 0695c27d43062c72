"""Pages of PDFs as pictures for the screen."""

from __future__ import annotations

import io
from functools import lru_cache

from exporter.printed.printed_pdf import Printed
from exporter.styled import POINTS_PER_INCH

QUICKLY = 1
"""How hard PNG is packed: it travels no farther than this machine."""
WIDEST = 4000  # pixels
STEP = 50  # pixels, so that a window that is drawn larger asks for few sizes


@lru_cache(maxsize=32)
def picture(pdf: bytes, number: int, width: int) -> bytes:
    """A page as a PNG that is so many pixels wide, rounded up; raises as `Printed` does."""
    wide = min(-(-width // STEP) * STEP, WIDEST)
    with Printed(pdf) as printed:
        points = printed.width(number)
        drawn = printed.picture(number, wide * POINTS_PER_INCH / points)
    data = io.BytesIO()
    drawn.save(data, "PNG", compress_level=QUICKLY)
    return data.getvalue()
