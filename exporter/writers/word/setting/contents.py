"""The contents as Word's own TOC field, where LibreOffice lets it, with the true page numbers."""

from __future__ import annotations

from dataclasses import replace

from exporter.styled import Element
from exporter.writers.word.setting.context import WordContext
from exporter.writers.word.setting.stacks import Stack, with_format
from exporter.writers.word.values.style_names import contents_name
from exporter.writers.word.values.word_document import Block, FieldMark, PageReference, Paragraph

# Headings from level 1 down, as hyperlinks; the styles are Word's own, "TOC 1" and on.
INSTRUCTION = ' TOC \\o "1-{deepest}" \\h \\z '


def is_contents(element: Element) -> bool:
    """Whether an element is the contents (DPUB-ARIA, doc-toc)."""
    return element.attributes.get("role") == "doc-toc"


def on_their_page(contents: Stack, element: Element, context: WordContext) -> Stack:
    """The contents on a new page, if they begin one in the PDF, where CSS drops the margin above.

    LibreOffice does not keep their title with a TOC field on the next page
    (docs/decisions/word-contents-field.md).
    """
    first = contents.blocks[0] if contents.blocks else None
    begins_page = is_contents(element) and element.attributes.get("id") in context.paging.openers
    if not begins_page or not isinstance(first, Paragraph):
        return contents
    opened = with_format(first, page_break_before=True)
    return Stack((opened, *contents.blocks[1:]), (), contents.below)


def with_contents_field(blocks: tuple[Block, ...], context: WordContext) -> tuple[Block, ...]:
    """The blocks of the contents, the entries in Word's styles and inside one TOC field."""
    entries = [number for number, block in enumerate(blocks) if _target(block)]
    if not entries:
        return blocks
    levels = [context.outline.get(_target(blocks[number]) or "", 0) + 1 for number in entries]
    named = list(blocks)
    for number, level in zip(entries, levels, strict=True):
        named[number] = _named(blocks[number], level)
    named[entries[0]] = _opened(named[entries[0]], INSTRUCTION.format(deepest=max(levels)))
    named[entries[-1]] = _closed(named[entries[-1]])
    return tuple(map(_framed, named))


def without_field_in_columns(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, contents that stand in columns of text no field: LibreOffice makes a section
    as wide as the page of one, which ends the columns (docs/decisions/word-contents-field.md).

    Their entries are links all the same, and their page numbers fields.
    """
    return tuple(_without_field(block) for block in blocks)


def _without_field(block: Block) -> Block:
    in_columns = block.columns is not None and block.columns.count > 1
    if not in_columns or not isinstance(block, Paragraph) or not block.in_contents:
        return block
    content = (piece for piece in block.content if not isinstance(piece, FieldMark))
    return replace(block, content=tuple(content))


def _target(block: Block) -> str | None:
    """The anchor of an entry, `None` for anything else."""
    if not isinstance(block, Paragraph):
        return None
    pages = (piece for piece in block.content if isinstance(piece, PageReference))
    return next((page.anchor for page in pages), None)


def _named(block: Block, level: int) -> Block:
    return replace(block, name=contents_name(level)) if isinstance(block, Paragraph) else block


def _framed(block: Block) -> Block:
    return replace(block, in_contents=True) if isinstance(block, Paragraph) else block


def _opened(block: Block, instruction: str) -> Block:
    if not isinstance(block, Paragraph):
        return block
    begin = FieldMark("begin", block.look, instruction)
    return replace(block, content=(begin, FieldMark("separate", block.look), *block.content))


def _closed(block: Block) -> Block:
    if not isinstance(block, Paragraph):
        return block
    return replace(block, content=(*block.content, FieldMark("end", block.look)))
