"""Which pictures stand side by side."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from exporter.article.figures import MAX_ROW
from exporter.readers.markdown.drafts import BlockDraft, FigureDraft

ROW = "row"
"""The name of a `:::` block of ours that holds the pictures of one row."""

SHORT_ROW = 4
"""How many pictures stand in a row, unless somebody says more; the rest makes rows of its own."""
_CLASSES = re.compile(
    r"(?:[\w-]+[-_])?(?:row|rows|gallery|columns|cols|grid|flex|side-by-side|images|figures)"
    r"(?:[-_]\w+)*|d-flex",
    re.IGNORECASE,
)
_LAYOUT = re.compile(r"layout-(?P<way>ncol|nrow)\s*=\s*[\"']?(?P<count>\d+)")
_WIDTHS = re.compile(r"layout\s*=\s*[\"'](?P<rows>\[.*?\])[\"']")


def side_by_side(blocks: Sequence[BlockDraft], classes: str) -> list[BlockDraft]:
    """The blocks in rows where all are pictures, and classes say that they stand side by side."""
    asks = any(_CLASSES.fullmatch(name) for name in classes.split())
    return in_rows(blocks) if asks and all(map(shows_pictures, blocks)) else list(blocks)


def in_rows(
    blocks: Sequence[BlockDraft], columns: int | None = None, *, lengths: Sequence[int] = ()
) -> list[BlockDraft]:
    """The blocks with neighbouring figures in rows: of as many `columns`, or of those `lengths`."""
    made: list[BlockDraft] = []
    for are_pictures, group in groupby(blocks, key=shows_pictures):
        if are_pictures:
            made += _rows(list(_figures(group)), columns, list(lengths))
        else:
            made += group
    return made


def in_layout(blocks: Sequence[BlockDraft], attributes: str) -> list[BlockDraft]:
    """The blocks in the rows that a div of Quarto's or pandoc's asks for, if it asks for any."""
    if widths := _WIDTHS.search(attributes):
        inner = re.findall(r"\[([^\[\]]*)\]", widths["rows"])
        lengths = [len([one for one in row.split(",") if "-" not in one]) for row in inner]
        return in_rows(blocks, lengths=lengths)
    layout = _LAYOUT.search(attributes)
    if layout is None:
        classes = " ".join(re.findall(r"\.([A-Za-z][\w-]*)", attributes))
        return side_by_side(blocks, classes)
    count = max(int(layout["count"]), 1)
    pictures = sum(map(shows_pictures, blocks))
    return in_rows(blocks, count if layout["way"] == "ncol" else math.ceil(pictures / count))


def shows_pictures(block: BlockDraft) -> bool:
    """Whether a block is a picture or a row of them."""
    return block["type"] in ("figure", "picture_row")


def _figures(blocks: Iterator[BlockDraft]) -> Iterator[FigureDraft]:
    for block in blocks:
        if block["type"] == "figure":
            yield block
        elif block["type"] == "picture_row":
            yield from block["figures"]


def _rows(
    figures: list[FigureDraft], columns: int | None, lengths: list[int]
) -> Iterator[BlockDraft]:
    while figures and lengths:
        length = min(max(lengths.pop(0), 1), MAX_ROW)
        yield _row(figures[:length])
        del figures[:length]
    if figures:
        each = columns or math.ceil(len(figures) / math.ceil(len(figures) / SHORT_ROW))
        each = min(max(each, 1), MAX_ROW)
        yield from (_row(figures[at : at + each]) for at in range(0, len(figures), each))


def _row(figures: list[FigureDraft]) -> BlockDraft:
    return figures[0] if len(figures) == 1 else {"type": "picture_row", "figures": figures}
