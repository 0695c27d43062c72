"""Pictures in a DOCX: fine enough for their size, and told in words."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from exporter.manuscript.names import DRAWING, RELATION, Xml, local, number
from exporter.preflight.docx.opened import DocxFile
from exporter.preflight.findings import Finding, too_coarse
from exporter.preflight.profiles import Expected
from exporter.printed.page import POINTS_PER_INCH

WORD_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU_PER_POINT = 12_700
RASTER = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")


def alternative_text(file: DocxFile, _: Expected) -> Iterator[Finding]:
    """Every picture is told in words, or is marked as decoration."""
    for path, drawing in _drawings(file):
        for properties in drawing.iter(f"{WORD_DRAWING}docPr"):
            told = (properties.get("descr") or "").strip()
            if not told and not _is_decoration(properties):
                name = properties.get("name") or "without a name"
                yield Finding(f"the picture {name} has no alternative text", path)


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
            for drawing in story.iter(f"{WORD_DRAWING}{kind}"):
                yield path, drawing


def _is_decoration(properties: Xml) -> bool:
    marks = (one for one in properties.iter() if local(one) == "decorative")
    return any(one.get("val") in ("1", "true") for one in marks)


def _dpi(file: DocxFile, path: str, drawing: Xml) -> float | None:
    """The lower resolution of both directions; `None` for what has no pixels."""
    blip = drawing.find(f".//{{{DRAWING}}}blip")
    if blip is None:
        return None
    relations = file.relations if path == file.main else file.package.relations(path)
    relation = relations.get(blip.get(f"{{{RELATION}}}embed", ""))
    pixels = _pixels(file, relation.target) if relation and not relation.outside else None
    size = _size(drawing)
    if pixels is None or min(size) <= 0:
        return None
    return min(count * POINTS_PER_INCH / side for count, side in zip(pixels, size, strict=True))


def _size(drawing: Xml) -> tuple[float, float]:
    """Width and height in points; 0 where the file gives none."""
    extent = drawing.find(f"{WORD_DRAWING}extent")
    get = (lambda _: None) if extent is None else extent.get
    width, height = ((number(get(side)) or 0) / EMU_PER_POINT for side in ("cx", "cy"))
    return width, height


def _pixels(file: DocxFile, path: str) -> tuple[int, int] | None:
    from PIL import Image  # slow to load, and many documents have no picture

    data = file.package.picture(path)
    if data is None:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=RASTER) as image:
                return image.size
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            return None
