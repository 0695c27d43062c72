"""Blocks as XML: for the document's body, its footnotes, its headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import chain, groupby

from exporter.writers.word.parts.grids import drawing, grid
from exporter.writers.word.parts.package import Part
from exporter.writers.word.parts.registers import Registers
from exporter.writers.word.setting.stacks import with_format
from exporter.writers.word.values.document import (
    Block,
    BookmarkEdge,
    CrossReference,
    FieldMark,
    Inline,
    Link,
    Note,
    NoteNumber,
    PageCount,
    PageReference,
    Paragraph,
    Picture,
    RightTab,
    SequenceNumber,
    Table,
)
from exporter.writers.word.values.ooxml import Xml, make, text, w
from exporter.writers.word.values.stylesheet import Stylesheet, character_name_of


def field_mark(kind: str, instruction: str, properties: Sequence[Xml]) -> Iterator[Xml]:
    """The runs of a field's `begin`, with its instruction, `separate` or `end`."""
    yield run(properties, w("fldChar", fldCharType=kind))
    if instruction:
        yield run(properties, text("instrText", instruction))


def field(instruction: str, shown: str, properties: Sequence[Xml]) -> Iterator[Xml]:
    """The runs of a whole field that shows a word."""
    yield from field_mark("begin", f" {instruction} ", properties)
    yield from field_mark("separate", "", properties)
    yield run(properties, text("t", shown))
    yield from field_mark("end", "", properties)


def run(properties: Sequence[Xml], *children: Xml) -> Xml:
    """A run; its properties are copied, so that several runs can share them."""
    copies = [deepcopy(element) for element in properties]
    return w("r", *([w("rPr", *copies)] if copies else []), *children)


FIELDS = (PageReference, PageCount, CrossReference, SequenceNumber)
SPECIAL = re.compile("([\n\t\u00ad\u2011])")
SPECIAL_ELEMENTS = {"\n": "br", "\t": "tab", "\u00ad": "softHyphen", "\u2011": "noBreakHyphen"}


class BodyWriter:
    """Writes blocks into one part of the file, which holds the links and pictures that they use."""

    def __init__(self, part: Part, sheet: Stylesheet, registers: Registers) -> None:
        self._part = part
        self._sheet = sheet
        self._registers = registers

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Xml]:
        """The blocks in order, those of the contents in a frame."""
        for framed, group in groupby(blocks, key=_in_contents):
            written = chain.from_iterable(map(self._block, group))
            yield from [contents_frame(written)] if framed else written

    def _block(self, block: Block) -> Iterator[Xml]:
        if isinstance(block, Table):
            yield grid(block, self.blocks)
            return
        if block.floated:
            yield from self._block(block.floated)
        if block.initial:
            yield self.paragraph(with_format(block.initial, before=block.format.before))
        yield self.paragraph(block)

    def paragraph(self, paragraph: Paragraph) -> Xml:
        """A paragraph with its bookmarks first."""
        element = w("p", w("pPr", *self._sheet.paragraph_properties(paragraph)))
        self._registers.shown(element, paragraph.part)
        for anchor in paragraph.anchors:
            element.extend(self._registers.bookmark(anchor))
        for link, inlines in groupby(paragraph.content, key=lambda inline: inline.link):
            runs = (xml for inline in inlines for xml in self._inline(inline, paragraph))
            element.extend([self._hyperlink(link, runs)] if link else runs)
        return element

    def _hyperlink(self, link: Link, runs: Iterable[Xml]) -> Xml:
        if link.anchor is not None:
            anchor = self._registers.bookmark_name(link.anchor)
            return make("w:hyperlink", {"anchor": anchor, "history": 1}, *runs)
        relation = self._part.link(link.url or "")
        return make("w:hyperlink", {"r:id": relation, "history": 1}, *runs)

    def _instruction(
        self, inline: PageReference | PageCount | CrossReference | SequenceNumber
    ) -> str:
        """What a field works out."""
        match inline:
            case PageReference(anchor):
                return f"PAGEREF {self._registers.bookmark_name(anchor)} \\h"
            case CrossReference(anchor):
                return f"REF {self._registers.bookmark_name(anchor)} \\h \\* MERGEFORMAT"
            case SequenceNumber():
                return self._registers.sequence(inline)
            case PageCount(instruction):
                return instruction

    def _inline(self, inline: Inline, paragraph: Paragraph) -> Iterator[Xml]:
        name = character_name_of(inline)
        properties = self._sheet.run_properties(paragraph.name, inline.look, name)
        if isinstance(inline, FieldMark):
            yield from field_mark(inline.kind, inline.instruction, properties)
        elif isinstance(inline, FIELDS):
            yield from field(self._instruction(inline), inline.shown, properties)
        elif isinstance(inline, BookmarkEdge):
            yield self._registers.bookmark_edge(inline.anchor, inline.kind)
        elif isinstance(inline, NoteNumber):
            yield run(properties, w("footnoteRef"))
        elif isinstance(inline, RightTab):
            yield run(properties, w("tab"))
        elif isinstance(inline, Note):
            number = self._registers.note(inline)
            yield run(properties, w("footnoteReference", id=number))
        elif isinstance(inline, Picture):
            placed = self._registers.picture(inline, self._part)
            yield run(properties, drawing(inline, placed))
        else:
            yield run(properties, *words(inline.text))


def _in_contents(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.in_contents


def contents_frame(blocks: Iterable[Xml]) -> Xml:
    """The frame by which Word knows the contents, and offers to update them."""
    kind = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return w("sdt", w("sdtPr", kind), w("sdtContent", *blocks))


def words(content: str) -> Iterator[Xml]:
    """Text as what a run holds; breaks, tabs and special hyphens have elements of their own."""
    for piece in SPECIAL.split(content):
        if piece in SPECIAL_ELEMENTS:
            yield w(SPECIAL_ELEMENTS[piece])
        elif piece:
            yield text("t", piece)
