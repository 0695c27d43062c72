"""What stands in the margin of a file, comments and tracked changes, and which part it is about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from exporter.diagnostics import Place
from exporter.docx.body import DocxTable, Item
from exporter.docx.elements import Xml, local, qn
from exporter.docx.pieces import folded, words
from exporter.docx.said import SaidItem, SaidTable
from exporter.roundtrip.word.remarks import Remark
from exporter.roundtrip.word.tracked import Tracked


@dataclass(frozen=True)
class Comment:
    """A comment: who made it and when (ISO 8601, empty if unknown), and `about` which words.

    `id` is its number in the file, `parent` that of the one it answers (`None`: none);
    `done` is what somebody has dealt with. `part` names the part of the article, empty where
    it shows none; `place` is known once the source file is.
    """

    id: str
    parent: str | None
    done: bool
    author: str
    date: str
    text: str
    about: str
    part: str = ""
    place: Place | None = None


@dataclass(frozen=True)
class Change:
    """A tracked change: insertion, deletion, move or formatting of `text` (`¶`: a paragraph's end).

    `part` and `place` are as in Comment.
    """

    kind: str
    author: str
    date: str
    text: str
    part: str = ""
    place: Place | None = None


class Margin:
    """Comments and changes, noted before the changes are settled, and told after it."""

    def __init__(self, body: Xml, changes: list[Tracked], remarks: list[Remark]) -> None:
        lines = list(body.iter(qn("w:p")))
        self._order = {element: number for number, element in enumerate(lines)}
        self._said_first = {element: _said_first(element) for element in lines}
        calls = body.iter(qn("w:footnoteReference"), qn("w:endnoteReference"))
        self._calls = {
            (local(call)[: -len("Reference")], call.get(qn("w:id"))): self._position(call)
            for call in calls
        }
        self._changes = [(change, self._position(change.where)) for change in changes]
        self._remarks = [(remark, self._position(remark.where)) for remark in remarks]

    def told(
        self, items: Sequence[Item], parts: Sequence[str], wording: Iterable[SaidItem] = ()
    ) -> tuple[tuple[Comment, ...], tuple[Change, ...]]:
        """The comments and changes with the parts of the article.

        The items show some; of a paragraph that is gone, the `wording` that went out tells it.
        """
        shown = dict(self._shown(items, parts))
        known = sorted({**dict(self._gone(shown, wording)), **shown}.items())
        numbers = [number for number, _ in known]

        def part(position: int | None) -> str:
            index = -1 if position is None else bisect_right(numbers, position) - 1
            return known[index][1] if index >= 0 else ""

        return (
            tuple(_comment(one, part(position)) for one, position in self._remarks),
            tuple(
                Change(one.kind, one.author, one.date, one.text, part(position))
                for one, position in self._changes
            ),
        )

    def _shown(self, items: Iterable[Item], parts: Iterable[str]) -> Iterator[tuple[int, str]]:
        for item, part in zip(items, parts, strict=False):
            for source, own in _sources(item, part) if part else ():
                if source in self._order:
                    yield self._order[source], own

    def _gone(
        self, shown: Mapping[int, str], wording: Iterable[SaidItem]
    ) -> Iterator[tuple[int, str]]:
        """The parts of paragraphs that are no more, by what they said; each part once."""
        left = {part: text for part, text in _worded(wording) if part not in shown.values()}
        for element, number in self._order.items():
            if number not in shown:
                text = self._said_first[element]
                part = next((name for name, words in left.items() if text and words == text), None)
                if part is not None:
                    del left[part]
                    yield number, part

    def _position(self, element: Xml | None) -> int | None:
        """The number of the paragraph around an element; that of its call for one in a note."""
        while element is not None:
            if element in self._order:
                return self._order[element]
            name = local(element)
            if name in ("footnote", "endnote"):
                return self._calls.get((name, element.get(qn("w:id"))))
            if name == "tr":
                return next((self._order.get(line) for line in element.iter(qn("w:p"))), None)
            element = element.getparent()
        return None


def _comment(one: Remark, part: str) -> Comment:
    return Comment(
        one.identifier,
        one.parent or None,
        one.done,
        one.author,
        one.date,
        one.text,
        one.about,
        part,
    )


def _sources(item: Item, part: str) -> Iterator[tuple[Xml, str]]:
    """The XML of an item's paragraphs, each with its part: of a table that of its cell."""
    if not isinstance(item, DocxTable):
        yield item.source, part
        return
    for number, row in enumerate(item.rows):
        for column, cell in enumerate(row):
            for line in cell.lines:
                yield line.source, _cell_part(part, number, column)


def _cell_part(first: str, row: int, column: int) -> str:
    """The part of a cell, told from that of the table's first one."""
    table, is_headed, _ = first.rpartition(".header.")
    if is_headed:
        return f"{table}.header.{column}" if row == 0 else f"{table}.rows.{row - 1}.{column}"
    table, is_cell, _ = first.rpartition(".rows.")
    return f"{table}.rows.{row}.{column}" if is_cell else first


def _worded(wording: Iterable[SaidItem]) -> Iterator[tuple[str, str]]:
    """Each part that went out, with its words as they are compared."""
    for item in wording:
        rows = item.rows if isinstance(item, SaidTable) else ((item,),)
        for line in (line for row in rows for line in row if line.part):
            yield line.part, _compared(words(line.pieces))


def _said_first(paragraph: Xml) -> str:
    """What a paragraph said before its tracked changes, as it is compared."""
    return _compared("".join(text.text or "" for text in _first_texts(paragraph)))


def _first_texts(paragraph: Xml) -> Iterator[Xml]:
    added = (qn("w:ins"), qn("w:moveTo"))
    for text in paragraph.iter(qn("w:t"), qn("w:delText")):
        if next(text.iterancestors(*added), None) is None:
            yield text


def _compared(text: str) -> str:
    return " ".join(folded(text).split())
