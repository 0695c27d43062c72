"""How many pages, and how large: the page contract and the page boxes (ISO 32000-1, 14.11.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exporter.preflight.findings import Finding
from exporter.preflight.pdf.objects import at, items, number
from exporter.preflight.pdf.opened import PdfFile
from exporter.preflight.profiles import Expected

TOLERANCE = 0.01  # points
MOST_DEPTH = 50  # of the page tree
Corners = tuple[float, float, float, float]


def page_count(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """No more pages than the contract allows."""
    count, most = len(file.document.pages), expected.max_pages
    if most is not None and count > most:
        allowed = f"{most} page{'s' if most != 1 else ''}"
        yield Finding(f"the file has {count} pages, and its contract allows {allowed}")


def page_boxes(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """Every box is a box, and each inner one lies in the media box."""
    for place, page in enumerate(file.pages, start=1):
        media = _box(page, "MediaBox")
        if media is None:
            yield Finding("the page has no usable MediaBox, so nobody knows its size", place)
            continue
        for kind in ("CropBox", "BleedBox", "TrimBox", "ArtBox"):
            if _inherited(page, kind) is None:
                continue
            box = _box(page, kind)
            if box is None:
                yield Finding(f"the {kind} is no rectangle", place)
            elif not _inside(box, media):
                yield Finding(f"the {kind} reaches beyond the MediaBox", place)


def trim(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """A press needs to know where to cut, and paint beyond it."""
    for place, page in enumerate(file.pages, start=1):
        trimmed = _box(page, "TrimBox")
        if trimmed is None:
            yield Finding("the page has no TrimBox, so a printer cannot tell where to cut", place)
            continue
        painted = _box(page, "BleedBox") or _box(page, "MediaBox") or trimmed
        edges = zip(trimmed, painted, (1, 1, -1, -1), strict=True)
        bleed = min((inner - outer) * sign for inner, outer, sign in edges)
        if bleed < expected.limits.bleed - TOLERANCE:
            wanted = expected.limits.bleed * 25.4 / 72
            yield Finding(f"the bleed is {bleed * 25.4 / 72:.1f} mm, under {wanted:.0f} mm", place)


def _inherited(page: Any, kind: str) -> Any:
    for _ in range(MOST_DEPTH):
        if (found := at(page, kind)) is not None:
            return found
        page = at(page, "Parent")
    return None


def _box(page: Any, kind: str) -> Corners | None:
    """Left, bottom, right and top; `None` where the box is missing or has no area."""
    numbers = [number(edge) for edge in items(_inherited(page, kind))]
    corners = [edge for edge in numbers if edge is not None]
    if len(numbers) != len(corners) or len(corners) != len("xyxy"):
        return None
    x1, y1, x2, y2 = corners
    left, right, bottom, top = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
    return (left, bottom, right, top) if right > left and top > bottom else None


def _inside(inner: Corners, outer: Corners) -> bool:
    return (
        inner[0] >= outer[0] - TOLERANCE
        and inner[1] >= outer[1] - TOLERANCE
        and inner[2] <= outer[2] + TOLERANCE
        and inner[3] <= outer[3] + TOLERANCE
    )
