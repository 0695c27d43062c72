"""Styles of ours that somebody gave another name, as a house may; their paragraphs tell which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from exporter.docx.body import DocxCell, DocxLine, Item
from exporter.docx.pieces import folded, words
from exporter.docx.said import Said, SaidItem, lines_in, said
from exporter.docx.story import Styles


def with_styles_named(
    items: Sequence[Item], then: Iterable[SaidItem], styles: Styles
) -> list[Item]:
    """The items, paragraphs of renamed styles under the names that these had."""
    names = _renamed([*said(items, lambda _: None)], then, styles)
    return [_named(item, names) for item in items] if names else list(items)


def _renamed(
    now: Iterable[SaidItem], then: Iterable[SaidItem], styles: Styles
) -> Mapping[str, str]:
    """What went out as the style of each name that is new: a style is one of another name if it has
    all that is left of the paragraphs of one which the file has no more, and nothing of others."""
    was = {_text(line): line.style for line in lines_in(then)}
    came: dict[str, set[str]] = defaultdict(set)
    became: dict[str, set[str]] = defaultdict(set)
    for line in lines_in(now):
        if before := was.get(_text(line)):
            came[line.style].add(before)
            became[before].add(line.style)
    defined = styles.names
    return {
        name: before
        for name, (before, *others) in came.items()
        if not others and len(became[before]) == 1
        if name not in was.values() and before not in defined and styles.is_custom(name)
    }


def _text(line: Said) -> str:
    return " ".join(folded(words(line.pieces)).split())


def _named(item: Item, names: Mapping[str, str]) -> Item:
    if isinstance(item, DocxLine):
        return _line_named(item, names)
    rows = (tuple(_cell_named(cell, names) for cell in row) for row in item.rows)
    return replace(item, rows=tuple(rows))


def _cell_named(cell: DocxCell, names: Mapping[str, str]) -> DocxCell:
    return replace(cell, lines=tuple(_line_named(line, names) for line in cell.lines))


def _line_named(line: DocxLine, names: Mapping[str, str]) -> DocxLine:
    return replace(line, style=names.get(line.style, line.style))
