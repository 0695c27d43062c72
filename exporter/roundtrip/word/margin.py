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
from exporter.roundtrip.word.tracked import Tracked, moved_paragraphs


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

    `part` and `place` are as in Comment. `added` says that the text is new where it stands: it was
    inserted, or moved to here.
    """

    kind: str
    author: str
    date: str
    text: str
    part: str = ""
    place: Place | None = None
    added: bool = False


class Margin:
    """Comments and changes, noted before the changes are settled, and told after it.

    `joined` are the paragraphs that settling them joins, each with the one that has its words.
    """

    def __init__(self, body: Xml, changes: list[Tracked], remarks: list[Remark]) -> None:
        lines = list(body.iter(qn("w:p")))
        self._order = {element: number for number, element in enumerate(lines)}
        self._said_first = {element: _said_first(element) for element in lines}
        self._came, self._left = (
            {self._order[one] for one in moved_paragraphs(body, added=added)}
            for added in (True, False)
        )
        self.joined: dict[Xml, Xml] = {}
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
        gone = dict(self._gone(shown, wording))
        known = {**dict(self._taken_in(shown)), **gone, **shown}
        at = _Parts(known)
        before = _Parts(
            {number: part for number, part in known.items() if number not in self._came}
        )
        return (
            tuple(_comment(one, at.last(position)) for one, position in self._remarks),
            tuple(
                _change(one, (before if position in self._came else at).last(position))
                for one, position in self._changes
            ),
        )

    def _shown(self, items: Iterable[Item], parts: Iterable[str]) -> Iterator[tuple[int, str]]:
        for item, part in zip(items, parts, strict=False):
            for source, own in _sources(item, part) if part else ():
                if source in self._order:
                    yield self._order[source], own

    def _taken_in(self, shown: Mapping[int, str]) -> Iterator[tuple[int, str]]:
        """The parts of paragraphs of which others have the words now."""
        for element, following in self.joined.items():
            number, now = self._order.get(element), self._order.get(following, -1)
            if number is not None and now in shown:
                yield number, shown[now]

    def _gone(
        self, shown: Mapping[int, str], wording: Iterable[SaidItem]
    ) -> Iterator[tuple[int, str]]:
        """The parts of paragraphs that are no more, by what they said; each part once, and of those
        that moved away also where it is elsewhere now."""
        left = dict(_worded(wording))
        for element, number in self._order.items():
            if number not in shown:
                text = self._said_first[element]
                others = () if number in self._left else shown.values()
                known = (
                    name for name, words in left.items() if words == text and name not in others
                )
                part = next(known, None) if text else None
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


class _Parts:
    """Which part each of some paragraphs shows, by their numbers."""

    def __init__(self, known: Mapping[int, str]) -> None:
        self._known, self._numbers = known, sorted(known)

    def last(self, position: int | None) -> str:
        """The part of the last paragraph up to a position; empty without."""
        index = -1 if position is None else bisect_right(self._numbers, position) - 1
        return self._known[self._numbers[index]] if index >= 0 else ""


def _change(one: Tracked, part: str) -> Change:
    return Change(one.kind, one.author, one.date, one.text, part, added=one.added)


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
