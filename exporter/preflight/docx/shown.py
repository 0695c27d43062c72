"""How the text and the pictures of a DOCX look: fonts, sizes, colours, fineness."""

from __future__ import annotations

import io
import warnings
from collections import Counter
from collections.abc import Iterator

from exporter.docx.elements import Xml, below, local, number, qn
from exporter.preflight.docx.opened_docx import DocxFile
from exporter.preflight.docx.run_looks import SetText
from exporter.preflight.findings import (
    Finding,
    contrast,
    quoted,
    small_body,
    too_coarse,
)
from exporter.preflight.profiles import Expected
from exporter.styled import POINTS_PER_INCH, Colour

WHITE = "FFFFFF"
EMBEDDED = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
# What every Word brings along, and what LibreOffice shows with the same widths.
COLLECTED = {"SC": "Hans", "TC": "Hant", "HK": "Hant", "JP": "Jpan", "KR": "Kore"}
"""The scripts of the families of Noto CJK, whose collections no Word file can carry."""
NOTES = ("footnotes", "endnotes")
"""The stories whose text is set smaller than that which it is of."""
KNOWN = frozenset(
    {"aptos", "arial", "calibri", "calibri light", "cambria", "cambria math", "courier new"}
    | {"georgia", "symbol", "tahoma", "times new roman", "trebuchet ms", "verdana", "wingdings"}
)


def fonts(file: DocxFile, _: Expected) -> Iterator[Finding]:
    """Every font in use travels in the file or comes with every Word."""
    there = _embedded(file) | KNOWN
    used = dict.fromkeys(one.look.family for one in file.texts)
    for family in used:
        if family and family.lower() not in there:
            told = f"the font {family} neither travels in the file nor comes with Word"
            yield Finding(told + _one_that_travels(family))


def _one_that_travels(family: str) -> str:
    """How to get a face of the same design that Word can embed; empty for most families."""
    scripts = (script for name, script in COLLECTED.items() if family.endswith(f" CJK {name}"))
    return "".join(
        f"; `brief fonts install {script}` brings one that travels" for script in scripts
    )


def small_type(file: DocxFile, expected: Expected) -> Iterator[Finding]:
    """No text is set smaller than can be read; notes, however long, are not most of it."""
    limits = expected.limits
    notes = {path for path, root in file.stories.items() if local(root) in NOTES}
    sizes: Counter[float] = Counter()
    small: dict[tuple[str, float], SetText] = {}
    for one in file.texts:
        if one.part not in notes:
            sizes[one.look.size] += len(one.words)
        if one.look.size < limits.note_size and not one.look.raised:
            small.setdefault((one.style, one.look.size), one)
    for (style, size), one in small.items():
        told = f"the style {style} sets {quoted(one.words)} in {size:g} pt"
        yield Finding(f"{told}, under {limits.note_size:g} pt", one.part)
    yield from small_body(sizes, limits.body_size)


def faint_text(file: DocxFile, expected: Expected) -> Iterator[Finding]:
    """All text stands out from its ground (WCAG 2.2, 1.4.3)."""
    told = set()
    for one in file.texts:
        if one.look.colour is None:
            continue
        ground = one.look.ground or WHITE
        ratio = contrast(Colour.of(one.look.colour), Colour.of(ground))
        least = expected.limits.contrast_for(one.look.size, bold=one.look.bold)
        key = (one.style, one.look.colour, ground)
        if ratio < least and key not in told:
            told.add(key)
            yield Finding(
                f"{quoted(one.words)} in the style {one.style} has a contrast of {ratio:.1f}:1 "
                f"(#{one.look.colour} on #{ground}), under {least:g}:1",
                one.part,
            )


def _embedded(file: DocxFile) -> set[str]:
    """The families of which the file has a face, in lower case."""
    table = file.font_table
    fonts = [] if table is None else table.findall(qn("w:font"))
    return {
        font.get(qn("w:name"), "").lower()
        for font in fonts
        if any(below(font, kind) is not None for kind in EMBEDDED)
    }


EMU_PER_POINT = 12_700
VML_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
RASTER = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")


def alternative_text(file: DocxFile, _: Expected) -> Iterator[Finding]:
    """Every picture is told in words, or is marked as decoration."""
    for path, drawing in _drawings(file):
        for properties in drawing.iter(qn("wp:docPr")):
            told = (properties.get("descr") or "").strip()
            if not told and not is_decoration(properties):
                name = properties.get("name") or "without a name"
                yield Finding(f"the picture {name} has no alternative text", path)
    for path, story in file.stories.items():
        for picture in story.iter(VML_PICTURE):
            shape = picture.getparent()
            if (
                shape is not None
                and not _is_fallback(shape)
                and not (shape.get("alt") or "").strip()
            ):
                yield Finding("a picture has no alternative text", path)


def _is_fallback(shape: Xml) -> bool:
    """Whether a shape stands in for one that says the same, for old programs."""
    return any(local(one) == "Fallback" for one in shape.iterancestors())


def resolution(file: DocxFile, expected: Expected) -> Iterator[Finding]:
    """Every picture has enough pixels for the size that it is printed at."""
    wanted = expected.limits.pictures.wanted
    for path, drawing in _drawings(file):
        dpi = _dpi(file, path, drawing)
        if dpi is not None and round(dpi) < wanted:
            yield Finding(too_coarse(dpi, wanted), path, _size(drawing))


def _drawings(file: DocxFile) -> Iterator[tuple[str, Xml]]:
    for path, story in file.stories.items():
        for kind in ("inline", "anchor"):
            for drawing in story.iter(qn(f"wp:{kind}")):
                yield path, drawing


def is_decoration(properties: Xml) -> bool:
    marks = (one for one in properties.iter() if local(one) == "decorative")
    return any(one.get("val") in ("1", "true") for one in marks)


def _dpi(file: DocxFile, path: str, drawing: Xml) -> float | None:
    """The lower resolution of both directions; `None` for what has no pixels."""
    blip = drawing.find(f".//{qn('a:blip')}")
    if blip is None:
        return None
    part = file.word.relations(path).part(blip.get(qn("r:embed"), ""))
    pixels = _pixels(part.picture) if part else None
    size = _size(drawing)
    if pixels is None or min(size) <= 0:
        return None
    return min(count * POINTS_PER_INCH / side for count, side in zip(pixels, size, strict=True))


def _size(drawing: Xml) -> tuple[float, float]:
    """Width and height in points; 0 where the file gives none."""
    extent = drawing.find(qn("wp:extent"))
    get = (lambda _: None) if extent is None else extent.get
    width, height = ((number(get(side)) or 0) / EMU_PER_POINT for side in ("cx", "cy"))
    return width, height


def _pixels(data: bytes | None) -> tuple[int, int] | None:
    from PIL import Image  # slow to load, and many documents have no picture

    if data is None:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=RASTER) as image:
                return image.size
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            return None
