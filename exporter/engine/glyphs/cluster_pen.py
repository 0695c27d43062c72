"""The pen that paints clusters by the codes that say them.

What stands for some characters together is painted by one code (ISO 32000-1, 9.10.2), and says them
by ActualText as well (14.9.4). Readers turn what runs from right to left round letter by letter, so
that each code says one letter there, and what a ligature or an accented letter says beside it is
said by codes that show nothing. See docs/decisions/text-read-out.md.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any

import pydyf
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from exporter.engine.glyphs.glyph_codes import NOTHING, FileCodes, Part, Shape
from exporter.engine.glyphs.joined_clusters import Joined, Run
from exporter.engine.insides import Stream

SILENT = "Run"
"""The name of a mark that stands for nothing: PDFium takes the innermost mark, and codes where that
is empty; poppler takes spans alone."""

BESIDE = 0.11  # of the font's size; poppler looks as far as a tenth
MARK = Shape((), 100)


def begin_span(stream: Stream, text: str, tag: str = "Span") -> None:
    """Begin a part of a page that stands for a text."""
    written = f"<{(chr(0xFEFF) + text).encode('utf-16-be').hex() if text else ''}>"
    pydyf.Stream.begin_marked_content(stream, tag, pydyf.Dictionary({"ActualText": written}))


def end_span(stream: Stream) -> None:
    """End the part that was begun last."""
    pydyf.Stream.end_marked_content(stream)


class Pen:
    """Paints clusters on a line; lengths are pixels from where it begins.

    What it writes stands in a `mark`, if it has one.
    """

    def __init__(self, stream: Stream, codes: FileCodes, mark: str = "") -> None:
        self._stream, self._file_codes, self._mark = stream, codes, mark
        self._string: list[str] = []
        self._at = 0.0
        self._font: Any = None
        self._size = 0.0
        self._is_host, self._lender = False, None

    @contextmanager
    def in_one_font(self, runs: Sequence[Run]) -> Iterator[bool]:
        """Paint what is taken inside the block by one font, which borrows the glyphs of others;
        whether that can be is given."""
        faces = {self.face_of(run): run for run in runs}
        room = 2 * sum(len(run.text) for run in runs)
        can_be = len(faces) < 2 or all(self._may_share(run, runs[0], room) for run in runs)
        if can_be:
            sizes = {one: _said_by(one, runs, self.face_of) for one in faces}
            self.take(faces[max(faces, key=lambda one: sizes[one])])
        self._is_host = can_be
        yield can_be
        self._is_host, self._lender = False, None

    def _may_share(self, run: Run, other: Run, room: int) -> bool:
        """Whether the glyphs of a run may stand in another font of the size of another run."""
        (font, size), (_, wanted) = map(self._stream.add_font, (run.font, other.font))
        codes = self._file_codes.of(font)
        is_still = not {"fvar", "COLR"} & set(font.tables)
        return size == wanted and is_still and codes.joins_glyphs and codes.has_room(room)

    def take(self, run: Run) -> None:
        """Paint with the font of a run."""
        font, size = self._stream.add_font(run.font)
        if self._is_host:
            self._lender = None if font.hash == self._font.hash else font
            self._run = run
            return
        if (font, size) != (self._font, self._size):
            self.lift()
            self._stream.set_font_size(font.hash, size)
        self._font, self._size, self._run = font, size, run
        self._codes = self._file_codes.of(font)

    def face_of(self, run: Run) -> str:
        """The name in the file of the font of a run."""
        return str(self._stream.add_font(run.font)[0].hash)

    def draw(self, cluster: Joined, left: float) -> None:
        """Paint a cluster for readers that take all in the order in which it stands."""
        if self._is_loose(cluster):
            self._draw_loose(cluster, left)
        elif self._run.is_turned:
            first, *others = reversed(cluster.text)
            self._draw_shape(cluster, first, left)
            for _, same in groupby(others):  # poppler takes a letter for painted twice in one place
                self.say("".join(same), left + cluster.width)
        elif len(cluster.shown) > 1:
            with self._spanned(cluster.text):
                self._draw_shape(cluster, cluster.text, left)
        else:
            self._draw_shape(cluster, cluster.text, left)

    def draw_as_said(self, cluster: Joined, left: float) -> None:
        """Paint a cluster that stands somewhere else than in the order in which it is said."""
        if self._is_loose(cluster):
            self._draw_glyphs(cluster, left)
        else:
            self._draw_shape(cluster, cluster.text, left)

    def say(self, text: str, left: float) -> None:
        """Say something where nothing shows."""
        self._show(NOTHING, text, left)

    def mark(self, text: str, left: float) -> None:
        """Say what shows nothing a little left of a place: poppler takes a letter that begins where
        the one before does for a letter that is painted twice, and a gap for a blank."""
        self._show(MARK, text, left - BESIDE * self._size)

    def lift(self) -> None:
        """Write what was painted."""
        if not self._string:
            return
        if self._mark:
            begin_span(self._stream, "", self._mark)
        self._stream.show_text("".join(self._string))
        self._string.clear()
        if self._mark:
            end_span(self._stream)

    def _is_loose(self, cluster: Joined) -> bool:
        """Whether the glyphs of a cluster cannot be one shape."""
        is_one = len(cluster.shown) < 2 and not any(one.up for one in cluster.shown)
        return not is_one and (not self._codes.joins_glyphs or self._codes.is_full)

    def _draw_loose(self, cluster: Joined, left: float) -> None:
        with self._spanned(cluster.text):
            self._draw_glyphs(cluster, left)

    def _draw_glyphs(self, cluster: Joined, left: float) -> None:
        """Paint each glyph of a cluster by itself, with a part of its text."""
        texts = iter(parts_of(cluster.text, len(cluster.shown)))
        for glyph in cluster.shown:
            self.lift()
            self._stream.set_text_rise(glyph.up)
            self._show(self._glyph(glyph.number), next(texts), left + glyph.right)
            self.lift()
            self._stream.set_text_rise(0)

    @contextmanager
    def _spanned(self, text: str) -> Iterator[None]:
        self.lift()
        begin_span(self._stream, text)
        mark = self._mark
        self._mark = SILENT if max(text) > "\uffff" else mark
        yield
        self.lift()
        self._mark = mark
        end_span(self._stream)

    def _draw_shape(self, cluster: Joined, text: str, left: float) -> None:
        """Paint a cluster by one code; of none that shows, nothing."""
        if not cluster.shown:
            return
        first, *others = cluster.shown
        if others or first.up:
            self._show(self._shape(cluster), text, left)
        else:
            self._show(self._glyph(first.number), text, left + first.right)

    def _shape(self, cluster: Joined) -> Shape:
        """What the glyphs of a cluster show together."""
        per_pixel = self._font.upem / self._size
        parts = (
            Part(one.number, round(one.right * per_pixel), round(one.up * per_pixel))
            for one in cluster.shown
        )
        return Shape(tuple(parts), round(cluster.width * 1000 / self._size), self._lender)

    def _glyph(self, number: int) -> Shape:
        """A glyph as it is; its width as WeasyPrint takes it."""
        widths = (self._lender or self._font).widths
        if number not in widths:
            extents = self._stream.logical_rect
            pango.pango_font_get_glyph_extents(self._run.font, number, ffi.NULL, extents)
            widths[number] = round(extents.width * 1000 * FROM_UNITS / self._size)
        return Shape((Part(number),), widths[number], self._lender)

    def _show(self, shape: Shape, text: str, left: float) -> None:
        """Write the code that says a text where its shape should stand."""
        thousandth = self._size / 1000
        if moved := round((left - self._at) / thousandth):
            self._string.append(f"{-moved}")
        if shape.lender is not None:
            self._file_codes.of(shape.lender).need(shape, text)
        self._string.append(f"<{self._codes.of(shape, text):04x}>")
        self._at += (moved + shape.width) * thousandth


def _said_by(face: str, runs: Sequence[Run], face_of: Callable[[Run], str]) -> int:
    """How many characters of runs a font says."""
    return sum(len(run.text) for run in runs if face_of(run) == face)


def parts_of(text: str, count: int) -> list[str]:
    """A text in so many parts, for glyphs that cannot be one shape; the last may be empty."""
    if count > len(text):
        text = unicodedata.normalize("NFD", text)
    return [*text[: count - 1], text[count - 1 :]] + [""] * (count - 1 - len(text))
