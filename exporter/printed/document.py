"""A finished PDF, opened to be read page by page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import pypdfium2
from pypdfium2 import raw

from exporter.diagnostics import FileError, Place
from exporter.printed.glyphs import Faces, glyphs_of
from exporter.printed.objects import Box, Matrix, objects_of, view
from exporter.printed.page import POINTS_PER_INCH, Page
from exporter.printed.runs import Sheet, runs_of
from exporter.printed.shapes import painted

if TYPE_CHECKING:
    from PIL.Image import Image

BOXES = {
    "media": raw.FPDFPage_GetMediaBox,
    "crop": raw.FPDFPage_GetCropBox,
    "bleed": raw.FPDFPage_GetBleedBox,
    "trim": raw.FPDFPage_GetTrimBox,
    "art": raw.FPDFPage_GetArtBox,
}
Corners = tuple[float, float, float, float]


class Printed:
    """An open PDF; iterating reads its pages one after another, so that long files stay small.

    Use it in a `with` statement. `name` is what diagnostics call the file. Raises FileError
    `not-a-pdf` for a file that PDFium cannot mend, and `encrypted` where it has a password.
    """

    def __init__(self, data: bytes, name: str = "document.pdf") -> None:
        self.name = name
        self._faces = Faces()
        self._document = _opened(data, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back; what was read of it stays."""
        self._document.close()

    def __len__(self) -> int:
        return len(self._document)

    def __iter__(self) -> Iterator[Page]:
        return (self.page(number) for number in range(1, len(self) + 1))

    def page(self, number: int) -> Page:
        """The page with that number, from 1; raises FileError `damaged-pdf` where it is broken."""
        page = self._loaded(number)
        try:
            return _read(page, number, self._faces)
        finally:
            page.close()

    def sheet(self, number: int) -> Sheet:
        """The same page with whole runs for letters, in half the time; raises as `page`."""
        page = self._loaded(number)
        try:
            return _sheet(page, number, self._faces)
        finally:
            page.close()

    def ground(self, number: int, dpi: float) -> Image:
        """A page's pixels, in RGB, without its letters."""
        page = self._loaded(number)
        try:
            for found, _ in objects_of(page.raw, Matrix()):
                if raw.FPDFPageObj_GetType(found) == raw.FPDF_PAGEOBJ_TEXT:
                    raw.FPDFPageObj_SetIsActive(found, False)
            return _pixels(page, dpi)
        finally:
            page.close()

    def rendered(self, number: int, dpi: float) -> Image:
        """A page's pixels, in RGB, as a screen would show them."""
        page = self._loaded(number)
        try:
            return _pixels(page, dpi)
        finally:
            page.close()

    def _loaded(self, number: int) -> pypdfium2.PdfPage:
        try:
            return self._document[number - 1]
        except pypdfium2.PdfiumError as failure:
            message = f"page {number} cannot be read"
            raise FileError.at("damaged-pdf", message, Place(self.name)) from failure


def pages_of(data: bytes, name: str = "document.pdf") -> tuple[Page, ...]:
    """All pages of a PDF; raises as `Printed` does."""
    with Printed(data, name) as printed:
        return tuple(printed)


def _opened(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as failure:
        if failure.err_code == raw.FPDF_ERR_PASSWORD:
            raise FileError.at("encrypted", "the file has a password", Place(name)) from failure
        raise FileError.at("not-a-pdf", "the file is no whole PDF", Place(name)) from failure
    if not len(document):
        document.close()
        raise FileError.at("not-a-pdf", "the file has no pages", Place(name))
    return document


def _read(page: pypdfium2.PdfPage, number: int, faces: Faces) -> Page:
    width, height = page.get_size()
    shown = view(_shown(page), page.get_rotation())
    shapes, pictures = painted(page.raw, shown)
    return Page(
        number=number,
        width=width,
        height=height,
        boxes=_boxes(page, shown),
        glyphs=glyphs_of(page, shown, faces),
        shapes=shapes,
        pictures=pictures,
    )


def _sheet(page: pypdfium2.PdfPage, number: int, faces: Faces) -> Sheet:
    width, height = page.get_size()
    shown = view(_shown(page), page.get_rotation())
    shapes, pictures = painted(page.raw, shown)
    return Sheet(
        number=number,
        view=shown,
        width=width,
        height=height,
        boxes=_boxes(page, shown),
        runs=runs_of(page, shown, faces),
        shapes=shapes,
        pictures=pictures,
    )


def _pixels(page: pypdfium2.PdfPage, dpi: float) -> Image:
    pixels: Image = page.render(scale=dpi / POINTS_PER_INCH).to_pil()
    return pixels.convert("RGB")


def _shown(page: pypdfium2.PdfPage) -> Corners:
    """The part of the page that is shown: its crop box within its media box."""
    media, crop = page.get_mediabox(), page.get_cropbox()
    both = Box(*media).cut(Box(*crop))
    return both or media


def _boxes(page: pypdfium2.PdfPage, shown: Matrix) -> dict[str, Box]:
    found = {name: _corners(ask, page.raw) for name, ask in BOXES.items()}
    return {name: shown.box(*corners) for name, corners in found.items() if corners}


def _corners(ask: Any, page: Any) -> Corners | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not ask(page, *map(ctypes.byref, (left, bottom, right, top))):
        return None
    return left.value, bottom.value, right.value, top.value
