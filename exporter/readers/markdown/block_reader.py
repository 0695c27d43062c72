"""The blocks of a Markdown file to the blocks of the model, as plain values with placed texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from xml.etree.ElementTree import Element

from markdown_it.common.utils import unescapeAll
from markdown_it.tree import SyntaxTreeNode

from exporter.article.blocks import CODE_LANGUAGE
from exporter.article.links import LABEL
from exporter.article.numbering import Numbering
from exporter.readers.markdown.asked_breaks import html_is_page_break, is_page_break
from exporter.readers.markdown.captioned import (
    announces,
    caption_in,
    describe,
    describes,
    figure,
    heads,
    is_bracketed,
    is_rows,
    more_rows,
    no_table,
    table,
    table_above,
)
from exporter.readers.markdown.containers import admonition, container, directive
from exporter.readers.markdown.drafts import (
    BlockDraft,
    CodeDraft,
    DefinitionDraft,
    HeadingDraft,
    ListDraft,
    ParagraphDraft,
    bold_paragraph,
    item_of,
    page_break_at,
    rule_at,
    task_of,
    with_number_said,
)
from exporter.readers.markdown.html_blocks import HtmlReader
from exporter.readers.markdown.html_pairs import pairs_in
from exporter.readers.markdown.html_pictures import held
from exporter.readers.markdown.html_tags import (
    FORBIDDEN,
    parsed,
    report_foreign,
    report_removed,
)
from exporter.readers.markdown.line_reader import LineReader
from exporter.readers.markdown.markdown_signs import CLASS, ID, attribute_list, split_attributes
from exporter.readers.markdown.picture_rows import in_rows
from exporter.readers.markdown.quotes import quote
from exporter.readers.reading import PlacedText

_OLD_HEADING = re.compile(r"(?P<marks>#{2,6})(?=[^\s#])(?P<text>[^\n]*)\n?")


_CODE_WORDS = re.compile(r"[^\s{}=,.\"']+(?:[.][^\s{}=,.\"']+)*")
_RAW_FORMAT = re.compile(r"\{=(?P<format>\w+)\}")
_DRAWN = frozenset({"math", "mermaid", "dataview", "dataviewjs", "plantuml", "dot", "graphviz"})
_CONTENTS = re.compile(r"^\{:\s*toc\b|\A\[TOC\]\Z", re.IGNORECASE | re.MULTILINE)


def _is_list_of_contents(node: SyntaxTreeNode) -> bool:
    """Whether kramdown would put its contents in place of a list."""
    inlines = (inner for inner in node.walk() if inner.type == "inline")
    first = next(inlines, None)
    return first is not None and len(node.children) == 1 and bool(_CONTENTS.search(first.content))


class BlockReader:
    """Reads the blocks of the file whose lines `lines` reads."""

    def __init__(self, lines: LineReader) -> None:
        self.lines = lines

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> list[BlockDraft]:
        """The blocks of `nodes`, headings among them."""
        blocks: list[BlockDraft] = []
        pairs = pairs_in(nodes)
        index = 0
        while index < len(nodes):
            if nodes[index].type == "html_block":
                index = self._html(nodes, index, pairs.get(index), blocks)
            else:
                index = self._take(nodes, index, blocks)
        return [kept for block in blocks for kept in self._with_file(block)]

    def _with_file(self, block: BlockDraft) -> Iterator[BlockDraft]:
        """`block`; of a picture that names no file its caption, with a warning."""
        if block["type"] != "figure" or block["src"].strip():
            yield block
            return
        message = f"a picture names no file; it was left out: {block['alt'] or 'no words'}"
        self.lines.warn("image-missing", message, block["src"].place, "name the file")
        if caption := block.get("caption"):
            yield {"type": "paragraph", "text": caption}

    def inside(self, nodes: Sequence[SyntaxTreeNode]) -> list[BlockDraft]:
        """The blocks of `nodes` where no heading may stand: a heading is a paragraph in bold."""
        return [self.flattened(block) for block in self.blocks(nodes)]

    def flattened(self, block: BlockDraft) -> BlockDraft:
        """`block`, or the bold paragraph that a heading becomes where none may stand."""
        return self.bold(block["text"]) if block["type"] == "heading" else block

    def bold(self, heading: PlacedText) -> ParagraphDraft:
        """The words of a heading as a paragraph in bold, with a warning."""
        message = "a heading cannot stand here; it is set as a bold paragraph"
        self.lines.warn("heading-flattened", message, heading.place)
        return bold_paragraph(heading)

    def words(self, inline: SyntaxTreeNode, content: str) -> Iterator[BlockDraft]:
        """A paragraph and the pictures in it; pictures alone are figures."""
        text, pictures = self.lines.line(inline, None if content == inline.content else content)
        figures = [figure(picture, text.place) for picture in pictures]
        caption = caption_in(text, content) if len(pictures) == 1 else None
        if caption:
            figures[0]["caption"] = caption
        elif text:
            yield {"type": "paragraph", "text": text}
            for picture in pictures:
                message = f"the picture {picture.src!r} stands among words; it follows them"
                hint = "give it a paragraph of its own"
                self.lines.warn("image-moved", message, text.place, hint)
        yield from figures if text else in_rows(figures)

    def _take(self, nodes: Sequence[SyntaxTreeNode], index: int, blocks: list[BlockDraft]) -> int:
        """Add the block at `index` to `blocks`; the index after what was used."""
        node = nodes[index]
        match node.type:
            case "paragraph" if self._is_of_table(nodes, index, blocks):
                pass
            case "paragraph" if announces(nodes, index):
                blocks.extend(self._announced_table(node.children[0], nodes[index + 1]))
                return index + 2
            case "paragraph":
                self._paragraph(node, blocks)
            case "footnote_reference":
                pass
            case _:
                blocks.extend(_READERS[node.type](self, node))
        return index + 1

    def _announced_table(
        self, inline: SyntaxTreeNode, node: SyntaxTreeNode
    ) -> Sequence[BlockDraft]:
        """A table below its caption, or below more of its head."""
        first, *figures = table(self.lines, node)
        if first["type"] == "table" and is_rows(inline.content):
            heads(self.lines, first, inline)
        elif first["type"] == "table":
            describe(self.lines, first, inline, inline.content)
        return [first, *figures]

    def _paragraph(self, node: SyntaxTreeNode, blocks: list[BlockDraft]) -> None:
        inline = node.children[0]
        content = inline.content
        if is_page_break(content):
            blocks.append(page_break_at(self.lines.place(node)))
            return
        if doubt := no_table(content):
            message = f"this looks like a table but is none: {doubt[0]}"
            self.lines.warn("no-table", message, self.lines.place(node), doubt[1])
        if old := _OLD_HEADING.match(content):
            blocks.append(self._old_heading(inline, old))
            content = content[old.end() :]
        if content:
            blocks.extend(self.words(inline, content))

    def _is_of_table(
        self, nodes: Sequence[SyntaxTreeNode], index: int, blocks: Sequence[BlockDraft]
    ) -> bool:
        """Whether a paragraph is said of the table above it, or more of its rows: then they are."""
        node, above = nodes[index], nodes[index - 1] if index else None
        inline, before = node.children[0], table_above(blocks)
        if before is None:
            return False
        if describes(inline.content, before) or (above and is_bracketed(node, above)):
            describe(self.lines, before, inline, inline.content)
            return True
        if above and above.type == "table" and is_rows(inline.content):
            more_rows(self.lines, before, inline)
            return True
        return False

    def _old_heading(self, inline: SyntaxTreeNode, old: re.Match[str]) -> HeadingDraft:
        text = self.lines.text(inline, old["text"].strip())
        message = "a heading needs a space after its #; it is read as a heading"
        self.lines.warn("heading-space", message, text.place, f"write {old['marks']} {text}")
        return {"type": "heading", "level": len(old["marks"]), "text": text}

    def read_heading(self, node: SyntaxTreeNode) -> Iterator[HeadingDraft]:
        """A heading with its label; nothing where it has no words."""
        inline = node.children[0]
        content, attributes = split_attributes(inline.content)
        text = self.lines.text(inline, content if attributes else None)
        place = self.lines.place_of(inline, attribute_list(inline.content))
        for name in attributes.keys() - {ID, CLASS}:
            message = f"a heading has no attribute {name!r}; it is left out"
            self.lines.warn("unknown-attribute", message, place)
        if text:
            heading: HeadingDraft = {"type": "heading", "level": int(node.tag[1]), "text": text}
            own = attributes.get(ID, "")
            line = node.map[0] if node.map else -1
            label = own if LABEL.fullmatch(own) else self.lines.anchors.label_at(line)
            yield {**heading, "label": PlacedText(label, place)} if label else heading

    def read_list(self, node: SyntaxTreeNode) -> Iterator[ListDraft]:
        """A list of the items that hold something."""
        if _is_list_of_contents(node):
            return
        items = [
            task_of(item)
            for child in node.children
            if (item := item_of(self._said_in(child), self.lines.place(child)))
        ]
        if not items:
            return
        bulleted: ListDraft = {"type": "list", "items": items}
        if node.type != "ordered_list":
            yield bulleted
            return
        start = int(node.attrs.get("start", 1))
        numbering: Numbering | None = node.meta.get("numbering")
        numbered: ListDraft = {**bulleted, "ordered": True, "start": start}
        yield {**numbered, "numbering": numbering} if numbering else numbered

    def _said_in(self, item: SyntaxTreeNode) -> list[BlockDraft]:
        """What an item of a list holds. That begins with a number for a list of one, which stands
        beside the item's own mark, as a year does: `- 1986. A good year`."""
        blocks = self.inside(item.children)
        first = item.children[0] if item.children else None
        if first is None or first.type != "ordered_list" or "numbering" in first.meta:
            return blocks
        return with_number_said(blocks, f"{first.attrs.get('start', 1)}{first.markup} ")

    def read_definitions(self, node: SyntaxTreeNode) -> Iterator[BlockDraft]:
        """Terms with their definitions; several definitions of one term follow each other."""
        items: list[DefinitionDraft] = []
        for child in node.children:
            if child.type == "dt":
                items.append({"term": self.lines.text(child.children[0]), "blocks": []})
            else:
                items[-1]["blocks"] += self.inside(child.children)
        for item in items:
            if not (item["term"] and item["blocks"]):
                yield from item["blocks"]
        if whole := [item for item in items if item["term"] and item["blocks"]]:
            yield {"type": "definition_list", "items": whole}

    def read_fence(self, node: SyntaxTreeNode) -> Iterable[BlockDraft]:
        """Code, a callout in a fence, or what pandoc hands to another format, which goes."""
        raw = _RAW_FORMAT.fullmatch(node.info.strip())
        if raw and is_page_break(node.content):
            return [page_break_at(self.lines.place(node))]
        if raw:
            meta = {"what": f"what is written for {raw['format']}", "prints": False}
            report_foreign(self.lines.report(self.lines.place(node)), node.content, meta)
            return []
        return directive(self, node) or [self.read_code(node)]

    def read_code(self, node: SyntaxTreeNode) -> CodeDraft:
        """Lines of code; what follows the fence is a language where it looks like one."""
        text = PlacedText(node.content.removesuffix("\n"), self.lines.place(node))
        words = _CODE_WORDS.findall(unescapeAll(node.info))
        if node.markup.startswith(("$$", "\\begin")) or (words and words[0] in _DRAWN):
            what = "mathematics" if words[0] == "math" else f"what is written for {words[0]}"
            meta = {"what": what, "prints": True}
            report_foreign(self.lines.report(self.lines.place(node)), str(text), meta)
        code: CodeDraft = {"type": "code", "text": text}
        is_language = bool(words) and bool(CODE_LANGUAGE.fullmatch(words[0]))
        return {**code, "language": words[0]} if is_language else code

    def _html(
        self,
        nodes: Sequence[SyntaxTreeNode],
        index: int,
        pair: tuple[str, int] | None,
        blocks: list[BlockDraft],
    ) -> int:
        """An HTML block; where it only opens a tag, with all up to the one that closes it."""
        node = nodes[index]
        if html_is_page_break("".join(one.content for one in nodes[index : _after(pair, index)])):
            blocks.append(page_break_at(self.lines.place(node)))
            return _after(pair, index)
        if pair is None:
            blocks.extend(self._html_reader(node).blocks(node.content))
            return index + 1
        name, end = pair
        blocks.extend(self._held(name, node, nodes[index + 1 : end]))
        return end + 1

    def _held(
        self, name: str, node: SyntaxTreeNode, nodes: Sequence[SyntaxTreeNode]
    ) -> Iterable[BlockDraft]:
        """What becomes of the blocks between two tags."""
        report = self.lines.report(self.lines.place(node))
        if name in FORBIDDEN:
            report_removed(report, name)
            return []
        if name == "blockquote":
            inner = self.inside(nodes)
            return [{"type": "quote", "blocks": inner}] if inner else []
        holder = next(iter(parsed(node.content)), Element(name))
        return held(self.blocks(nodes), holder, report)

    def _html_reader(self, node: SyntaxTreeNode) -> HtmlReader:
        place = self.lines.place(node)
        inline = partial(self.lines.inline, place)
        cells = self.lines.html_cells(place)
        return HtmlReader(place, self.lines.report(place), inline, self.flattened, cells)


def _after(pair: tuple[str, int] | None, index: int) -> int:
    """The index after the HTML block at `index`, or after the one that closes it."""
    return index + 1 if pair is None else pair[1] + 1


_READERS: Mapping[str, Callable[[BlockReader, SyntaxTreeNode], Iterable[BlockDraft]]] = {
    "heading": BlockReader.read_heading,
    "bullet_list": BlockReader.read_list,
    "ordered_list": BlockReader.read_list,
    "dl": BlockReader.read_definitions,
    "blockquote": quote,
    "fence": BlockReader.read_fence,
    "admonition": admonition,
    "code_block": lambda reader, node: [reader.read_code(node)],
    "hr": lambda reader, node: [rule_at(reader.lines.place(node))],
    "table": lambda reader, node: table(reader.lines, node),
    "container_block": container,
}
"""How each kind of block is read, by its name in the parser's tree."""
