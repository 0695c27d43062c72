"""Pages as pictures, for websites and mails: PNG files, made of the PDF of the same edition."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL.PngImagePlugin import PngInfo

from exporter.printed.printed_pdf import Printed
from exporter.writers.laid_out import LaidOut, Written

if TYPE_CHECKING:
    from PIL.Image import Image

COMPRESSION = 9


def write(laid_out: LaidOut, pdf: Written) -> Written:
    """The first page, and if all are asked for the further ones, as PDFium paints them."""
    with Printed(pdf.data) as printed:
        count = len(printed) if laid_out.png_pages == "all" else 1
        pages = [
            _png(printed.picture(number, laid_out.dpi), laid_out) for number in range(1, count + 1)
        ]
    return Written(pages[0], pdf.diagnostics, tuple(pages[1:]))


def _png(picture: Image, laid_out: LaidOut) -> bytes:
    """A picture as a file that says its resolution, its title and, of sRGB, how it is meant
    (PNG 11.3.2.5, 11.3.3.2, 11.3.4.3)."""
    said = PngInfo()
    said.add_itxt("Title", laid_out.metadata.title, laid_out.metadata.language)
    said.add(b"sRGB", b"\0")
    file = io.BytesIO()
    dpi = (laid_out.dpi, laid_out.dpi)
    picture.save(file, "PNG", dpi=dpi, pnginfo=said, compress_level=COMPRESSION)
    return file.getvalue()
