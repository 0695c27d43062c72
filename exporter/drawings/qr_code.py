"""The QR code of an article's address (ISO/IEC 18004)."""

from __future__ import annotations

import io
import math

import segno
from PIL import Image

from exporter.drawings.looks import CodeLooks
from exporter.resources import DOTS_PER_INCH
from exporter.styled import POINTS_PER_INCH, Drawing, Points

QUIET_ZONE = 4  # modules, section 5.3.8
SMALLEST_MODULE = 0.9  # points: 0.32 mm, below which telephones miss printed codes


def draw_qr_code(url: str, looks: CodeLooks, alt: str) -> Drawing | None:
    """The QR code of a URL, quiet above and below; `None` for a URL too long to be scanned.

    At its sides the page is quiet: so the code stands on the edge of the text, and not beside it.
    """
    try:
        code = segno.make_qr(url, error="m")
    except segno.DataOverflowError:
        return None
    modules = int(code.symbol_size(border=QUIET_ZONE)[0])
    if looks.height < modules * SMALLEST_MODULE:
        return None
    width = Points(looks.height * (modules - 2 * QUIET_ZONE) / modules)
    return Drawing(_svg(code, looks, modules), _png(code, looks, modules), width, looks.height, alt)


def _svg(code: segno.QRCode, looks: CodeLooks, modules: int) -> bytes:
    target = io.BytesIO()
    code.save(target, kind="svg", border=QUIET_ZONE, dark=looks.colour, nl=False, omitsize=True)
    whole, seen = (
        f'viewBox="{left} 0 {modules - 2 * left} {modules}"'.encode() for left in (0, QUIET_ZONE)
    )
    return target.getvalue().replace(whole, seen, 1)


def _png(code: segno.QRCode, looks: CodeLooks, modules: int) -> bytes:
    """Whole dots for each module, so that none is blurred."""
    drawn, seen = io.BytesIO(), io.BytesIO()
    dots = math.ceil(looks.height / POINTS_PER_INCH * DOTS_PER_INCH / modules)
    code.save(drawn, kind="png", border=QUIET_ZONE, scale=dots, dark=looks.colour)
    side = QUIET_ZONE * dots
    with Image.open(drawn) as image:
        image.crop((side, 0, image.width - side, image.height)).save(seen, "png")
    return seen.getvalue()
