"""Pictures too coarse for the press."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote

from PIL import Image

from exporter.cascade import Layout
from exporter.diagnostics import Diagnostic, Place, warning
from exporter.writers.pdf.painted import pictures
from exporter.writers.pdf.press.sheet import PressSheet

POINTS_PER_INCH = 72


def coarse_pictures(
    layout: Layout,
    files: Mapping[str, bytes],
    sheet: PressSheet,
    place_of_part: Callable[[str], Place | None],
) -> Iterator[Diagnostic]:
    """A warning for each picture with fewer pixels an inch, as printed, than the sheet wants.

    `files` are the article's pictures by the names that the HTML gives them.
    """
    for element, width, height in pictures(layout.document):
        name = unquote(element.get("src").partition(":")[2])
        if name in files and width and height:
            found = _pixels_per_inch(files[name], width, height)
            if found < sheet.resolution:
                yield warning(
                    "picture-coarse",
                    f"the picture {name!r} has {found:.0f} pixels an inch where it is printed",
                    place_of_part(element.get("data-part") or ""),
                    f"{sheet.resolution:.0f} make it sharp",
                )


def _pixels_per_inch(file: bytes, width: float, height: float) -> float:
    with Image.open(io.BytesIO(file)) as picture:
        across, down = picture.size
    return min(across / width, down / height) * POINTS_PER_INCH
