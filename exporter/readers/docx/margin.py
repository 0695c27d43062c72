"""What stands in the margin of a file, comments and tracked changes, and which part it is about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from exporter.diagnostics import Place
from exporter.manuscript.body import Grid, Item
from exporter.manuscript.names import Xml, local, w
from exporter.readers.docx.comments import Remark
from exporter.readers.docx.tracked import Tracked


@dataclass(frozen=True)
class Comment:
    """A comment: who made it and when (ISO 8601, empty if unknown), and `about` which words.

    `part` names the part of the article, empty where it shows none; `place` is known once the
    source file is.
    """

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
        self._order = {element: number for number, element in enumerate(body.iter(w("p")))}
        calls = body.iter(w("footnoteReference"), w("endnoteReference"))
        self._calls = {
            (local(call)[: -len("Reference")], call.get(w("id"))): self._position(call)
            for call in calls
        }
        self._changes = [(change, self._position(change.where)) for change in changes]
        self._remarks = [(remark, self._position(remark.where)) for remark in remarks]

    def told(
        self, items: Sequence[Item], parts: Sequence[str]
    ) -> tuple[tuple[Comment, ...], tuple[Change, ...]]:
        """The comments and changes with the parts of the article, which the items show."""
        known = sorted(self._known(items, parts))
        numbers = [number for number, _ in known]

        def part(position: int | None) -> str:
            index = -1 if position is None else bisect_right(numbers, position) - 1
            return known[index][1] if index >= 0 else ""

        return (
            tuple(
                Comment(one.author, one.date, one.text, one.about, part(position))
                for one, position in self._remarks
            ),
            tuple(
                Change(one.kind, one.author, one.date, one.text, part(position))
                for one, position in self._changes
            ),
        )

    def _known(self, items: Iterable[Item], parts: Iterable[str]) -> Iterator[tuple[int, str]]:
        for item, part in zip(items, parts, strict=False):
            sources = item.source.iter(w("p")) if isinstance(item, Grid) else [item.source]
            for source in sources:
                if part and source in self._order:
                    yield self._order[source], part

    def _position(self, element: Xml | None) -> int | None:
        """The number of the paragraph around an element; that of its call for one in a note."""
        while element is not None:
            if element in self._order:
                return self._order[element]
            name = local(element)
            if name in ("footnote", "endnote"):
                return self._calls.get((name, element.get(w("id"))))
            if name == "tr":
                return next((self._order.get(line) for line in element.iter(w("p"))), None)
            element = element.getparent()
        return None


def placed(comment: Comment, place: Place | None) -> Comment:
    """A comment with the place of its words in the source."""
    return replace(comment, place=place)
