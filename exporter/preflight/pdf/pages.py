"""How many pages, and how large: the page contract and the page boxes (ISO 32000-1, 14.11.2)."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.preflight.findings import Finding
from exporter.preflight.pdf.opened_pdf import PdfFile
from exporter.preflight.pdf.values import inherited, items, number
from exporter.preflight.profiles import Expected
from exporter.printed import Box
from exporter.styled import MILLIMETRE

TOLERANCE = 0.01  # points


def page_count(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """No more pages than the contract allows."""
    count, most = len(file.document.pages), expected.max_pages
    if most is not None and count > most:
        allowed = f"{most} page{'s' if most != 1 else ''}"
        yield Finding(f"the file has {count} pages, and its contract allows {allowed}")


def page_boxes(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """Every box is a box, and each inner one lies in the media box."""
    for page_number, page in enumerate(file.pages, start=1):
        media = _box(page, "MediaBox")
        if media is None:
            yield Finding("the page has no usable MediaBox, so nobody knows its size", page_number)
            continue
        for kind in ("CropBox", "BleedBox", "TrimBox", "ArtBox"):
            if inherited(page, kind) is None:
                continue
            box = _box(page, kind)
            if box is None:
                yield Finding(f"the {kind} is no rectangle", page_number)
            elif not box.within(media, TOLERANCE):
                yield Finding(f"the {kind} reaches beyond the MediaBox", page_number)


def trim(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """A press needs to know where to cut, and paint beyond it."""
    for page_number, page in enumerate(file.pages, start=1):
        trimmed = _box(page, "TrimBox")
        if trimmed is None:
            yield Finding(
                "the page has no TrimBox, so a printer cannot tell where to cut", page_number
            )
            continue
        painted = _box(page, "BleedBox") or _box(page, "MediaBox") or trimmed
        edges = zip(trimmed, painted, (1, 1, -1, -1), strict=True)
        bleed = min((inner - outer) * sign for inner, outer, sign in edges)
        if bleed < expected.limits.bleed - TOLERANCE:
            wanted = expected.limits.bleed / MILLIMETRE
            told = f"the bleed is {bleed / MILLIMETRE:.1f} mm"
            yield Finding(f"{told}, under {wanted:.0f} mm", page_number)


def _box(page: object, kind: str) -> Box | None:
    """In PDF's coordinates, where `top` is the lower edge; `None` where it has no area."""
    numbers = [number(edge) for edge in items(inherited(page, kind))]
    corners = [edge for edge in numbers if edge is not None]
    if len(numbers) != len(corners) or len(corners) != len("xyxy"):
        return None
    x1, y1, x2, y2 = corners
    left, right, bottom, top = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
    return Box(left, bottom, right, top) if right > left and top > bottom else None
