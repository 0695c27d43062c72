"""HTML in Markdown: a safe subset becomes blocks, of other tags the words stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from markdown_it.tree import SyntaxTreeNode

from exporter.article.inline import serialise
from exporter.article.inline.marks import Kind
from exporter.article.inline.nodes import Code, LineBreak, Text
from exporter.article.inline.parser import Runs
from exporter.article.links import tidy
from exporter.diagnostics import Place
from exporter.readers.markdown.html_tags import (
    CODE,
    FORBIDDEN,
    MARKS,
    SILENT,
    grid_of,
    parsed,
    spans,
)
from exporter.readers.markdown.inline_text import InlineReader, Report
from exporter.readers.markdown.syntax import with_addresses
from exporter.readers.reading import PlacedText

_OPENING = re.compile(r"\s*<(?P<name>[a-zA-Z][\w-]*)(\s[^>]*)?>\s*")


def pair_at(nodes: Sequence[SyntaxTreeNode], start: int) -> tuple[str, int] | None:
    """The name of the tag that the HTML block at `start` only opens, and where it is closed.

    `None` where the block holds more than one opening tag, or nothing closes it.
    """
    opening = _OPENING.fullmatch(nodes[start].content)
    if opening is None:
        return None
    name = opening["name"].lower()
    closing = re.compile(rf"\s*</{re.escape(name)}\s*>\s*", re.IGNORECASE)
    depth = 0
    for index in range(start, len(nodes)):
        if nodes[index].type == "html_block":
            depth += _opens(nodes[index].content, name)
            depth -= bool(closing.fullmatch(nodes[index].content))
            if not depth:
                return name, index
    return None


def _opens(content: str, name: str) -> bool:
    opening = _OPENING.fullmatch(content)
    return opening is not None and opening["name"].lower() == name


MAX_DEPTH = 100
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset({"p", "ul", "ol", "table", "blockquote", "figure", "pre", "hr", *HEADINGS})
_HOLDER_NAMES = (
    "address article aside body center dd details div dl dt fieldset footer header html li main"
    " nav section summary"
)
_HOLDERS = frozenset(_HOLDER_NAMES.split())

Flattened = Callable[[dict[str, Any]], dict[str, Any]]
"""From a block to what it is where no heading may stand."""


class HtmlReader:
    """Reads one piece of HTML; every block of it stands at `place`."""

    def __init__(
        self, place: Place, report: Report, inline: Callable[[], InlineReader], flattened: Flattened
    ) -> None:
        self._place = place
        self._report = report
        self._inline = inline
        self._flattened = flattened

    def blocks(self, html: str) -> list[dict[str, Any]]:
        """The blocks of an HTML fragment; a heading comes as `{"type": "heading", ...}`."""
        return list(self._within(parsed(with_addresses(html)), 0))

    def _within(self, parent: Element, depth: int) -> Iterator[dict[str, Any]]:
        """The blocks inside `parent`; loose words are paragraphs."""
        if depth > MAX_DEPTH:
            self._report("html-too-deep", f"HTML nests more than {MAX_DEPTH} deep here", None)
            return
        line = _Line(self._inline(), self._report)
        line.runs.add(Text(parent.text or ""))
        for child in parent:
            if _is_block(child):
                yield from self._flushed(line)
                line = _Line(self._inline(), self._report)
                yield from self._block(child, depth + 1)
            else:
                line.take(child, depth + 1)
            line.runs.add(Text(child.tail or ""))
        yield from self._flushed(line)

    def _inside(self, parent: Element, depth: int) -> list[dict[str, Any]]:
        """The blocks inside `parent`, where no heading may stand."""
        return [self._flattened(block) for block in self._within(parent, depth)]

    def _flushed(self, line: _Line) -> Iterator[dict[str, Any]]:
        if text := line.text():
            yield {"type": "paragraph", "text": self._text(text)}
        for picture in line.inline.pictures:
            yield {"type": "figure", "src": self._text(picture.src), "alt": picture.alt}

    def _block(self, element: Element, depth: int) -> Iterator[dict[str, Any]]:
        name = str(element.tag)
        match name:
            case "ul" | "ol":
                yield from self._list(element, depth)
            case "table":
                yield from self._table(element)
            case "blockquote":
                yield from _filled({"type": "quote", "blocks": self._inside(element, depth)})
            case "figure":
                yield from self._figure(element, depth)
            case "pre":
                text = "".join(element.itertext()).strip("\n")
                yield {"type": "code", "text": self._text(text)}
            case "hr":
                yield {"type": "rule"}
            case _ if name in HEADINGS:
                yield from self._heading(element, int(name[1]))
            case _:
                yield from self._held(element, depth)

    def _heading(self, element: Element, level: int) -> Iterator[dict[str, Any]]:
        if text := self._line_of(element):
            yield {"type": "heading", "level": level, "text": self._text(text)}

    def _held(self, element: Element, depth: int) -> Iterator[dict[str, Any]]:
        name = str(element.tag)
        if name != "p":
            self._report("html-dropped", f"the tag <{name}> was left out, its words stay", None)
        yield from self._within(element, depth)

    def _list(self, element: Element, depth: int) -> Iterator[dict[str, Any]]:
        items: list[dict[str, Any]] = []
        for child in element:
            blocks = self._inside(child, depth) if isinstance(child.tag, str) else []
            text = self._text("")
            if blocks and blocks[0]["type"] == "paragraph":
                text = blocks.pop(0)["text"]
            if text or blocks:
                items.append({"text": text, "blocks": blocks})
        if items:
            start = element.get("start", "1")
            ordered = element.tag == "ol"
            number = int(start) if ordered and start.isascii() and start.isdigit() else 1
            yield {"type": "list", "ordered": ordered, "start": number, "items": items}

    def _table(self, element: Element) -> Iterator[dict[str, Any]]:
        grid = grid_of(element)
        if not grid:
            return
        if spans(grid):
            message = "a cell that spans columns or rows stands in the first of them"
            self._report("cell-spans", message, None)
        rows = [
            [self._text("" if cell is None else self._line_of(cell)) for cell in row]
            for row in grid
        ]
        caption = element.find("caption")
        text = self._line_of(caption) if caption is not None else ""
        table: dict[str, Any] = {"type": "table", "header": rows[0], "rows": rows[1:]}
        yield {**table, "caption": self._text(text)} if text else table

    def _figure(self, element: Element, depth: int) -> Iterator[dict[str, Any]]:
        """A picture with its caption; a figure without a picture is what it holds."""
        pictures = list(element.iter("img"))
        caption = element.find("figcaption")
        if len(pictures) != 1:
            yield from self._within(element, depth)
            return
        inline = self._inline()
        inline.picture(pictures[0].get("src", ""), serialise([Text(pictures[0].get("alt", ""))]))
        picture = inline.pictures[0]
        figure = {"type": "figure", "src": self._text(picture.src), "alt": picture.alt}
        text = self._line_of(caption) if caption is not None else ""
        yield {**figure, "caption": self._text(text)} if text else figure

    def _line_of(self, element: Element) -> str:
        line = _Line(self._inline(), self._report)
        line.take_inside(element, 0)
        return line.text()

    def _text(self, text: str) -> PlacedText:
        return PlacedText(text, self._place, text)


class _Line:
    """Gathers the words of elements that stand in a line."""

    def __init__(self, inline: InlineReader, report: Report) -> None:
        self.runs = Runs()
        self.inline = inline
        self._report = report

    def text(self) -> str:
        """Inline Markdown of what was gathered; may be empty."""
        return serialise(self.inline.checked(self.runs.list))

    def take(self, element: Element, depth: int) -> None:
        """Add an element, without what follows it."""
        name = element.tag if isinstance(element.tag, str) else ""
        if not name or depth > MAX_DEPTH:
            return
        if name in FORBIDDEN:
            self._report("html-removed", f"<{name}> and what is in it was left out", None)
        elif name == "br":
            self.runs.add(LineBreak())
        elif name == "img":
            alt = serialise([Text(element.get("alt", ""))])
            self.inline.picture(element.get("src", ""), alt)
        elif name in CODE:
            self.runs.add(Code("".join(element.itertext())))
        elif name in MARKS:
            kind = MARKS[name]
            self.runs.open(kind, tidy(element.get("href", "")) if kind is Kind.LINK else "")
            self.take_inside(element, depth)
            self.runs.close(kind)
        else:
            self._drop(name)
            self.take_inside(element, depth)

    def take_inside(self, element: Element, depth: int) -> None:
        """Add the words of an element and of those inside it."""
        self.runs.add(Text(element.text or ""))
        for child in element:
            self.take(child, depth + 1)
            self.runs.add(Text(child.tail or ""))

    def _drop(self, name: str) -> None:
        if name not in SILENT | _BLOCKS:
            self._report("html-dropped", f"the tag <{name}> was left out, its words stay", None)
        self.runs.add(Text(" " if name in _BLOCKS | _HOLDERS else ""))


def _is_block(element: Element) -> bool:
    return element.tag in _BLOCKS | _HOLDERS


def _filled(block: dict[str, Any]) -> Sequence[dict[str, Any]]:
    return [block] if block["blocks"] else []
