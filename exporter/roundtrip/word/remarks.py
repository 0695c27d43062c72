"""Comments in a file's margin: what they say, to which words they are pinned, their threads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from exporter.docx.elements import Xml, local, qn

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_ON = frozenset({"1", "true", "on"})
_WITHIN = {"tab": "\t", "br": "\n", "cr": "\n"}


_Pin = tuple[Xml, str]
"""Where a comment is pinned, and to which words."""


@dataclass(frozen=True)
class Remark:
    """A comment: `about` are the words it is pinned to, those of several paragraphs on lines of
    their own, `where` the XML where they begin. `parent` is the identifier of the one that it
    answers, empty for none; `done` says whether that is dealt with."""

    identifier: str
    author: str
    date: str
    text: str
    about: str
    where: Xml | None
    parent: str = ""
    done: bool = False


@dataclass(frozen=True)
class _Thread:
    """The paragraph of the comment that one answers, if any, and whether it is done."""

    above: str
    is_done: bool


def remarks_in(
    comments: Iterable[Xml],
    bodies: list[Xml],
    threads: Iterable[Xml] = (),
    *,
    keeps_threads: bool = True,
) -> Iterator[Remark]:
    """What the comments say, with the words of `bodies` that they are about.

    An answer is about what its question is about, and as done as that is. Where the program that
    wrote the file `keeps_threads` not, comments on the very same words answer the first of them,
    and one on no words the comment that stands right before it.
    """
    pinned = {name: pin for body in bodies for name, pin in _pins(body).items()}
    said, known = list(comments), _threads(threads)
    by_paragraph = {name: comment for comment in said for name in _paragraphs(comment)}
    by_range = {} if keeps_threads else _answered(said, pinned)
    for comment in said:
        above = by_paragraph.get(_thread_of(comment, known).above)
        above = by_range.get(_identifier(comment)) if above is None else above
        parent = None if above is comment else above
        root = parent if parent is not None and not _is_pinned(comment, pinned) else comment
        where, about = pinned.get(_identifier(root), (None, ""))
        answered = [] if parent is None else [parent]
        thread = [comment, *answered, *_above(comment, known, by_paragraph)]
        yield Remark(
            _identifier(comment),
            comment.get(qn("w:author"), ""),
            comment.get(qn("w:date"), ""),
            "\n".join(filter(None, map(_words, comment.iter(qn("w:p"))))),
            about,
            where,
            "" if parent is None else _identifier(parent),
            any(_thread_of(one, known).is_done for one in thread),
        )


def _above(
    comment: Xml, known: Mapping[str, _Thread], by_paragraph: Mapping[str, Xml]
) -> Iterator[Xml]:
    """The comment that one answers, the one that this answers, and so on to the first."""
    seen = {comment}
    above = by_paragraph.get(_thread_of(comment, known).above)
    while above is not None and above not in seen:
        yield above
        seen.add(above)
        above = by_paragraph.get(_thread_of(above, known).above)


def _answered(comments: Sequence[Xml], pinned: Mapping[str, _Pin]) -> dict[str, Xml]:
    """The comment that each answers, by its place alone: the first one on the same words, or the
    one right before it."""
    known = {_identifier(comment): comment for comment in comments}
    first: dict[tuple[Xml | None, str], Xml] = {}
    answered: dict[str, Xml] = {}
    for comment in comments:
        where, about = pinned.get(_identifier(comment), (None, ""))
        if where is not None and not about and (before := _before(where)) in known:
            answered[_identifier(comment)] = answered.get(before, known[before])
        if where is None or not about:
            continue
        question = first.setdefault((_begun(where), about), comment)
        if question is not comment:
            answered[_identifier(comment)] = question
    return answered


def _before(reference: Xml) -> str:
    """The comment whose sign stands right before that of one on no words; empty without."""
    run = next(reference.iterancestors(qn("w:r")), None)
    before = None if run is None else next(run.itersiblings(qn("w:r"), preceding=True), None)
    sign = None if before is None else before.find(qn("w:commentReference"))
    return "" if sign is None else _identifier(sign)


def _begun(start: Xml) -> Xml | None:
    """What stands behind the beginning of a comment's words, other beginnings aside."""
    after = start.getnext()
    while after is not None and local(after) == "commentRangeStart":
        after = after.getnext()
    return after


def _identifier(comment: Xml) -> str:
    return comment.get(qn("w:id"), "")


def _is_pinned(comment: Xml, pinned: Mapping[str, _Pin]) -> bool:
    """Whether a comment is about words of its own."""
    return bool(pinned.get(_identifier(comment), (None, ""))[1])


def _paragraphs(comment: Xml) -> list[str]:
    """The names of a comment's paragraphs; its thread goes by the last one's."""
    named = (paragraph.get(f"{_W14}paraId") for paragraph in comment.iter(qn("w:p")))
    return [name for name in named if name]


def _threads(entries: Iterable[Xml]) -> dict[str, _Thread]:
    return {
        entry.get(f"{_W15}paraId", ""): _Thread(
            entry.get(f"{_W15}paraIdParent", ""), entry.get(f"{_W15}done", "") in _ON
        )
        for entry in entries
    }


def _thread_of(comment: Xml, known: Mapping[str, _Thread]) -> _Thread:
    found = (known[name] for name in reversed(_paragraphs(comment)) if name in known)
    return next(found, _Thread("", is_done=False))


def _pins(body: Xml) -> dict[str, _Pin]:
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
                open_now.discard(identifier)  # of a range without an end
            case name:
                for comment in open_now:
                    begun[comment][1].append(_said(element, name))
    pins = {identifier: (where, _lines(said)) for identifier, (where, said) in begun.items()}
    endless = {name: (pins[name][0], pins[name][1].partition("\n")[0]) for name in open_now}
    return pins | endless


def _said(element: Xml, name: str) -> str:
    if name in ("t", "delText"):
        return element.text or ""
    return "\n" if name == "p" else _WITHIN.get(name, "")


def _lines(said: Iterable[str]) -> str:
    """Words without the ends of lines around them and between empty paragraphs."""
    return "\n".join(filter(None, "".join(said).split("\n")))


def _words(paragraph: Xml) -> str:
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
