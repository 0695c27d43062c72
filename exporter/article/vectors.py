"""Pictures in SVG: only what stands still, and needs nothing from elsewhere, may be printed."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from exporter.article.decoding import DamagedPictureError, decoded

SVG_TYPE = "image/svg+xml"
SVG = "{http://www.w3.org/2000/svg}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
HREFS = ("href", XLINK_HREF)
MAX_SVG_BYTES = 20_000_000
MAX_DEPTH = 300
MAX_ELEMENTS = 100_000  # as `use` repeats them
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

_STARTS = (b"<svg", b"<?xml", b"<!doctype svg", b"<!--")
_LENGTH = re.compile(r"\s*(\d*\.?\d+(?:e[+-]?\d+)?)(px|pt|pc|mm|cm|in|)\s*", re.IGNORECASE)
_FOREIGN_URL = re.compile(r"url\(\s*[\"']?\s*(?!#|[\"'\s])", re.IGNORECASE)
_FETCHES = re.compile(r"@import|@font-face|" + _FOREIGN_URL.pattern, re.IGNORECASE)
_EMBEDDED = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,", re.IGNORECASE)
_CODE = frozenset({f"{SVG}script", f"{SVG}handler", f"{SVG}iframe"})


class UnsafeSVGError(ValueError):
    """The drawing holds what may not be printed; the message says what."""


@dataclass(frozen=True)
class Vector:
    """A drawing's size in CSS pixels, and its words that are HTML, which nothing prints."""

    width: float
    height: float
    lost: str


def is_svg(data: bytes) -> bool:
    """Whether bytes begin as an SVG file does, whatever its name."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(_STARTS) and b"<svg" in start


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
    _check_repeats(root)
    width, height = size_of(root)
    lost = " ".join("".join(_words_in_html(root)).split())
    return Vector(width, height, lost)


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
    return (x, y, across, down) if across > 0 and down > 0 else None


def _check_element(element: etree._Element) -> None:
    if element.tag in _CODE or any(name.lower().startswith("on") for name in element.attrib):
        raise UnsafeSVGError("a script")
    if element.tag == f"{SVG}style" and _FETCHES.search("".join(element.itertext())):
        raise UnsafeSVGError("a reference to another file")
    for name, value in element.items():
        if _FOREIGN_URL.search(value):
            raise UnsafeSVGError("a reference to another file")
        if name in HREFS and element.tag != f"{SVG}a":
            _check_reference(value.strip())


def _check_reference(href: str) -> None:
    if href.startswith("#"):
        return
    picture = embedded(href)
    if picture is None:
        raise UnsafeSVGError("a reference to another file")
    decoded(picture)


def _check_repeats(root: etree._Element) -> None:
    """Count the elements that are drawn, for `use` of what uses others grows without bounds."""
    named = {name: one for one in root.iter(etree.Element) if (name := one.get("id"))}
    counts: dict[etree._Element, int] = {}

    def count(element: etree._Element, above: frozenset[etree._Element]) -> int:
        if element in above or len(above) > MAX_DEPTH:
            raise UnsafeSVGError("an element that repeats itself")
        if element not in counts:
            inner = [*element.iterchildren(etree.Element), *_used(element, named)]
            counts[element] = 1 + sum(count(one, above | {element}) for one in inner)
        return counts[element]

    if count(root, frozenset()) > MAX_ELEMENTS:
        raise UnsafeSVGError(f"over {MAX_ELEMENTS} elements")


def _used(element: etree._Element, named: dict[str, etree._Element]) -> Iterator[etree._Element]:
    for name in HREFS:
        target = named.get(element.get(name, "")[1:])
        if target is not None and element.tag == f"{SVG}use":
            yield target


def _words_in_html(root: etree._Element) -> Iterator[str]:
    for element in root.iter(f"{SVG}foreignObject"):
        yield " "
        yield from (str(words) for words in element.itertext())
