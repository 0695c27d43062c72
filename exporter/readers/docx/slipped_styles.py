"""Styles that nobody gave: LibreOffice sets what is below a tracked deletion as what is gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from exporter.manuscript.body import Item, Line
from exporter.manuscript.names import Xml, local, value, w
from exporter.manuscript.pieces import same
from exporter.manuscript.story import Place
from exporter.manuscript.wording import Said, SaidItem
from exporter.readers.docx.tracked import ended_paragraph


def below_deletions(root: Xml) -> tuple[Xml, ...]:
    """The paragraphs with the style of one before them whose end is deleted, as tracked."""
    ended = (one for one in map(ended_paragraph, root.iter(w("del"))) if one is not None)
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
        _restyled(item, known) if isinstance(item, Line) and item.source in slipped else item
        for item in items
    ]


def _restyled(line: Line, wording: Sequence[Said]) -> Line:
    """A line in the style that the same words had, where they had another one only."""
    alike = [said for said in wording if same(said.pieces) == same(line.pieces)]
    if not alike or any(said.style == line.style for said in alike):
        return line
    said = alike[0]
    place = None if said.level is None else Place("", said.level, said.ordered)
    return replace(line, style=said.style, place=place, outline=None)
