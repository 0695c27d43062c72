"""Blocks that an editor copied: all of their words in their styles, once more in the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from exporter.article import (
    Article,
    Callout,
    CodeBlock,
    Figure,
    PictureRow,
    PullQuote,
    Quote,
    Table,
)
from exporter.article.places import Loc
from exporter.docx.said import Key, SaidItem, key
from exporter.roundtrip.word.alignment import Match
from exporter.roundtrip.word.article_nodes import BlockNode
from exporter.roundtrip.word.block_builder import BlockBuilder
from exporter.roundtrip.word.edited_texts import base_value
from exporter.roundtrip.word.parts_in_print import block_at, block_loc, locs_in_print

_COPIED = (Callout, CodeBlock, Figure, PictureRow, PullQuote, Quote, Table)
"""Blocks that say more than Word shows: the numbers of a chart, the kind of a callout."""


def copies(
    now: Sequence[SaidItem],
    matches: Sequence[Match | None],
    then: Sequence[SaidItem],
    locs: Sequence[Loc | None],
    article: Article,
) -> Mapping[int, Loc | None]:
    """The block that begins at an item as a copy, by the item's number; `None` for its others.

    `now` is what the file says, item by item, and `matches` what each was; `then` what went out,
    which stood at the `locs`.
    """
    shown: dict[Loc, list[int]] = defaultdict(list)
    for number, loc in enumerate(locs):
        if loc and (block := block_loc(loc)):
            shown[block].append(number)
    said: dict[Key, list[tuple[Loc, list[Key]]]] = defaultdict(list)
    for block, numbers in shown.items():
        if isinstance(block_at(article, block), _COPIED):
            keys = [key(then[number]) for number in numbers]
            said[keys[0]].append((block, keys))
    new = [None if match else key(item) for item, match in zip(now, matches, strict=True)]
    found: dict[int, Loc | None] = {}
    for index, one in enumerate(new):
        for block, keys in said.get(one, ()) if one is not None else ():
            places = range(index, index + len(keys))
            if new[index : places.stop] == keys and found.keys().isdisjoint(places):
                found |= {**dict.fromkeys(places), index: block}
    return found


def copy_of(article: Article, block: Loc) -> BlockNode:
    """A block once more, without its label, which one part alone can have."""
    builder = BlockBuilder.again(block_at(article, block), block)
    for loc in locs_in_print(article):
        if loc[: len(block)] == block:
            builder.put(loc[len(block) :], base_value(article, loc))
    _unlabelled(builder.node)
    return builder.node


def _unlabelled(node: BlockNode) -> None:
    if "label" in node.given:
        node.given["label"] = None
    for child in node.children:
        _unlabelled(child)
