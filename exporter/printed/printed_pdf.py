"""A finished PDF, opened to be read page by page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from typing import TYPE_CHECKING, Self, TypeVar

import pypdfium2
from pypdfium2 import raw

from exporter.diagnostics import FileError, Place
from exporter.machine.pdfium import PDFIUM
from exporter.printed.glyphs import Faces, glyphs_of
from exporter.printed.objects import Box, Matrix, PageHandle, objects_of, view
from exporter.printed.page import Glyph, Page, Run
from exporter.printed.runs import runs_of
from exporter.printed.shapes import painted
from exporter.styled import POINTS_PER_INCH

if TYPE_CHECKING:
    from PIL.Image import Image

Corners = tuple[float, float, float, float]
BoxQuestion = Callable[[PageHandle, object, object, object, object], int]
"""A function of PDFium's that writes left, bottom, right and top, or returns 0."""
BOXES: Mapping[str, BoxQuestion] = {
    "media": raw.FPDFPage_GetMediaBox,
    "crop": raw.FPDFPage_GetCropBox,
    "bleed": raw.FPDFPage_GetBleedBox,
    "trim": raw.FPDFPage_GetTrimBox,
    "art": raw.FPDFPage_GetArtBox,
}

T = TypeVar("T")
Reading = Callable[[pypdfium2.PdfPage, Matrix, Faces], tuple[T, ...]]
"""How the text of a page is read, in its view: glyph by glyph, or by runs."""


class Printed:
    """An open PDF; iterating reads its pages one after another, so that long files stay small.

    Use it in a `with` statement. `name` is what diagnostics call the file. Raises FileError
    `not-a-pdf` for a file that PDFium cannot mend, and `encrypted` where it has a password.
    """

    def __init__(self, data: bytes, name: str = "document.pdf") -> None:
        self.name = name
        self._faces = Faces()
        with PDFIUM:
            self._document = _opened(data, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back; what was read of it stays."""
        with PDFIUM:
            self._document.close()

    def __len__(self) -> int:
        return len(self._document)

    def __iter__(self) -> Iterator[Page[Glyph]]:
        return (self.page(number) for number in range(1, len(self) + 1))

    def page(self, number: int) -> Page[Glyph]:
        """The page with that number, from 1; raises FileError `damaged-pdf` where it is broken."""
        return self._read(number, glyphs_of)

    def page_in_runs(self, number: int) -> Page[Run]:
        """The same page with whole runs for letters, in half the time; raises as `page`."""
        return self._read(number, runs_of)

    def width(self, number: int) -> float:
        """How wide a page is, in points."""
        with PDFIUM, closing(self._loaded(number)) as page:
            return float(page.get_width())

    def picture(self, number: int, dpi: float) -> Image:
        """A page's pixels, in RGB, on white."""
        with PDFIUM, closing(self._loaded(number)) as page:
            return _pixels(page, dpi)

    def ground(self, number: int, dpi: float) -> Image:
        """A page's pixels, in RGB, without its letters."""
        with PDFIUM, closing(self._loaded(number)) as page:
            for content, _ in objects_of(page.raw, Matrix()):
                if raw.FPDFPageObj_GetType(content) == raw.FPDF_PAGEOBJ_TEXT:
                    raw.FPDFPageObj_SetIsActive(content, False)
            return _pixels(page, dpi)

    def _read(self, number: int, reading: Reading[T]) -> Page[T]:
        with PDFIUM, closing(self._loaded(number)) as page:
            shown = view(_shown(page), page.get_rotation())
            return _page(page, number, shown, reading(page, shown, self._faces))

    def _loaded(self, number: int) -> pypdfium2.PdfPage:
        try:
            return self._document[number - 1]
        except pypdfium2.PdfiumError as failure:
            message = f"page {number} cannot be read"
            raise FileError.at("damaged-pdf", message, Place(self.name)) from failure


def pages_of(data: bytes, name: str = "document.pdf") -> tuple[Page[Glyph], ...]:
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


def _page(page: pypdfium2.PdfPage, number: int, shown: Matrix, text: tuple[T, ...]) -> Page[T]:
    width, height = page.get_size()
    shapes, pictures = painted(page.raw, shown)
    return Page(
        number=number,
        view=shown,
        width=width,
        height=height,
        boxes=_boxes(page, shown),
        text=text,
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
    named = {name: _corners(ask, page.raw) for name, ask in BOXES.items()}
    return {name: shown.box(*corners) for name, corners in named.items() if corners}


def _corners(ask: BoxQuestion, page: PageHandle) -> Corners | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not ask(page, *map(ctypes.byref, (left, bottom, right, top))):
        return None
    return left.value, bottom.value, right.value, top.value
