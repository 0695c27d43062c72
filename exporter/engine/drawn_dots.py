"""A picture in SVG as dots, for readers that show no SVG."""

from __future__ import annotations

import io
import re
from contextlib import closing
from html import escape
from urllib.parse import quote

import pypdfium2
from weasyprint import HTML

from exporter.engine.fetcher import PictureFetcher
from exporter.engine.gradients import finite_gradients
from exporter.engine.painted_once import painted_once
from exporter.engine.parsed import FontConfiguration, font_configuration
from exporter.machine.pdfium import PDFIUM
from exporter.resources import DOTS_PER_INCH
from exporter.styled import PICTURE_SCHEME, POINTS_PER_INCH, Drawing, Points

POINTS_PER_PIXEL = 0.75  # CSS pixels
MOST_DOTS = 2400  # on the longer side: eight inches
MOST_LAYERED = 2_000_000_000  # dots of all layers, of which each may be as large as the drawing
LAYER = b"/Transparency"  # ISO 32000-1, 11.6.6: what is seen through is a group of its own
PAGE = (
    "<style>@page {{ size: {width}px {height}px; margin: 0 }} body {{ margin: 0 }}"
    " img {{ display: block; width: {width}px; height: {height}px }}</style>"
    "<img src='{url}'>"
)
_SIZE = re.compile(rb'<svg\b[^>]*?\swidth="([\d.]+)"[^>]*?\sheight="([\d.]+)"')


def is_vector(data: bytes) -> bool:
    """Whether a picture that is to be printed is SVG; all others are PNG or JPEG."""
    return data.startswith(b"<")


def drawing(svg: bytes, name: str = "it", fonts: FontConfiguration | None = None) -> Drawing:
    """A picture in SVG, whose `width` and then `height` are numbers, with its dots at 300 dpi.

    One that is larger than a page, or of very many layers, has fewer dots. `fonts` are those of its
    words; of `None`, ours. What there is to be told of it is logged under its name.
    """
    width, height = size_of(svg)
    across, down = Points(width * POINTS_PER_PIXEL), Points(height * POINTS_PER_PIXEL)
    return Drawing(svg, _png(svg, name, width, height, fonts), across, down, "")


def size_of(svg: bytes) -> tuple[float, float]:
    """Width and height in CSS pixels of a picture in SVG that says them as numbers."""
    size = _SIZE.search(svg)
    return (float(size[1]), float(size[2])) if size else (300.0, 150.0)


def _png(
    svg: bytes, name: str, width: float, height: float, fonts: FontConfiguration | None
) -> bytes:
    page = PAGE.format(width=width, height=height, url=escape(f"{PICTURE_SCHEME}:{quote(name)}"))
    fetcher = PictureFetcher({name: svg}, {})
    with finite_gradients(), painted_once():
        html = HTML(string=page, url_fetcher=fetcher)
        pdf = html.write_pdf(font_config=fonts or font_configuration())
    longer = max(width, height) * POINTS_PER_PIXEL
    scale = min(DOTS_PER_INCH / POINTS_PER_INCH, MOST_DOTS / longer)
    layers = pdf.count(LAYER) * width * height * POINTS_PER_PIXEL**2 * scale**2
    scale *= min(MOST_LAYERED / max(layers, 1), 1) ** 0.5
    with PDFIUM, closing(pypdfium2.PdfDocument(pdf)) as document:
        bitmap = document[0].render(scale=scale, fill_color=(255, 255, 255, 0))
        stream = io.BytesIO()
        bitmap.to_pil().save(stream, "PNG")
        return stream.getvalue()
