"""Comments in the margin: who said what, and about which words (17.13.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exporter.manuscript.names import Xml, local, w


@dataclass(frozen=True)
class Remark:
    """A comment: `about` are the words it is pinned to, `where` the XML where they begin."""

    author: str
    date: str
    text: str
    about: str
    where: Xml | None


def remarks_in(comments: Xml | None, bodies: list[Xml]) -> Iterator[Remark]:
    """The comments of a part, with the words of `bodies` that they are about."""
    if comments is None:
        return
    pinned = {name: pin for body in bodies for name, pin in _pins(body).items()}
    for comment in comments.iter(w("comment")):
        where, about = pinned.get(comment.get(w("id"), ""), (None, ""))
        paragraphs = ("".join(_texts(paragraph)) for paragraph in comment.iter(w("p")))
        yield Remark(
            comment.get(w("author"), ""),
            comment.get(w("date"), ""),
            "\n".join(filter(None, paragraphs)),
            about,
            where,
        )


def _pins(body: Xml) -> dict[str, tuple[Xml, str]]:
    """Where each comment is pinned, and to which words, by the comment's identifier."""
    begun: dict[str, tuple[Xml, list[str]]] = {}
    open_now: set[str] = set()
    for element in body.iter():
        name, identifier = local(element), element.get(w("id"), "")
        if name == "commentRangeStart":
            begun[identifier] = (element, [])
            open_now.add(identifier)
        elif name == "commentRangeEnd":
            open_now.discard(identifier)
        elif name == "commentReference":
            begun.setdefault(identifier, (element, []))
        elif name in ("t", "delText") and open_now:
            for comment in open_now:
                begun[comment][1].append(element.text or "")
    return {identifier: (where, "".join(said)) for identifier, (where, said) in begun.items()}


def _texts(paragraph: Xml) -> Iterator[str]:
    return (text.text or "" for text in paragraph.iter(w("t")))
