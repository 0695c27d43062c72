"""Where parts of the article stand on the pages and in their source, as a format of its own."""

from __future__ import annotations

import json
from pathlib import Path

from exporter.diagnostics import Place
from exporter.writers.laid_out import LaidOut, Written
from exporter.writers.table import OutputFormat


def _write(laid_out: LaidOut) -> Written:
    from exporter.engine.standing_parts import standing

    pages = [
        {
            "width": page.width,
            "height": page.height,
            "area": page.area,
            "fill": page.fill,
            "parts": [
                {
                    "tag": one.tag,
                    "area": one.area,
                    "text": one.text,
                    **_shown(laid_out.places.of_part(one.part.lstrip("@"))),
                }
                for one in page.parts
            ],
        }
        for page in standing(laid_out.layout)
    ]
    return Written(json.dumps(pages).encode())


def _shown(place: Place | None) -> dict[str, object]:
    """A place as the page in the browser has it."""
    if place is None:
        return {}
    path = str(Path(place.file).absolute())
    shown: dict[str, object] = {"where": str(place), "line": place.line, "column": place.column}
    return {**shown, "path": path} if _is_utf_8(path) else shown


def _is_utf_8(path: str) -> bool:
    """Whether a link may have a path; one that is not is copied."""
    return not any("\udc80" <= one <= "\udcff" for one in path)  # PEP 383


TRACE = OutputFormat("trace", "where parts stand", ".json", _write)
"""Told of pages, each with its parts: lengths are in points from the page's upper left."""
