"""Pictures in SVG: only what stands still, and needs nothing from elsewhere, may be printed."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from exporter.article.decoding import MAX_PIXELS, DamagedPictureError, decoded
from exporter.article.drawn_elements import (
    HREFS,
    MAX_ELEMENTS,
    SVG,
    ManyElementsError,
    RepeatedError,
    elements_drawn,
)
from exporter.article.svg import UnsafeSVGError

MAX_SVG_BYTES = 20_000_000
MAX_INNER = 500
SMALLEST = 1e-9
MAX_SIDE = 1_000_000.0  # CSS pixels: a drawing of 264 metres
DEFAULT_SIZE = (300.0, 150.0)  # CSS pixels (CSS 2.2, 10.3.2)
UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
}

_LENGTH = re.compile(
    r"\s*((?=\.?\d)\d*+(?:\.\d++)?(?:e[+-]?\d++)?)(px|pt|pc|mm|cm|in|)\s*", re.IGNORECASE
)
_FOREIGN_URL = re.compile(r"url\([\s\"']*+(?!#)", re.IGNORECASE)
_FETCHES = re.compile(r"@import|@font-face|" + _FOREIGN_URL.pattern, re.IGNORECASE)
_EMBEDDED = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,", re.IGNORECASE)
_CODE = frozenset({f"{SVG}script", f"{SVG}handler", f"{SVG}iframe"})


@dataclass(frozen=True)
class Vector:
    """A drawing's size in CSS pixels, its words that are HTML, which nothing prints, how many
    pixels the pictures in it have, and how many plain elements take as much to be drawn."""

    width: float
    height: float
    lost: str
    inner: int = 0
    elements: int = 0


def vector(data: bytes) -> Vector:
    """What a drawing is, after all of it was looked at.

    Raises UnsafeSVGError for scripts, references to elsewhere, entities, and for what is too large;
    DamagedPictureError for what is no XML, and for a damaged picture in it.
    """
    if len(data) > MAX_SVG_BYTES:
        raise UnsafeSVGError(f"over {MAX_SVG_BYTES // 1_000_000} megabytes")
    root = parsed(data)
    for element in root.iter(etree.Element):
        _check_element(element)
    inner = _pixels_in(root)
    elements = _elements_drawn(root)
    width, height = size_of(root)
    if not max(width, height) <= MAX_SIDE:
        raise UnsafeSVGError("a width or a height of no picture")
    lost = " ".join("".join(_words_in_html(root)).split())
    return Vector(width, height, lost, inner, elements)


def parsed(data: bytes) -> etree._Element:
    """The root of a drawing; raises as `vector` does."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as failure:
        raise DamagedPictureError from failure
    document = root.getroottree()
    subset = document.docinfo.internalDTD
    if subset is not None and next(subset.iterentities(), None) is not None:
        raise UnsafeSVGError("entities")
    if root.tag != f"{SVG}svg":
        raise DamagedPictureError
    if any(one.target == "xml-stylesheet" for one in document.xpath("//processing-instruction()")):
        raise UnsafeSVGError("a reference to a stylesheet")
    return root


def size_of(root: etree._Element) -> tuple[float, float]:
    """Width and height in CSS pixels: as it says, else those of its view box (SVG 2, 8.9)."""
    width, height = (_length(root.get(side, "")) for side in ("width", "height"))
    _, _, across, down = _view_box(root) or (0.0, 0.0, *DEFAULT_SIZE)
    if width and height:
        return width, height
    if width:
        return width, width * down / across
    if height:
        return height * across / down, height
    return across, down


def embedded(href: str) -> bytes | None:
    """The bytes of a picture that stands in the drawing itself; `None` for any other reference."""
    start = _EMBEDDED.match(href)
    if start is None:
        return None
    try:
        return base64.b64decode(re.sub(r"\s+", "", href[start.end() :]), validate=True)
    except binascii.Error as failure:
        raise DamagedPictureError from failure


def _length(written: str) -> float | None:
    length = _LENGTH.fullmatch(written)
    return float(length[1]) * UNITS[length[2].lower()] if length else None


def _view_box(root: etree._Element) -> tuple[float, float, float, float] | None:
    try:
        x, y, across, down = map(float, re.split(r"[\s,]+", root.get("viewBox", "").strip()))
    except ValueError:
        return None
    box = (x, y, across, down)
    return box if min(across, down) > 0 and all(map(_is_plain, box)) else None


def _is_plain(number: float) -> bool:
    """Whether a number can be reckoned with: not without end, and not too small to divide by."""
    return number == 0 or SMALLEST <= abs(number) <= 1 / SMALLEST


def _check_element(element: etree._Element) -> None:
    if element.tag in _CODE or any(name.lower().startswith("on") for name in element.attrib):
        raise UnsafeSVGError("a script")
    if element.tag == f"{SVG}style" and _FETCHES.search("".join(element.itertext())):
        raise UnsafeSVGError("a reference to another file")
    for name, value in element.items():
        if _FOREIGN_URL.search(value):
            raise UnsafeSVGError("a reference to another file")
        if name in HREFS and element.tag != f"{SVG}a" and not _is_here(value.strip()):
            raise UnsafeSVGError("a reference to another file")


def _is_here(href: str) -> bool:
    """Whether what a reference names stands in the drawing itself."""
    return href.startswith("#") or _EMBEDDED.match(href) is not None


def _pixels_in(root: etree._Element) -> int:
    """How many pixels the pictures in a drawing have, each decoded once."""
    hrefs = (
        element.get(name, "").strip() for element in root.iter(etree.Element) for name in HREFS
    )
    pictures = dict.fromkeys(href for href in hrefs if _EMBEDDED.match(href))
    if len(pictures) > MAX_INNER:
        raise UnsafeSVGError(f"over {MAX_INNER} pictures in it")
    count = 0
    for href in pictures:
        known = decoded(embedded(href) or b"")
        count += known.width * known.height
        if count > MAX_PIXELS:
            raise UnsafeSVGError(f"pictures in it of over {MAX_PIXELS // 1_000_000} megapixels")
    return count


def _elements_drawn(root: etree._Element) -> int:
    try:
        return elements_drawn(root)
    except ManyElementsError:
        raise UnsafeSVGError(
            f"more in it than {MAX_ELEMENTS} elements, as they are drawn"
        ) from None
    except RepeatedError:
        raise UnsafeSVGError("an element that repeats itself") from None


def _words_in_html(root: etree._Element) -> Iterator[str]:
    for element in root.iter(f"{SVG}foreignObject"):
        yield " "
        yield from (str(words) for words in element.itertext())
