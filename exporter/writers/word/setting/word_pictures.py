"""Pictures in the line, as large as CSS shows them."""

from __future__ import annotations

import io
import math
from urllib.parse import unquote

from PIL import Image

from exporter.styled import DRAWING_SCHEME, PICTURE_SCHEME, Element, Points, Style
from exporter.writers.word.setting.context import Scope, WordContext, extent
from exporter.writers.word.values.run_format import RunFormat
from exporter.writers.word.values.word_document import Link, Picture, Text

POINTS_PER_PIXEL = 0.75  # CSS pixels, of which a picture has as many as dots
FORMATS = {
    "PNG": "png",
    "JPEG": "jpeg",
    "MPO": "jpeg",
    "GIF": "gif",
}  # what Word shows; the rest becomes PNG


def picture_of(
    element: Element, look: RunFormat, link: Link | None, context: WordContext, scope: Scope
) -> Picture | Text:
    """The picture of an `img`; its alt text where the picture is missing."""
    alt, src = element.attributes.get("alt", ""), element.attributes.get("src", "")
    title = element.attributes.get("title") or scope.caption
    link = link or scope.link
    drawing = context.drawings.get(_name_of(src, DRAWING_SCHEME) or unquote(src))
    if drawing is not None:
        natural = drawing.width, drawing.height
        width, height = _size(natural, element.style, scope.width)
        return Picture(drawing.png, alt, width, height, look, link, drawing.svg, title)
    data = context.load_image(_name_of(src, PICTURE_SCHEME) or src)
    if data is None:
        return Text(alt, look, None, link)
    shown = _shown_by_word(data)
    width, height = _size(_natural_size(shown), element.style, scope.width)
    return Picture(shown, alt, width, height, look, link, title=title)


def caption_of(figure: Element) -> str:
    """What a figure's caption says, without its number, which Word counts, and without notes.

    Of a caption of several paragraphs the first, which is the title.
    """
    captions = (child for child in figure.elements if child.tag == "figcaption")
    titles = (next((one for one in it.elements if one.tag == "p"), it) for it in captions)
    return " ".join("".join(map(_said, titles)).split())


def _said(part: Element) -> str:
    words = (child if isinstance(child, str) else _said(child) for child in part.children)
    is_note = part.style.float == "footnote" or part.style.display == "none"
    return "" if is_note or _is_counted(part) else "".join(words)


def _is_counted(part: Element) -> bool:
    """Whether all that an element says is a number and what names it."""
    if part.tag in ("figcaption", "p"):
        return False
    return any("data-sequence" in inner.attributes for inner in part.walk())


def format_of(data: bytes) -> str:
    """The suffix of a picture that Word shows: png, jpeg or gif."""
    with Image.open(io.BytesIO(data)) as image:
        return FORMATS[image.format or ""]


def _name_of(src: str, scheme: str) -> str | None:
    """The name in a URL as our templates make it, `None` for one of another scheme."""
    prefix = f"{scheme}:"
    return unquote(src.removeprefix(prefix)) if src.startswith(prefix) else None


def _shown_by_word(data: bytes) -> bytes:
    """The same bytes, or a PNG of them where Word does not know their format."""
    with Image.open(io.BytesIO(data)) as image:
        if image.format in FORMATS:
            return data
        converted = io.BytesIO()
        image.convert("RGBA").save(converted, "PNG")
        return converted.getvalue()


def _natural_size(data: bytes) -> tuple[float, float]:
    with Image.open(io.BytesIO(data)) as image:
        return image.width * POINTS_PER_PIXEL, image.height * POINTS_PER_PIXEL


def _size(natural: tuple[float, float], style: Style, room: float) -> tuple[Points, Points]:
    """The size that CSS gives a picture within its bounds (CSS 2.2, 10.4).

    One side alone, and bounds, keep it in proportion; both sides at once need not.
    """
    wanted = extent(style.width, room), style.height
    bounds = extent(style.max_width, room), extent(style.max_height, room)
    if wanted[0] is not None and wanted[1] is not None:
        width, height = map(_bounded, wanted, bounds)
        return Points(width), Points(height)
    shares = (side / own for side, own in zip(wanted, natural, strict=True) if side is not None)
    scale = next(shares, 1.0)
    for side, bound in zip(natural, bounds, strict=True):
        if bound is not None:
            scale = min(scale, bound / side)
    return Points(natural[0] * scale), Points(natural[1] * scale)


def _bounded(side: float | None, bound: float | None) -> float:
    return min(side or 0, bound if bound is not None else math.inf)
