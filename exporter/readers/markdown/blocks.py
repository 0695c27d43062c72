"""The blocks of a Markdown file to the blocks of the model, as plain values with placed texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from exporter.article.inline import parse, serialise
from exporter.article.inline.nodes import Strong
from exporter.diagnostics import Diagnostic, Place, warning
from exporter.readers.markdown.containers import (
    Block,
    belongs_to_table,
    caption_in,
    container,
    describe,
    figure,
    table,
)
from exporter.readers.markdown.conventions import (
    ATTRIBUTION,
    CALLOUT_KINDS,
    ID,
    attribute_list,
    split_attributes,
)
from exporter.readers.markdown.html_blocks import HtmlReader, pair_at
from exporter.readers.markdown.html_tags import FORBIDDEN
from exporter.readers.markdown.inline_text import FoundPicture, InlineReader
from exporter.readers.markdown.syntax import document_parser
from exporter.readers.reading import PlacedText, Source

_OLD_HEADING = re.compile(r"(?P<marks>#{2,6})(?=[^\s#])(?P<text>[^\n]*)\n?")
_ALERT = re.compile(r"\[!(?P<kind>NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*")
_CODE_LANGUAGE = re.compile(r"[^\W_][\w+#.-]*")


class BlockReader:
    """Reads the blocks of one file; `diagnostics` gathers what there is to say."""

    def __init__(self, source: Source, env: dict[str, Any], notes: dict[str, list[Token]]) -> None:
        """`env` is that of the parser, `notes` the tokens of each footnote by label."""
        self.diagnostics: list[Diagnostic] = []
        self.used_notes: set[str] = set()
        self._source = source
        self._env = env
        self._notes = notes

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> list[Block]:
        """The blocks of `nodes`; a heading comes as `{"type": "heading", "level": 2, ...}`."""
        blocks: list[Block] = []
        index = 0
        while index < len(nodes):
            index = self._take(nodes, index, blocks)
        return blocks

    def inside(self, nodes: Sequence[SyntaxTreeNode]) -> list[Block]:
        """The blocks of `nodes` where no heading may stand: a heading is a paragraph in bold."""
        return [self.flattened(block) for block in self.blocks(nodes)]

    def flattened(self, block: Block) -> Block:
        """`block`, or the bold paragraph that a heading becomes where none may stand."""
        if block["type"] != "heading":
            return block
        text: PlacedText = block["text"]
        message = "a heading cannot stand here; it is set as a bold paragraph"
        self.warn("heading-flattened", message, text.place)
        bold = serialise([Strong(parse(text))])
        return {"type": "paragraph", "text": PlacedText(bold, text.place, text.raw)}

    def text(self, node: SyntaxTreeNode, content: str | None = None) -> PlacedText:
        """The inline text of an inline node, or of `content` in its stead, without pictures."""
        text, pictures = self.line(node, content)
        for picture in pictures:
            message = f"the picture {picture.src!r} cannot stand here; it was left out"
            self.warn("image-removed", message, text.place)
        return text

    def line(
        self, node: SyntaxTreeNode, content: str | None = None
    ) -> tuple[PlacedText, list[FoundPicture]]:
        """The inline text of an inline node and the pictures among it."""
        place = self.place_of(node, content)
        reader = self._inline(place)
        tokens = node.token.children or [] if node.token else []
        if content is not None:
            tokens = document_parser().parseInline(content, self._env)[0].children or []
        raw = node.content if content is None else content
        return PlacedText(reader.text(tokens), place, raw), reader.pictures

    def place(self, node: SyntaxTreeNode) -> Place:
        """Where a block starts: the first character of its line that is no white space."""
        line = node.map[0] if node.map else 0
        text = self._source.lines[line]
        return self._source.place(line + 1, len(text) - len(text.lstrip()) + 1)

    def place_of(self, node: SyntaxTreeNode, content: str | None = None) -> Place:
        """Where an inline node starts, or the first line of `content` in it."""
        start = node.map[0] if node.map else 0
        end = node.map[1] if node.map else 1
        first = (node.content if content is None else content).partition("\n")[0]
        for line in range(start, max(end, start + 1)):
            column = self._source.lines[line].find(first)
            if column >= 0:
                return self._source.place(line + 1, column + 1)
        return self.place(node)

    def warn(self, code: str, message: str, place: Place, hint: str | None = None) -> None:
        """Note a warning."""
        self.diagnostics.append(warning(code, message, place, hint))

    def _inline(self, place: Place) -> InlineReader:
        def report(code: str, message: str, hint: str | None) -> None:
            self.warn(code, message, place, hint)

        return InlineReader(report, self._note)

    def _note(self, label: str) -> Sequence[Token]:
        self.used_notes.add(label)
        return self._notes.get(label, [])

    def _take(self, nodes: Sequence[SyntaxTreeNode], index: int, blocks: list[Block]) -> int:
        """Add the block at `index` to `blocks`; the index after what was used."""
        node = nodes[index]
        match node.type:
            case "paragraph":
                self._paragraph(node, blocks)
            case "html_block":
                return self._html(nodes, index, blocks)
            case "footnote_reference":
                pass
            case _:
                blocks.extend(self._block(node))
        return index + 1

    def _block(self, node: SyntaxTreeNode) -> Iterable[Block]:
        match node.type:
            case "heading":
                return self._heading(node)
            case "bullet_list" | "ordered_list":
                return self._list(node)
            case "blockquote":
                return self._quote(node)
            case "fence" | "code_block":
                return [self._code(node)]
            case "hr":
                return [{"type": PlacedText("rule", self.place(node))}]
            case "table":
                return [table(self, node)]
            case "container_block":
                self._warn_if_unclosed(node)
                return container(self, node)
        raise AssertionError(f"a block that we do not know: {node.type}")

    def _heading(self, node: SyntaxTreeNode) -> Iterator[Block]:
        inline = node.children[0]
        content, attributes = split_attributes(inline.content)
        text = self.text(inline, content if attributes else None)
        place = self.place_of(inline, attribute_list(inline.content))
        for name in attributes.keys() - {ID}:
            message = f"a heading has no attribute {name!r}; it is left out"
            self.warn("unknown-attribute", message, place)
        if text:
            label = PlacedText(attributes[ID], place) if ID in attributes else None
            level = int(node.tag[1])
            yield {"type": "heading", "level": level, "text": text, "label": label}

    def _paragraph(self, node: SyntaxTreeNode, blocks: list[Block]) -> None:
        inline = node.children[0]
        content = inline.content
        if old := _OLD_HEADING.match(content):
            text = self.text(inline, old["text"].strip())
            message = "a heading needs a space after its #; it is read as a heading"
            self.warn("heading-space", message, text.place, f"write {old['marks']} {text}")
            blocks.append({"type": "heading", "level": len(old["marks"]), "text": text})
            content = content[old.end() :]
        if belongs_to_table(content, blocks[-1] if blocks else None):
            describe(self, blocks[-1], inline, content)
        elif content:
            blocks.extend(self._words(inline, content))

    def _words(self, inline: SyntaxTreeNode, content: str) -> Iterator[Block]:
        """A paragraph and the pictures in it; pictures alone are figures."""
        text, pictures = self.line(inline, None if content == inline.content else content)
        figures = [figure(picture, text.place) for picture in pictures]
        caption = caption_in(text, content) if len(pictures) == 1 else None
        if caption:
            figures[0]["caption"] = caption
        elif text:
            yield {"type": "paragraph", "text": text}
            for picture in pictures:
                message = f"the picture {picture.src!r} stands among words; it follows them"
                self.warn("image-moved", message, text.place, "give it a paragraph of its own")
        yield from figures

    def _list(self, node: SyntaxTreeNode) -> Iterator[Block]:
        items = [item for child in node.children if (item := self._item(child))]
        if not items:
            return
        listed: Block = {"type": "list", "items": items}
        if node.type == "ordered_list":
            listed |= {"ordered": True, "start": int(node.attrs.get("start", 1))}
        yield listed

    def _item(self, node: SyntaxTreeNode) -> Block | None:
        blocks = self.inside(node.children)
        text = PlacedText("", self.place(node))
        if blocks and blocks[0]["type"] == "paragraph":
            text = blocks.pop(0)["text"]
        return {"text": text, "blocks": blocks} if text or blocks else None

    def _quote(self, node: SyntaxTreeNode) -> Iterator[Block]:
        nodes = list(node.children)
        first = nodes[0].children[0] if nodes and nodes[0].type == "paragraph" else None
        if first is not None and (alert := _ALERT.match(first.content)):
            yield from self._alert(nodes, first, alert)
            return
        blocks, attribution = self.attributed(nodes)
        if blocks:
            quote: Block = {"type": "quote", "blocks": blocks}
            yield {**quote, "attribution": attribution} if attribution else quote

    def attributed(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[list[Block], PlacedText | None]:
        """The blocks of a quotation, and who said it, where its last line says so after a dash."""
        last = nodes[-1].children[0] if nodes and nodes[-1].type == "paragraph" else None
        before, _, line = last.content.rpartition("\n") if last else ("", "", "")
        dash = ATTRIBUTION.match(line)
        if last is None or not dash or (not before and len(nodes) == 1):
            return self.inside(nodes), None
        blocks = self.inside(nodes[:-1])
        if before:
            blocks.extend(self._words(last, before))
        return blocks, self.text(last, line[dash.end() :])

    def _alert(
        self, nodes: list[SyntaxTreeNode], first: SyntaxTreeNode, alert: re.Match[str]
    ) -> Iterator[Block]:
        """A callout as GitHub writes it: `> [!NOTE]`."""
        kind = alert["kind"].lower()
        rest = first.content[alert.end() :]
        blocks = [*(self._words(first, rest) if rest else ()), *self.inside(nodes[1:])]
        if blocks:
            known = kind if kind in CALLOUT_KINDS else "warning"
            yield {"type": "callout", "kind": known, "blocks": blocks}

    def _code(self, node: SyntaxTreeNode) -> Block:
        text = PlacedText(node.content.removesuffix("\n"), self.place(node))
        words = unescapeAll(node.info).split()
        language = words[0] if words and _CODE_LANGUAGE.fullmatch(words[0]) else None
        return {"type": "code", "text": text, "language": language}

    def _html(self, nodes: Sequence[SyntaxTreeNode], index: int, blocks: list[Block]) -> int:
        """An HTML block; where it only opens a tag, with all up to the one that closes it."""
        node = nodes[index]
        pair = pair_at(nodes, index)
        if pair is None:
            blocks.extend(self._html_reader(node).blocks(node.content))
            return index + 1
        name, end = pair
        self._held(name, node, nodes[index + 1 : end], blocks)
        return end + 1

    def _held(
        self,
        name: str,
        node: SyntaxTreeNode,
        nodes: Sequence[SyntaxTreeNode],
        blocks: list[Block],
    ) -> None:
        if name in FORBIDDEN:
            message = f"<{name}> and what is in it was left out"
            self.warn("html-removed", message, self.place(node))
        elif name == "blockquote":
            if inner := self.inside(nodes):
                blocks.append({"type": "quote", "blocks": inner})
        else:
            message = f"the tag <{name}> was left out, its words stay"
            self.warn("html-dropped", message, self.place(node))
            blocks.extend(self.blocks(nodes))

    def _html_reader(self, node: SyntaxTreeNode) -> HtmlReader:
        place = self.place(node)

        def report(code: str, message: str, hint: str | None) -> None:
            self.warn(code, message, place, hint)

        return HtmlReader(place, report, lambda: self._inline(place), self.flattened)

    def _warn_if_unclosed(self, node: SyntaxTreeNode) -> None:
        end = node.map[1] if node.map else 0
        lines = self._source.lines
        if end >= len(lines) or not lines[end].rstrip().endswith(":::"):
            message = "this block has no end"
            self.warn("unclosed-block", message, self.place(node), "add a line :::")
