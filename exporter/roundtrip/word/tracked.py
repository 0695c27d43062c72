"""Tracked changes: taken or turned down, before anything else reads the text (17.13.5)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from exporter.docx.body import DocxLine, Item
from exporter.docx.elements import Xml, below, local, qn, value
from exporter.docx.pieces import same
from exporter.docx.said import Said, SaidItem
from exporter.docx.story import ListPlace

_ADDED = ("ins", "moveTo")
_REMOVED = ("del", "moveFrom")
_GONE = tuple(qn(f"w:{name}") for name in _REMOVED)
_FORMATTING = ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange")
_KINDS = {
    "ins": "insertion",
    "del": "deletion",
    "moveTo": "move",
    "moveFrom": "move",
    "cellIns": "insertion",
    "cellDel": "deletion",
}
MARK = "¶"


@dataclass(frozen=True)
class Tracked:
    """A tracked change: `kind` is insertion, deletion, move or formatting.

    `text` is what it touches, `¶` the end of a paragraph; `where` the XML around it.
    """

    kind: str
    author: str
    date: str
    text: str
    where: Xml

    @property
    def added(self) -> bool:
        """Whether the text is new where it stands."""
        return local(self.where) in (*_ADDED, "cellIns")


def tracked_in(root: Xml) -> list[Tracked]:
    """Every tracked change below `root`, in reading order."""
    changes = map(_tracked, _every(root, *_KINDS, *_FORMATTING))
    return [change for change in changes if change is not None]


def moved_paragraphs(root: Xml, *, added: bool) -> Iterator[Xml]:
    """The paragraphs that moved as a whole: where they are now if `added`, else where they were."""
    marks = _every(root, "moveTo" if added else "moveFrom")
    yield from (one for one in map(ended_paragraph, marks) if one is not None)


def settle(root: Xml, *, accept: bool) -> dict[Xml, Xml]:
    """Take every tracked change below `root`, or turn every one down; the paragraphs that are gone
    for their end is, each with the one that has its words now."""
    ended = [mark for mark in map(ended_paragraph, _dropped(root, accept)) if mark is not None]
    _settle_formatting(root, accept)
    dropped = _REMOVED if accept else _ADDED
    for element in _every(root, *_ADDED, *_REMOVED, "cellIns", "cellDel"):
        _settle_one(element, dropped, accept)
    if not accept:
        for text in list(root.iter(qn("w:delText"), qn("w:delInstrText"))):
            text.tag = qn("w:t") if local(text) == "delText" else qn("w:instrText")
    return dict(filter(None, map(_joined_with_next, ended)))


def _every(root: Xml, *names: str) -> list[Xml]:
    """The elements of `w:` with one of the names, in reading order."""
    return list(root.iter(*(qn(f"w:{name}") for name in names)))


def _tracked(element: Xml) -> Tracked | None:
    name = local(element)
    author, date = element.get(qn("w:author"), ""), element.get(qn("w:date"), "")
    around = element.getparent()
    if around is None or local(around) == "numPr":
        return None
    if name in _FORMATTING:
        return Tracked("formatting", author, date, _words(_owner(around)), element)
    if local(around) == "rPr":
        return Tracked(_KINDS[name], author, date, MARK, element)
    is_part = local(around) in ("trPr", "tcPr")
    text = _cells(_owner(around)) if is_part else _words(element)
    return Tracked(_KINDS[name], author, date, text, element) if text else None


def _owner(properties: Xml) -> Xml:
    """The run, paragraph, row or cell that properties belong to."""
    owner = properties.getparent()
    return properties if owner is None else owner


def _cells(part: Xml) -> str:
    """What a row or a cell says, its cells parted by tabs."""
    return "\t".join(map(_words, part.iter(qn("w:tc")))).strip("\t")


def _words(element: Xml) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t"), qn("w:delText")))


def _dropped(root: Xml, accept: bool) -> list[Xml]:
    return _every(root, *(_REMOVED if accept else _ADDED))


def ended_paragraph(element: Xml) -> Xml | None:
    """The paragraph whose end a tracked change adds or drops; `None` for other changes."""
    around = element.getparent()
    if around is None or local(around) != "rPr":
        return None
    properties = around.getparent()
    if properties is None or local(properties) != "pPr":
        return None
    return properties.getparent()


def _settle_formatting(root: Xml, accept: bool) -> None:
    for change in _every(root, *_FORMATTING):
        properties = change.getparent()
        if properties is None:
            continue
        properties.remove(change)
        before = next(iter(change), None)
        around = properties.getparent()
        if accept or before is None or around is None:
            continue
        if local(change) == "pPrChange" and (mark := below(properties, "rPr")) is not None:
            before.append(mark)
        around.replace(properties, before)


def _settle_one(element: Xml, dropped: tuple[str, ...], accept: bool) -> None:
    around = element.getparent()
    if around is None:
        return
    name, place = local(element), local(around)
    if place == "trPr":
        _settle_part(_owner(around), gone=name in dropped)
    elif name in ("cellIns", "cellDel"):
        _settle_part(_owner(around), gone=(name == "cellDel") is accept)
    if place in ("trPr", "tcPr", "rPr", "numPr") or name in dropped:
        around.remove(element)
    else:
        _unwrap(element, around)


def _settle_part(part: Xml, *, gone: bool) -> None:
    """A row or a cell that stays or goes."""
    table = part.getparent()
    if gone and table is not None:
        table.remove(part)


def _unwrap(element: Xml, around: Xml) -> None:
    position = around.index(element)
    around[position : position + 1] = list(element)


def _joined_with_next(paragraph: Xml) -> tuple[Xml, Xml] | None:
    """A paragraph whose end is gone goes on in the next one, and takes its look: both of them, if
    there is a next one, and words that go on."""
    following = paragraph.getnext()
    while following is not None and local(following) not in ("p", "tbl", "sectPr", "sdt"):
        following = following.getnext()
    around = paragraph.getparent()
    if around is None:
        return None
    content = [child for child in paragraph if local(child) != "pPr"]
    has_words = any(map(_words, content))
    if following is not None and local(following) == "p":
        first = 1 if below(following, "pPr") is not None else 0
        following[first:first] = content
        around.remove(paragraph)
        return (paragraph, following) if has_words else None
    if not _words(paragraph) and len(around.findall(qn("w:p"))) > 1:
        around.remove(paragraph)
    return None


def below_deletions(root: Xml) -> tuple[Xml, ...]:
    """The paragraphs with the style of one before them whose end is deleted or moved, as tracked.

    See docs/decisions/libreoffice-tracked-deletions.md.
    """
    ended = (one for one in map(ended_paragraph, root.iter(*_GONE)) if one is not None)
    return tuple(
        following
        for paragraph in ended
        if (following := paragraph.getnext()) is not None
        and local(following) == "p"
        and value(following, "pPr/pStyle") == value(paragraph, "pPr/pStyle")
    )


def with_own_styles(
    items: Iterable[Item], slipped: Collection[Xml], wording: Sequence[SaidItem]
) -> list[Item]:
    """The items, those `slipped` lines that say what went out in the style that it went out in."""
    known = [said for said in wording if isinstance(said, Said)]
    return [
        _restyled(item, known) if isinstance(item, DocxLine) and item.source in slipped else item
        for item in items
    ]


def _restyled(line: DocxLine, wording: Sequence[Said]) -> DocxLine:
    """A line in the style that the same words had, where they had another one only."""
    alike = [said for said in wording if same(said.pieces) == same(line.pieces)]
    if not alike or any(said.style == line.style for said in alike):
        return line
    said = alike[0]
    place = None if said.level is None else ListPlace("", said.level, said.ordered)
    return replace(line, style=said.style, place=place, outline=None)
