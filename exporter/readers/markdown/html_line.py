"""The words of HTML elements that stand in a line, as inline Markdown."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from exporter.article.inline import escape, serialise
from exporter.article.inline.marks import Kind, tree
from exporter.article.inline.nodes import Code, Footnote, LineBreak, Text
from exporter.article.inline.parser import Runs
from exporter.article.links import tidy
from exporter.readers.markdown.html_notes import NOTE
from exporter.readers.markdown.html_tags import (
    BLOCKS,
    CELLS,
    CODE,
    FALLBACK,
    FORBIDDEN,
    HEADINGS,
    HOLDERS,
    MARKS,
    MAX_DEPTH,
    RUBY,
    SILENT,
    Report,
    report_dropped,
    report_removed,
    report_ruby,
)
from exporter.readers.markdown.inline_pictures import layout_of
from exporter.readers.markdown.inline_text import InlineReader

_LINES = frozenset({"p", "div", "li", "tr", "blockquote", "pre", "caption", *HEADINGS})


class HtmlLine:
    """Gathers the words of elements that stand in a line."""

    def __init__(self, inline: InlineReader, report: Report, *, is_cell: bool = False) -> None:
        self.runs = Runs()
        self.inline = inline
        self._report = report
        self._is_cell = is_cell

    def text(self) -> str:
        """Inline Markdown of what was gathered; may be empty."""
        return serialise(self.inline.checked(self.runs.list))

    def take(self, element: Element, depth: int) -> None:
        """Add an element, without what follows it."""
        name = element.tag if isinstance(element.tag, str) else ""
        if name in ("", FALLBACK) or depth > MAX_DEPTH:
            return
        match name:
            case "br":
                self.runs.add(LineBreak())
            case "img":
                said, layout = element.attrib, layout_of(element.attrib)
                src, alt = said.get("src", ""), escape(said.get("alt", ""))
                self.inline.picture(src, alt, attributes=layout, link=self.runs.picture())
            case _ if name == NOTE:
                self._note(element, depth)
            case _ if name in FORBIDDEN:
                report_removed(self._report, name)
            case _ if name in CODE:
                self.runs.add(Code("".join(element.itertext())))
            case _ if name in MARKS:
                self._mark(element, MARKS[name], depth)
            case _:
                (self._begin_line if self._is_cell and name in _LINES else self._drop)(name)
                self.take_inside(element, depth)
                self.runs.add(Text(RUBY.get(name, ("", ""))[1]))

    def take_inside(self, element: Element, depth: int, but: Element | None = None) -> None:
        """Add the words of an element and of those inside it, one of them left out."""
        self.runs.add(Text(element.text or ""))
        for child in element:
            if child is not but:
                self.take(child, depth + 1)
            self.runs.add(Text(child.tail or ""))

    def _note(self, element: Element, depth: int) -> None:
        """A footnote, whose words stand in the element."""
        line = HtmlLine(self.inline, self._report)
        line.take_inside(element, depth)
        if nodes := tree(line.runs.list):
            self.runs.add(Footnote(nodes))

    def _mark(self, element: Element, kind: Kind, depth: int) -> None:
        self.runs.open(
            kind, tidy(self.inline.target(element.get("href", ""))) if kind is Kind.LINK else ""
        )
        self.take_inside(element, depth)
        self.runs.close(kind)

    def _begin_line(self, name: str) -> None:
        """Begin a line for a block inside a cell, unless it is the first there."""
        if self.text():
            self.runs.add(LineBreak())
        self.runs.add(Text("– " if name == "li" else ""))

    def _drop(self, name: str) -> None:
        if name in RUBY:
            report_ruby(self._report, name)
            self.runs.add(Text(RUBY[name][0]))
        elif name not in SILENT | BLOCKS | {*CELLS}:
            report_dropped(self._report, name)
        self.runs.add(Text(" " if name in BLOCKS | HOLDERS | {*CELLS} else ""))
