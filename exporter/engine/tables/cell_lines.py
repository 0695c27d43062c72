"""The lines of a cell of a table, in pieces that no line breaks, and how many some room holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from weasyprint.formatting_structure import boxes

from exporter.engine.insides import Box
from exporter.engine.lines.shown_texts import text_width
from exporter.engine.lines.words import Kind, is_amount, kind_of, pieces_of, words_in
from exporter.scripts.break_chances import with_parted_paths

CODE_LETTERS = 10  # of a code that stay together, however narrow its column is
WORD_LETTERS = 4  # of a word
LETTERS: dict[Kind, float] = {"number": float("inf"), "code": CODE_LETTERS, "word": WORD_LETTERS}
SPARE = 0.4  # CSS pixels beside what must not break: Word's rounding is not ours
REACH = (
    40  # letters that are measured together, so that those of a long text are not again and again
)

Places = Sequence[tuple[float, float]]
"""Where pieces of a line begin and end, in CSS pixels from where the line does."""


@dataclass(frozen=True)
class Piece:
    """What no line breaks unless it must, of a word of some kind; its width and `least` width.

    Both are in CSS pixels, with the edges of the cell.
    """

    word: str
    kind: Kind
    width: float
    least: float


@dataclass(frozen=True)
class Line:
    """A cell's text up to where a line must end, and the boxes that it stands in."""

    texts: Sequence[Box]

    @cached_property
    def text(self) -> str:
        """What stands in it."""
        return "".join(box.text for box in self.texts)

    def width(self, start: int, stop: int) -> float:
        """The width of some of its text, in CSS pixels."""
        parts = (
            (box.text[max(start - first, 0) : max(stop - first, 0)], box.style)
            for box, first in zip(self.texts, self._begins, strict=True)
        )
        return sum(text_width(text, style) for text, style in parts if text)

    @cached_property
    def _begins(self) -> Sequence[int]:
        """Where each box begins in the text."""
        return list(accumulate((len(box.text) for box in self.texts[:-1]), initial=0))

    def pieces(self, edges: float) -> Iterator[Piece]:
        """The pieces of its words, in a cell with `edges` of so many CSS pixels."""
        for word, kind, first, last in self._pieces():
            width = self.width(first, last) + (0 if kind == "code" else SPARE)
            least = width * min(LETTERS[kind] / (last - first), 1)
            yield Piece(word, kind, width + edges, least + edges)

    def places(self) -> Places:
        """Where each of its pieces begins and ends, measured from a little before it."""
        places: list[tuple[float, float]] = []
        before, left = 0, 0.0
        for _, _, first, last in self._pieces():
            if first - before > REACH:
                before, left = first, left + self.width(before, first)
            begun = left + (self.width(before, first) if first > before else 0)
            places.append((begun, left + self.width(before, last)))
        return places

    def _pieces(self) -> Iterator[tuple[str, Kind, int, int]]:
        """Each word, its kind, and where each piece of it begins and ends in the text."""
        text, style = self.text, self.texts[0].style
        for start, stop in words_in(text):
            word = text[start:stop]
            kind = kind_of(word)
            parted = with_parted_paths(word)
            ends = [len(word)] if kind == "number" else pieces_of(parted, style["lang"])
            for first, last in pairwise((0, *ends)):
                yield word, kind, start + first, start + last

    def parted(self) -> Iterator[float]:
        """The widths of its numbers that CSS may part."""
        text, style = self.text, self.texts[0].style
        for start, stop in words_in(text):
            word = text[start:stop]
            if kind_of(word) == "number" and (
                style["overflow_wrap"] == "anywhere" or len(pieces_of(word, style["lang"])) > 1
            ):
                yield self.width(start, stop) + SPARE

    def amount(self) -> float:
        """The width of the whole line where it is one number in several words, else 0."""
        text = self.text
        return self.width(0, len(text.rstrip())) + SPARE if is_amount(text) else 0


def lines_of(cell: Box) -> Iterator[Line]:
    """The lines of a cell."""
    for box in cell.descendants():
        if isinstance(box, boxes.LineBox) and (texts := list(_texts(box))):
            yield Line(texts)


def lines_in(places: Places, room: float) -> list[int]:
    """With which piece each line begins where they have some room; a wider one has a line alone."""
    begins: list[int] = []
    begun = 0.0
    for number, (start, stop) in enumerate(places):
        if not begins or stop - begun > room:
            begins.append(number)
            begun = start
    return begins


def _texts(box: Box) -> Iterator[Box]:
    """The boxes of text in a line; what floats, and what notes say, stands elsewhere."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox) and child.is_in_normal_flow():
            yield from _texts(child)
