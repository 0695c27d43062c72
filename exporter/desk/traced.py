"""Where parts of the article stand on the pages and in their source, as a format of its own."""

from __future__ import annotations

import json
from pathlib import Path

from exporter.diagnostics import Place
from exporter.engine.messages import Places
from exporter.writers.laid_out import LaidOut, Written
from exporter.writers.writer_table import OutputFormat

OURS = "@"
"""What the names of parts begin with that are not the author's text."""
MADE_OF = {
    "@issue-line": ("series", "number", "published", "publication", "headline"),
    "@source-line": ("url", "publication", "headline"),
    "@about": ("about.heading", "about", "contact", "rights", "url"),
}


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
                    **_shown(_place(laid_out.places, one.part)),
                }
                for one in page.parts
            ],
        }
        for page in standing(laid_out.layout)
    ]
    return Written(json.dumps(pages).encode())


def _place(places: Places, part: str) -> Place | None:
    """The place of a part; of what we print beside the author's text, where it comes from.

    That is the first of some fields that the article has, or the heading of a part around the text.
    """
    if not part.startswith(OURS):
        return places.of_part(part)
    whole = places.of_part("")
    fields = MADE_OF.get(part, (f"{part.removeprefix(OURS)}.heading",))
    found = (places.of_part(one) for one in fields)
    return next((one for one in found if one not in (None, whole)), whole)


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
