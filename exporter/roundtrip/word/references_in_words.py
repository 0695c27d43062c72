"""References that became the words which they showed, as Ctrl+Shift+F9 makes them, and programs
that know no fields: the same words in the same place are the reference again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from exporter.article import Article
from exporter.article.references import labels
from exporter.compose.view import View
from exporter.docx.body import DocxCell, DocxLine, DocxTable, Item
from exporter.docx.pieces import Piece, Pieces, folded, words
from exporter.docx.said import Said, SaidItem, SaidTable, lines_in, said
from exporter.provenance.origin import Origin
from exporter.roundtrip.word.alignment import aligned_by_words
from exporter.roundtrip.word.bare_words import bare

Names = Mapping[str, tuple[str, ...]]
"""What the part with each label is called where it is referred to."""


def with_references(items: Sequence[Item], origin: Origin) -> list[Item]:
    """The items, words that references showed when they went out as these again."""
    now = [*said(items, lambda _: None)]
    if not _labels_in(origin.wording) - _labels_in(now):
        return list(items)
    names = _names(origin.article)
    matches = aligned_by_words([*map(bare, origin.wording)], [*map(bare, now)])
    return [
        _referring(item, origin.wording[match.number], names) if match else item
        for item, match in zip(items, matches, strict=True)
    ]


def _labels_in(items: Iterable[SaidItem]) -> Counter[str]:
    return Counter(label for line in lines_in(items) for label in _labels_of(line.pieces))


def _labels_of(pieces: Pieces) -> Iterator[str]:
    for piece in pieces:
        yield from [piece.reference] if piece.reference else _labels_of(piece.note)


def _names(article: Article) -> Names:
    view = View(article)
    return {
        label: (view.reference_elsewhere(label), view.reference(label)) for label in labels(article)
    }


def _referring(item: Item, then: SaidItem, names: Names) -> Item:
    if isinstance(item, DocxTable) and isinstance(then, SaidTable):
        rows = (
            tuple(map(_in_cell(names), row, (*said_row, *(None,) * len(row))))
            for row, said_row in zip(item.rows, (*then.rows, *((),) * len(item.rows)), strict=False)
        )
        return replace(item, rows=tuple(rows))
    if isinstance(item, DocxLine) and isinstance(then, Said):
        return replace(item, pieces=_again(item.pieces, then.pieces, names))
    return item


def _in_cell(names: Names) -> Callable[[DocxCell, Said | None], DocxCell]:
    def referring(cell: DocxCell, then: Said | None) -> DocxCell:
        if then is None:
            return cell
        lines = (replace(one, pieces=_again(one.pieces, then.pieces, names)) for one in cell.lines)
        return replace(cell, lines=tuple(lines))

    return referring


def _again(now: Pieces, then: Pieces, names: Names) -> Pieces:
    """The pieces, and those of their notes, with the references that they lack."""
    notes = iter([piece.note for piece in then if piece.note])
    pieces = tuple(
        replace(one, note=_again(one.note, next(notes, ()), names)) if one.note else one
        for one in now
    )
    for number, piece in enumerate(then):
        label = piece.reference
        if label and _count(pieces, label) < _count(then[: number + 1], label):
            pieces = _put(pieces, label, names.get(label, ()), _Around(then, number))
    return pieces


def _count(pieces: Pieces, label: str) -> int:
    return sum(piece.reference == label for piece in pieces)


@dataclass(frozen=True)
class _Around:
    """What stood around a reference."""

    pieces: Pieces
    number: int

    def likeness(self, before: str, after: str) -> int:
        """How many letters on both sides are the same as around some other place."""
        mine = (words(self.pieces[: self.number]), words(self.pieces[self.number + 1 :]))
        pairs = ((folded(mine[0])[::-1], before[::-1]), (folded(mine[1]), after))
        return sum(_alike(*pair) for pair in pairs)


def _alike(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _put(pieces: Pieces, label: str, names: Iterable[str], around: _Around) -> Pieces:
    """The pieces with a reference for those of its words whose place is likest to where it was."""
    for name in names:
        places = [
            (around.likeness(before, after), -number, start)
            for number, piece in enumerate(pieces)
            if piece.is_text and not piece.href
            for start, before, after in _found(name, pieces, number)
        ]
        if places:
            _, negative, start = max(places)
            at = -negative
            return (*pieces[:at], *_parted(pieces[at], label, start, len(name)), *pieces[at + 1 :])
    return pieces


def _found(name: str, pieces: Pieces, number: int) -> Iterator[tuple[int, str, str]]:
    """Where a piece says a name, with the words before and after it."""
    text = _one_by_one(pieces[number].text)
    said = re.escape(_one_by_one(name))
    for match in re.finditer(rf"{said}(?!\d)", text):
        before = folded(words(pieces[:number])) + text[: match.start()]
        yield match.start(), before, text[match.end() :] + folded(words(pieces[number + 1 :]))


def _one_by_one(text: str) -> str:
    """A text as it is read aloud, letter by letter: none goes, and none becomes several."""
    return "".join(one if len(read := folded(one)) != 1 else read for one in text)


def _parted(piece: Piece, label: str, start: int, length: int) -> Iterator[Piece]:
    texts = piece.text[:start], piece.text[start + length :]
    yield from [replace(piece, text=texts[0])] if texts[0] else []
    yield Piece(marks=piece.marks, name=piece.name, reference=label)
    yield from [replace(piece, text=texts[1])] if texts[1] else []
