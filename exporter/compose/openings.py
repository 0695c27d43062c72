"""What the sections say first, for a page that has room for some of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exporter.article import Article, Block, List, Paragraph, Section
from exporter.article.inline import plain

MOST_WORDS = 900  # what no page holds more of
Place = tuple[str, int]


@dataclass(frozen=True)
class Passage:
    """A paragraph, or one that a colon ends with the list that it announces.

    `part` is the dotted name of the list that its blocks stand in, `first` their index there;
    `weight` falls from passage to passage, in the order in which they matter: every section's
    first, then every section's second, and so on.
    """

    blocks: tuple[Block, ...]
    part: str
    first: int
    weight: int


@dataclass(frozen=True)
class Opening:
    """The first passages of a section; `number` counts the article's sections from 0."""

    number: int
    heading: str | None
    passages: tuple[Passage, ...]


def openings(article: Article) -> tuple[Opening, ...]:
    """The first passages of each section, until there are more words than a page may hold."""
    found = [
        list(_passages(section, f"sections.{number}"))
        for number, section in enumerate(article.sections)
    ]
    weights = _weights(found)
    return tuple(
        Opening(number, article.sections[number].heading, passages)
        for number, blocks in enumerate(found)
        if (
            passages := tuple(
                Passage(several, *place, weights[number, turn])
                for turn, (several, place) in enumerate(blocks)
                if (number, turn) in weights
            )
        )
    )


def first_blocks(article: Article) -> Iterator[Block]:
    """The first block of the first passage of each section."""
    for number, section in enumerate(article.sections):
        for blocks, _ in _passages(section, f"sections.{number}"):
            yield blocks[0]
            break


def turns(blocks: Sequence[Block]) -> tuple[int, ...]:
    """The turn of each block, from 0; a list shares that of the paragraph that announces it."""
    turn, found = -1, []
    for index, block in enumerate(blocks):
        turn += not (index and _announces(blocks[index - 1]) and isinstance(block, List))
        found.append(turn)
    return tuple(found)


def _announces(block: Block) -> bool:
    return isinstance(block, Paragraph) and plain(block.text).rstrip().endswith(":")


def _weights(found: list[list[tuple[tuple[Block, ...], Place]]]) -> dict[tuple[int, int], int]:
    """The passages that may come in, by section and turn, the first of all with most weight."""
    order: list[tuple[int, int]] = []
    words = 0
    for turn in range(max(map(len, found), default=0)):
        for number, passages in enumerate(found):
            if turn >= len(passages) or (turn and (number, turn - 1) not in order):
                continue
            length = sum(map(_words, passages[turn][0]))
            if words + length <= MOST_WORDS:
                words += length
                order.append((number, turn))
    return {key: len(order) - index for index, key in enumerate(order)}


def _passages(section: Section, part: str) -> Iterator[tuple[tuple[Block, ...], Place]]:
    """A section's paragraphs, those of the sections inside it last."""
    for index, block in enumerate(section.blocks):
        if not isinstance(block, Paragraph):
            continue
        following = section.blocks[index + 1 : index + 2]
        if not _announces(block):
            yield (block,), (f"{part}.blocks", index)
        elif following and isinstance(following[0], List):
            yield (block, *following), (f"{part}.blocks", index)
    for index, inner in enumerate(section.sections):
        yield from _passages(inner, f"{part}.sections.{index}")


def _words(block: Block) -> int:
    if isinstance(block, List):
        items = (
            len(plain(item.text).split()) + sum(map(_words, item.blocks)) for item in block.items
        )
        return sum(items)
    return len(plain(block.text).split()) if isinstance(block, Paragraph) else 0
