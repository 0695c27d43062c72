"""HTML in Markdown: a safe subset becomes blocks, of other tags the words stay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from xml.etree.ElementTree import Element

from exporter.article.inline import escape, serialise
from exporter.article.inline.marks import Kind
from exporter.article.inline.nodes import Code, LineBreak, Text
from exporter.article.inline.parser import Runs
from exporter.article.links import tidy
from exporter.article.numbering import can_write
from exporter.diagnostics import Place
from exporter.readers.markdown.captioned import figure
from exporter.readers.markdown.drafts import (
    BlockDraft,
    DefinitionDraft,
    FigureDraft,
    ItemDraft,
    ListDraft,
    TableDraft,
    item_of,
    with_one_head,
)
from exporter.readers.markdown.html_pictures import gallery, held, settle_figure, settle_sides
from exporter.readers.markdown.html_tags import (
    CELLS,
    CODE,
    FORBIDDEN,
    MARKS,
    NUMBERINGS,
    SILENT,
    Report,
    grid_of,
    head_of,
    parsed,
    report_dropped,
    report_removed,
    report_shortcode,
    sides_of,
    spans,
)
from exporter.readers.markdown.inline_text import InlineReader
from exporter.readers.markdown.picture_rows import in_rows
from exporter.readers.markdown.pictures import layout_of
from exporter.readers.markdown.shortcodes import without_shortcodes
from exporter.readers.reading import PlacedText

MAX_DEPTH = 100
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset({"p", "ul", "ol", "table", "blockquote", "figure", "pre", "hr", *HEADINGS})
_HOLDER_NAMES = (
    "address article aside body center dd details div dl dt fieldset footer header html li main"
    " nav section summary"
)
_IN_LINES = ("ul", "ol")
_LINES = frozenset({"p", "div", "li", "tr", "blockquote", "pre", "caption", *HEADINGS})
HOLDERS = frozenset(_HOLDER_NAMES.split())
"""Elements that hold blocks, and are none."""

Flattened = Callable[[BlockDraft], BlockDraft]
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

    def blocks(self, html: str) -> list[BlockDraft]:
        """The blocks of an HTML fragment; a heading comes as `{"type": "heading", ...}`."""
        html = without_shortcodes(html, partial(report_shortcode, self._report))
        return self.blocks_in(parsed(html))

    def blocks_in(self, parent: Element) -> list[BlockDraft]:
        """The blocks inside an element."""
        settle_sides(parent)
        return list(self._within(parent, 0))

    def _within(self, parent: Element, depth: int) -> Iterator[BlockDraft]:
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

    def _inside(self, parent: Element, depth: int) -> list[BlockDraft]:
        """The blocks inside `parent`, where no heading may stand."""
        return [self._flattened(block) for block in self._within(parent, depth)]

    def _flushed(self, line: _Line) -> Iterator[BlockDraft]:
        text = line.text()
        if text:
            yield {"type": "paragraph", "text": self._text(text)}
        figures = list(self._figures(line))
        yield from figures if text else in_rows(figures)

    def _figures(self, line: _Line) -> Iterator[FigureDraft]:
        yield from (figure(picture, self._place) for picture in line.inline.pictures)

    def _block(self, element: Element, depth: int) -> Iterable[BlockDraft]:
        return _READERS.get(str(element.tag), HtmlReader.read_held)(self, element, depth)

    def read_heading(self, element: Element, _: int) -> Iterator[BlockDraft]:
        """A heading; nothing where it has no words."""
        if text := self._line_of(element):
            level = int(str(element.tag)[1])
            yield {"type": "heading", "level": level, "text": self._text(text)}

    def read_held(self, element: Element, depth: int) -> Iterator[BlockDraft]:
        """The blocks inside an element that is no block of ours."""
        yield from held(list(self._within(element, depth)), element, self._report)

    def read_quote(self, element: Element, depth: int) -> Iterator[BlockDraft]:
        """A quote; nothing where it is empty."""
        if blocks := self._inside(element, depth):
            yield {"type": "quote", "blocks": blocks}

    def read_code(self, element: Element, _: int) -> Iterator[BlockDraft]:
        """Lines of code, tags among them left out."""
        yield {"type": "code", "text": self._text("".join(element.itertext()).strip("\n"))}

    def read_rule(self, _element: Element, _: int) -> Iterator[BlockDraft]:
        """A rule, which has no place of its own."""
        yield {"type": "rule"}

    def read_list(self, element: Element, depth: int) -> Iterator[BlockDraft]:
        """A list of the items that hold something."""
        items: list[ItemDraft] = []
        for child in element:
            checked = _taken_box(child)
            blocks = self._inside(child, depth) if isinstance(child.tag, str) else []
            if item := item_of(blocks, self._place):
                is_task = checked is not None and item["text"]
                items.append({**item, "checked": bool(checked)} if is_task else item)
        if items:
            start = element.get("start", "1")
            ordered = element.tag == "ol"
            number = int(start) if ordered and start.isascii() and start.isdigit() else 1
            draft: ListDraft = {
                "type": "list",
                "ordered": ordered,
                "start": number,
                "items": items,
            }
            numbering = NUMBERINGS.get(element.get("type", "")) if ordered else None
            fits = numbering is not None and can_write(numbering, number, len(items))
            yield {**draft, "numbering": numbering} if numbering and fits else draft

    def read_definitions(self, element: Element, depth: int) -> Iterator[BlockDraft]:
        """Terms with their definitions; several terms of one definition stand in lines."""
        items: list[DefinitionDraft] = []
        terms: list[str] = []
        for child in _entries(element):
            if child.tag == "dt":
                terms.append(self._line_of(child))
                continue
            blocks = self._inside(child, depth)
            if any(terms) and blocks:
                term = self._text("\\\n".join(filter(None, terms)))
                items.append({"term": term, "blocks": blocks})
            elif items:
                items[-1]["blocks"] += blocks
            else:
                yield from blocks
            terms = []
        if items:
            yield {"type": "definition_list", "items": items}
        for alone in filter(None, terms):
            yield {"type": "paragraph", "text": self._text(alone)}

    def read_table(self, element: Element, _: int) -> Iterator[BlockDraft]:
        """A table with its caption; nothing where it has no cells."""
        grid = grid_of(element)
        if not grid:
            return
        if spans(grid):
            message = "a cell that spans columns or rows stands in the first of them"
            self._report("cell-spans", message, None)
        line = _Line(self._inline(), self._report)
        rows = [
            [self._text("" if cell is None else self._cell(cell, line)) for cell in row]
            for row in grid
        ]
        caption = element.find("caption")
        text = self._line_of(caption) if caption is not None else ""
        header, *others = with_one_head(rows, head_of(element))
        sides = sides_of(grid)
        table: TableDraft = {"type": "table", "header": header, "rows": others, "align": sides}
        yield {**table, "caption": self._text(text)} if text else table
        for picture in line.inline.pictures:
            message = f"the picture {picture.src!r} stands in a table; it follows the table"
            self._report("image-moved", message, None)
        yield from self._figures(line)

    def _cell(self, cell: Element, table: _Line) -> str:
        """The words of a cell; its pictures gather in the line of the table."""
        if any(child.tag in _IN_LINES for child in cell.iter()):
            message = "a cell holds a list; each item of it is set as a line"
            self._report("cell-flattened", message, None)
        line = _Line(table.inline, self._report, is_cell=True)
        line.take_inside(cell, 0)
        return line.text()

    def read_figure(self, element: Element, depth: int) -> Iterator[BlockDraft]:
        """A picture with its caption, or a row of several; without one, what the figure holds."""
        pictures = list(element.iter("img"))
        if len(pictures) != 1:
            blocks = list(self._within(gallery(element), depth))
            yield from in_rows(blocks) if pictures else blocks
            return
        settle_figure(element, pictures[0])
        caption = element.find("figcaption")
        line = _Line(self._inline(), self._report)
        line.take_inside(element, 0, but=caption)
        draft = figure(line.inline.pictures[0], self._place)
        if caption is not None and (said := self._line_of(caption)):
            draft["caption"] = self._text(said)
        yield draft
        if said := line.text():
            yield {"type": "paragraph", "text": self._text(said)}

    def _line_of(self, element: Element) -> str:
        line = _Line(self._inline(), self._report)
        line.take_inside(element, 0)
        return line.text()

    def _text(self, text: str) -> PlacedText:
        return PlacedText(text, self._place, text)


_READERS: Mapping[str, Callable[[HtmlReader, Element, int], Iterable[BlockDraft]]] = {
    "ul": HtmlReader.read_list,
    "ol": HtmlReader.read_list,
    "dl": HtmlReader.read_definitions,
    "table": HtmlReader.read_table,
    "blockquote": HtmlReader.read_quote,
    "figure": HtmlReader.read_figure,
    "pre": HtmlReader.read_code,
    "hr": HtmlReader.read_rule,
    **dict.fromkeys(HEADINGS, HtmlReader.read_heading),
}
"""How each element that is a block is read; of others, what they hold."""


class _Line:
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
        if not name or depth > MAX_DEPTH:
            return
        match name:
            case "br":
                self.runs.add(LineBreak())
            case "img":
                said, layout = element.attrib, layout_of(element.attrib)
                src, alt = said.get("src", ""), escape(said.get("alt", ""))
                self.inline.picture(src, alt, attributes=layout, link=self.runs.picture())
            case _ if name in FORBIDDEN:
                report_removed(self._report, name)
            case _ if name in CODE:
                self.runs.add(Code("".join(element.itertext())))
            case _ if name in MARKS:
                self._mark(element, MARKS[name], depth)
            case _ if self._is_cell and name in _LINES:
                self._begin_line(name)
                self.take_inside(element, depth)
            case _:
                self._drop(name)
                self.take_inside(element, depth)

    def take_inside(self, element: Element, depth: int, but: Element | None = None) -> None:
        """Add the words of an element and of those inside it, one of them left out."""
        self.runs.add(Text(element.text or ""))
        for child in element:
            if child is not but:
                self.take(child, depth + 1)
            self.runs.add(Text(child.tail or ""))

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
        if name not in SILENT | _BLOCKS | {*CELLS}:
            report_dropped(self._report, name)
        self.runs.add(Text(" " if name in _BLOCKS | HOLDERS | {*CELLS} else ""))


def _taken_box(item: Element) -> bool | None:
    """Whether the check box of a list's item is ticked, which is taken away; `None` without one."""
    for child in item.iter("input"):
        if child.get("type") == "checkbox":
            child.tag = "wbr"
            return "checked" in child.attrib
    return None


def _entries(definitions: Element) -> Iterator[Element]:
    """The terms and definitions of a `dl`, those in `div`s too."""
    for child in definitions:
        if child.tag == "div":
            yield from _entries(child)
        elif child.tag in ("dt", "dd"):
            yield child


def _is_block(element: Element) -> bool:
    return element.tag in _BLOCKS | HOLDERS
