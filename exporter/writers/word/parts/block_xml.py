"""Blocks as XML: for the document's body, its footnotes, its headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import chain, groupby
from urllib.parse import quote

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.parts.story import StoryPart

from exporter.writers.word.parts.grids import drawing, grid
from exporter.writers.word.parts.registers import Registers
from exporter.writers.word.setting.stacks import with_format
from exporter.writers.word.values.ooxml import Xml, make, text
from exporter.writers.word.values.stylesheet import Stylesheet, character_name_of
from exporter.writers.word.values.word_document import (
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
    Text,
)


def field_mark(kind: str, instruction: str, properties: Sequence[Xml]) -> Iterator[Xml]:
    """The runs of a field's `begin`, with its instruction, `separate` or `end`."""
    yield run(properties, make("w:fldChar", fldCharType=kind))
    if instruction:
        yield run(properties, text("w:instrText", instruction))


def field(instruction: str, shown: Iterable[Xml], properties: Sequence[Xml]) -> Iterator[Xml]:
    """The runs of a whole field; `shown` are those of what it shows."""
    yield from field_mark("begin", f" {instruction} ", properties)
    yield from field_mark("separate", "", properties)
    yield from shown
    yield from field_mark("end", "", properties)


def run(properties: Sequence[Xml], *children: Xml) -> Xml:
    """A run; its properties are copied, so that several runs can share them."""
    copies = [deepcopy(element) for element in properties]
    return make("w:r", *([make("w:rPr", *copies)] if copies else []), *children)


URI_CHARACTERS = "%:/?#[]@!$&'()*+,;=~"  # RFC 3986, 2.2, and what is encoded already
SPECIAL = re.compile("([\n\t\u00ad\u2011])")
SPECIAL_ELEMENTS = {
    "\n": "w:br",
    "\t": "w:tab",
    "\u00ad": "w:softHyphen",
    "\u2011": "w:noBreakHyphen",
}


class BodyWriter:
    """Writes blocks into one part of the file, which holds the links and pictures that they use."""

    def __init__(self, part: StoryPart, sheet: Stylesheet, registers: Registers) -> None:
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
        yield from chain.from_iterable(map(self._block, block.floated))
        if block.initial:
            yield self.paragraph(with_format(block.initial, before=block.format.before))
        yield self.paragraph(block)

    def paragraph(self, paragraph: Paragraph) -> Xml:
        """A paragraph with its bookmarks first."""
        element = make("w:p", make("w:pPr", *self._sheet.paragraph_properties(paragraph)))
        self._registers.shown(element, paragraph.part)
        for anchor in paragraph.anchors:
            element.extend(self._registers.bookmark(anchor))
        if paragraph.begins_column:
            element.append(run((), make("w:br", type="column")))
        for link, inlines in groupby(paragraph.content, key=_link_around):
            runs = (xml for inline in inlines for xml in self._inline(inline, paragraph))
            element.extend([self._hyperlink(link, runs)] if link else runs)
        return element

    def _hyperlink(self, link: Link, runs: Iterable[Xml]) -> Xml:
        if link.anchor is not None:
            anchor = self._registers.bookmark_name(link.anchor)
            return make("w:hyperlink", *runs, anchor=anchor, history=1)
        return make("w:hyperlink", *runs, r_id=self._relation(link.url or ""), history=1)

    def _relation(self, url: str) -> str:
        return self._part.relate_to(_uri(url), RT.HYPERLINK, is_external=True)

    def _drawing(self, picture: Picture) -> Xml:
        """A picture, which is a link itself (docs/decisions/libreoffice-linked-pictures.md)."""
        link, target = picture.link, None
        if link is not None:
            anchor = link.anchor and f"#{self._registers.bookmark_name(link.anchor)}"
            target = self._relation(anchor or link.url or "")
        return drawing(picture, self._registers.picture(picture, self._part), target)

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
        match inline:
            case Text(said):
                yield from self._words(said, inline, paragraph)
            case FieldMark(kind):
                yield from field_mark(kind, inline.instruction, properties)
            case PageReference() | PageCount() | CrossReference() | SequenceNumber():
                shown = self._words(inline.shown, inline, paragraph)
                yield from field(
                    self._instruction(inline), shown, self._as_shown(inline, paragraph)
                )
            case BookmarkEdge(anchor, kind):
                yield self._registers.bookmark_edge(anchor, kind)
            case _:
                yield run(properties, self._mark(inline))

    def _as_shown(
        self,
        inline: PageReference | PageCount | CrossReference | SequenceNumber,
        paragraph: Paragraph,
    ) -> list[Xml]:
        """What a field's own runs look like: programs that work it out set all of it so."""
        parts = self._registers.fallbacks.parts(inline.shown, inline.look)
        _, look = next(parts, ("", inline.look))
        return self._sheet.run_properties(paragraph.name, look, character_name_of(inline))

    def _words(self, said: str, inline: Inline, paragraph: Paragraph) -> Iterator[Xml]:
        """Text in as many runs as it takes fonts."""
        name = character_name_of(inline)
        for piece, look in self._registers.fallbacks.parts(said, inline.look):
            yield run(self._sheet.run_properties(paragraph.name, look, name), *words(piece))

    def _mark(self, inline: NoteNumber | RightTab | Note | Picture) -> Xml:
        """What stands in a run of its own."""
        match inline:
            case NoteNumber():
                return make("w:footnoteRef")
            case RightTab():
                return make("w:tab")
            case Note():
                return make("w:footnoteReference", id=self._registers.note(inline))
            case Picture():
                return self._drawing(inline)


def _link_around(inline: Inline) -> Link | None:
    """The hyperlink that an inline stands in; a picture in none, for it is one itself."""
    return None if isinstance(inline, Picture) else inline.link


def _uri(url: str) -> str:
    """A URL in which is percent-encoded what no URI may contain."""
    return quote(url, safe=URI_CHARACTERS)


def _in_contents(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.in_contents


def contents_frame(blocks: Iterable[Xml]) -> Xml:
    """The frame by which Word knows the contents, and offers to update them."""
    kind = make(
        "w:docPartObj", make("w:docPartGallery", val="Table of Contents"), make("w:docPartUnique")
    )
    return make("w:sdt", make("w:sdtPr", kind), make("w:sdtContent", *blocks))


def words(content: str) -> Iterator[Xml]:
    """Text as what a run holds; breaks, tabs and special hyphens have elements of their own."""
    for piece in SPECIAL.split(content):
        if piece in SPECIAL_ELEMENTS:
            yield make(SPECIAL_ELEMENTS[piece])
        elif piece:
            yield text("w:t", piece)
