"""What stands in the margin of a file, comments and tracked changes, and which part it is about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exporter.diagnostics import Place
from exporter.docx.body import DocxTable, Item
from exporter.docx.elements import Xml, local, qn
from exporter.roundtrip.word.tracked import Tracked


@dataclass(frozen=True)
class Remark:
    """A comment: `about` are the words it is pinned to, `where` the XML where they begin."""

    author: str
    date: str
    text: str
    about: str
    where: Xml | None


def remarks_in(comments: Iterable[Xml], bodies: list[Xml]) -> Iterator[Remark]:
    """What the comments say, with the words of `bodies` that they are about."""
    pinned = {name: pin for body in bodies for name, pin in _pins(body).items()}
    for comment in comments:
        where, about = pinned.get(comment.get(qn("w:id"), ""), (None, ""))
        paragraphs = ("".join(_texts(paragraph)) for paragraph in comment.iter(qn("w:p")))
        yield Remark(
            comment.get(qn("w:author"), ""),
            comment.get(qn("w:date"), ""),
            "\n".join(filter(None, paragraphs)),
            about,
            where,
        )


def _pins(body: Xml) -> dict[str, tuple[Xml, str]]:
    """Where each comment is pinned, and to which words, by the comment's identifier."""
    begun: dict[str, tuple[Xml, list[str]]] = {}
    open_now: set[str] = set()
    for element in body.iter():
        identifier = element.get(qn("w:id"), "")
        match local(element):
            case "commentRangeStart":
                begun[identifier] = (element, [])
                open_now.add(identifier)
            case "commentRangeEnd":
                open_now.discard(identifier)
            case "commentReference":
                begun.setdefault(identifier, (element, []))
            case "t" | "delText":
                for comment in open_now:
                    begun[comment][1].append(element.text or "")
    return {identifier: (where, "".join(said)) for identifier, (where, said) in begun.items()}


def _texts(paragraph: Xml) -> Iterator[str]:
    return (text.text or "" for text in paragraph.iter(qn("w:t")))


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
        self._order = {element: number for number, element in enumerate(body.iter(qn("w:p")))}
        calls = body.iter(qn("w:footnoteReference"), qn("w:endnoteReference"))
        self._calls = {
            (local(call)[: -len("Reference")], call.get(qn("w:id"))): self._position(call)
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
            sources = item.source.iter(qn("w:p")) if isinstance(item, DocxTable) else [item.source]
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
                return self._calls.get((name, element.get(qn("w:id"))))
            if name == "tr":
                return next((self._order.get(line) for line in element.iter(qn("w:p"))), None)
            element = element.getparent()
        return None
