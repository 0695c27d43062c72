"""What the sections say first, for a page that has room for some of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from exporter.article import Article, Block, List, Paragraph, Section
from exporter.article.inline import parse, plain
from exporter.article.inline.marks import flatten
from exporter.article.inline.nodes import Reference, Text
from exporter.article.references import REFERS
from exporter.scripts.word_count import word_count

_SIGNS = re.compile(r"[^\w\s]+")
POINTERS = 1  # words, such as "see", beside a reference
MOST_WORDS = 900  # what no page holds more of


@dataclass(frozen=True)
class OpeningBlock:
    """A block that may come in, and its part: the dotted name of its place in the article."""

    block: Block
    part: str


@dataclass(frozen=True)
class SectionOpening:
    """The first blocks of a section, by the section's own part and heading."""

    part: str
    heading: str | None
    blocks: tuple[OpeningBlock, ...]


_Passage = tuple[OpeningBlock, ...]
"""A paragraph, or one that a colon ends with the list that it announces."""


def openings(article: Article) -> tuple[SectionOpening, ...]:
    """The first passages of each section, until there are more words than a page may hold.

    Every section's first comes before any section's second.
    """
    passages = [list(_passages(section, part)) for part, section in _sections(article)]
    counts = _counts(passages)
    return tuple(
        SectionOpening(part, section.heading, tuple(chain(*several[:count])))
        for (part, section), several, count in zip(
            _sections(article), passages, counts, strict=True
        )
        if count
    )


def first_blocks(article: Article) -> Iterator[Block]:
    """The first block of the first passage of each section."""
    for part, section in _sections(article):
        for passage in _passages(section, part):
            yield passage[0].block
            break


def _sections(article: Article) -> Iterator[tuple[str, Section]]:
    for number, section in enumerate(article.sections):
        yield f"sections.{number}", section


def _counts(sections: Sequence[Sequence[_Passage]]) -> list[int]:
    """How many passages of each section may come in; one that is too long ends its section."""
    counts = [0] * len(sections)
    words = 0
    for turn in range(max(map(len, sections), default=0)):
        for number, passages in enumerate(sections):
            if counts[number] == turn < len(passages):
                length = sum(_words(one.block) for one in passages[turn])
                if words + length <= MOST_WORDS:
                    words += length
                    counts[number] += 1
    return counts


def _passages(section: Section, part: str) -> Iterator[_Passage]:
    """A section's paragraphs, those of the sections inside it last."""
    blocks = [
        OpeningBlock(block, f"{part}.blocks.{index}") for index, block in enumerate(section.blocks)
    ]
    for index, one in enumerate(blocks):
        if isinstance(one.block, Paragraph) and not _only_refers(one.block):
            following = blocks[index + 1 : index + 2]
            if not _announces(one.block):
                yield (one,)
            elif following and isinstance(following[0].block, List):
                yield (one, *following)
    for index, inner in enumerate(section.sections):
        yield from _passages(inner, f"{part}.sections.{index}")


def _only_refers(paragraph: Paragraph) -> bool:
    """Whether a paragraph says nothing but where to look, as `See [](#poll).` does."""
    if REFERS not in paragraph.text:
        return False
    atoms = [run.atom for run in flatten(parse(paragraph.text))]
    said = " ".join(atom.text for atom in atoms if isinstance(atom, Text))
    has_reference = any(isinstance(atom, Reference) for atom in atoms)
    return has_reference and word_count(_SIGNS.sub(" ", said)) <= POINTERS


def _announces(paragraph: Paragraph) -> bool:
    return plain(paragraph.text).rstrip().endswith((":", "："))


def _words(block: Block) -> int:
    if isinstance(block, List):
        items = (
            word_count(plain(item.text)) + sum(map(_words, item.blocks)) for item in block.items
        )
        return sum(items)
    return word_count(plain(block.text)) if isinstance(block, Paragraph) else 0
