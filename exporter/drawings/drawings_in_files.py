"""An article's drawings in SVG as files can hold them."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable

from lxml import etree
from PIL import Image

from exporter.article.drawn_elements import HREFS, SVG
from exporter.article.vectors import embedded, parsed, size_of

_DECLARED = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+)")
_USED = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")


def printed_svg(data: bytes, print_pixels: Callable[[bytes], bytes]) -> bytes:
    """A drawing with its size as numbers, without what stands before it, and with each picture in
    it as `print_pixels` makes it."""
    root = parsed(data)
    for side, length in zip(("width", "height"), size_of(root), strict=True):
        if root.attrib.get(side) is not None:
            del root.attrib[side]
        root.set(side, f"{length:g}")
    for element in root.iter(etree.Element):
        for name in HREFS:
            picture = embedded(element.get(name, ""))
            if picture is not None:
                element.set(name, _reference(print_pixels(picture)))
                element.set("image-rendering", "crisp-edges")  # else PDF/A is broken
    _write_out_variables(root)
    return etree.tostring(root, with_tail=False)


def no_smaller(svg: bytes, height: float) -> bytes:
    """A drawing as `printed_svg` makes it, at least so many pixels high, so that what is drawn of
    it for readers without SVG has dots enough."""
    root = parsed(svg)
    wide, high = size_of(root)
    if high >= height or high <= 0:
        return svg
    if root.get("viewBox") is None:
        root.set("viewBox", f"0 0 {wide:g} {high:g}")
    root.set("width", f"{wide * height / high:g}")
    root.set("height", f"{height:g}")
    return etree.tostring(root, with_tail=False)


def _write_out_variables(root: etree._Element) -> None:
    """Put the values of CSS variables where they are used: neither the layout engine nor Word
    knows them."""
    sheets = [one for one in root.iter(f"{SVG}style") if one.text]
    written = [*(sheet.text or "" for sheet in sheets), *root.xpath("//@style")]
    values = {name: value.strip() for text in written for name, value in _DECLARED.findall(text)}

    def value_of(used: re.Match[str]) -> str:
        return values.get(used[1]) or str(used[2] or used[0]).strip()

    for sheet in sheets:
        sheet.text = _USED.sub(value_of, sheet.text or "")
    for element in root.iter(etree.Element):
        for name, value in element.items():
            if "var(" in value:
                element.set(name, _USED.sub(value_of, value))


def _reference(picture: bytes) -> str:
    with Image.open(io.BytesIO(picture)) as image:
        kind = image.get_format_mimetype()
    return f"data:{kind};base64,{base64.b64encode(picture).decode()}"
