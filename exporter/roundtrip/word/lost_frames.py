"""What stood in frames, panels and contents, in files whose program or editor knows none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from exporter.docx.body import DocxLine, DocxTable, Item
from exporter.docx.elements import qn
from exporter.docx.page_breaks import is_ruled_above_alone
from exporter.docx.pieces import words
from exporter.docx.said import Said, SaidItem, SaidTable, lines_in, said
from exporter.roundtrip.word.alignment import aligned_by_words
from exporter.roundtrip.word.bare_words import as_read, bare, compared

_PAGE = re.compile(r"[\s.·…]+\d+$")


def out_of_frames(items: Iterable[Item], then: Iterable[SaidItem]) -> list[Item]:
    """The items, those of tables apart that only place what went out as lines: a panel of ours is
    known by the styles in it, and these may be gone."""
    then = list(then)
    lines = _texts(one for one in then if isinstance(one, Said))
    tables = [_texts(lines_in([one])) for one in then if isinstance(one, SaidTable)]
    parted = (_framed(item) if _is_frame(item, lines, tables) else [item] for item in items)
    return [one for part in parted for one in part]


def _texts(lines: Iterable[Said]) -> AbstractSet[str]:
    return {compared(one) for one in lines} - {""}


def _is_frame(item: Item, lines: AbstractSet[str], tables: Iterable[AbstractSet[str]]) -> bool:
    """Whether most of what a table says, part by part, went out as lines, and less in a table."""
    if not isinstance(item, DocxTable):
        return False
    texts = [text for line in _framed(item) if (text := as_read(words(line.pieces)))]
    as_lines, *as_tables = (sum(text in one for text in texts) for one in (lines, *tables))
    return 2 * as_lines > len(texts) and as_lines > max(as_tables, default=0)


def _framed(item: Item) -> list[DocxLine]:
    rows = item.rows if isinstance(item, DocxTable) else ()
    return [line for row in rows for cell in row for line in cell.lines]


def with_heads_before(items: Sequence[Item], then: Sequence[SaidItem]) -> list[Item]:
    """The items, headings and boxes before the text that they stood right before: programs that
    set no frame beside a text put what was in one behind the first paragraph beside it."""
    now = [*map(bare, said(items, lambda _: None))]
    numbers = [one.number if one else -1 for one in aligned_by_words([*map(bare, then)], now)]
    order, at = list(range(len(items))), 0
    while at < len(items):
        beside = 0
        while _is_beside(items, then, numbers, at + beside + 1):
            beside += 1
        set_behind = sorted(order[at + 1 : at + beside + 1], key=lambda one: numbers[one])
        first = numbers[at] - beside
        if beside and [numbers[one] for one in set_behind] == list(range(first, numbers[at])):
            order[at : at + beside + 1] = [*set_behind, at]
            at += beside
        at += 1
    return [items[one] for one in order]


def _is_beside(
    items: Sequence[Item], then: Sequence[SaidItem], numbers: Sequence[int], at: int
) -> bool:
    """Whether what stands at a place is a heading or a box that went out."""
    if at >= len(items) or numbers[at] < 0:
        return False
    boxes = items[at].source.iterancestors(qn("w:txbxContent"))
    return is_heading(then[numbers[at]]) or next(boxes, None) is not None


def is_heading(item: SaidItem) -> bool:
    """Whether an item is the heading of a section."""
    return isinstance(item, Said) and item.part.endswith("heading")


def without_contents(items: Iterable[Item], then: Iterable[SaidItem]) -> list[Item]:
    """The items without entries of contents: a heading that went out, and its page."""
    headings = {compared(one) for one in lines_in(then) if "heading" in one.style}
    return [item for item in items if not _is_entry(item, headings)]


def _is_entry(item: Item, headings: AbstractSet[str]) -> bool:
    said_now = as_read(words(item.pieces)) if isinstance(item, DocxLine) else ""
    page = _PAGE.search(said_now)
    return page is not None and said_now[: page.start()] in headings


def begins_panel(item: Item) -> bool:
    """Whether an item is the rule of a panel; a rule that somebody draws stands below something."""
    return isinstance(item, DocxLine) and item.ruled and is_ruled_above_alone(item.source)
