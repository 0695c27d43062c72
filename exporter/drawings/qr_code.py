"""The QR code of an article's address (ISO/IEC 18004)."""

from __future__ import annotations

import io
import math

import segno

from exporter.drawings.looks import CodeLooks
from exporter.resources import DOTS_PER_INCH
from exporter.styled import POINTS_PER_INCH, Drawing

QUIET_ZONE = 4  # modules, section 5.3.8
SMALLEST_MODULE = 0.9  # points: 0.32 mm, below which telephones miss printed codes


def draw_qr_code(url: str, looks: CodeLooks, alt: str) -> Drawing | None:
    """The QR code of a URL, quiet zone included; `None` for a URL too long to be scanned."""
    try:
        code = segno.make_qr(url, error="m")
    except segno.DataOverflowError:
        return None
    modules = int(code.symbol_size(border=QUIET_ZONE)[0])
    if looks.width < modules * SMALLEST_MODULE:
        return None
    return Drawing(_svg(code, looks), _png(code, looks, modules), looks.width, looks.width, alt)


def _svg(code: segno.QRCode, looks: CodeLooks) -> bytes:
    target = io.BytesIO()
    code.save(target, kind="svg", border=QUIET_ZONE, dark=looks.colour, nl=False, omitsize=True)
    return target.getvalue()


def _png(code: segno.QRCode, looks: CodeLooks, modules: int) -> bytes:
    """Whole dots for each module, so that none is blurred."""
    target = io.BytesIO()
    dots = math.ceil(looks.width / POINTS_PER_INCH * DOTS_PER_INCH / modules)
    code.save(target, kind="png", border=QUIET_ZONE, scale=dots, dark=looks.colour)
    return target.getvalue()
