"""HTML in Markdown: a safe subset becomes blocks, of other tags the words stay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from xml.etree.ElementTree import Element

from exporter.article.inline import escape
from exporter.article.inline.nodes import Text
from exporter.article.numbering import can_write
from exporter.diagnostics import Place
from exporter.readers.markdown.anchors import slugs_of
from exporter.readers.markdown.callouts import callout, nearest
from exporter.readers.markdown.captioned import figure
from exporter.readers.markdown.drafts import (
    BlockDraft,
    CodeDraft,
    DefinitionDraft,
    FigureDraft,
    HeadingDraft,
    ItemDraft,
    ListDraft,
    TableDraft,
    item_of,
    with_one_head,
)
from exporter.readers.markdown.html_callouts import CALLOUT, KIND, TITLE, settle_callouts
from exporter.readers.markdown.html_captions import caption_parts, settle_caption
from exporter.readers.markdown.html_cells import HtmlCells
from exporter.readers.markdown.html_code import LANGUAGE, settle_code
from exporter.readers.markdown.html_line import HtmlLine
from exporter.readers.markdown.html_notes import settle_notes
from exporter.readers.markdown.html_pictures import gallery, held, settle_figure, settle_sides
from exporter.readers.markdown.html_tags import (
    BLOCKS,
    HEADINGS,
    HOLDERS,
    MAX_DEPTH,
    NUMBERINGS,
    Report,
    grid_of,
    head_of,
    names_in,
    number_in,
    parsed,
    report_shortcode,
    sides_of,
    spans,
)
from exporter.readers.markdown.inline_pictures import is_wide
from exporter.readers.markdown.inline_text import InlineReader
from exporter.readers.markdown.picture_rows import in_rows
from exporter.readers.markdown.shortcodes import without_shortcodes
from exporter.readers.reading import PlacedText

_IN_LINES = ("ul", "ol")
CREDIT = "data-credit"
"""The attribute of a figure that says whose picture it is."""

Flattened = Callable[[BlockDraft], BlockDraft]
"""From a block to what it is where no heading may stand."""


class HtmlReader:
    """Reads one piece of HTML; all of it stands at `place`, but `cells` of tables at their own."""

    def __init__(
        self,
        place: Place,
        report: Report,
        inline: Callable[[], InlineReader],
        flattened: Flattened,
        cells: HtmlCells,
    ) -> None:
        self._place = place
        self._cells = cells
        self._report = report
        self._inline = inline
        self._flattened = flattened

    def blocks(self, html: str) -> list[BlockDraft]:
        """The blocks of an HTML fragment; a heading comes as `{"type": "heading", ...}`."""
        html = without_shortcodes(html, partial(report_shortcode, self._report))
        root = parsed(html)
        settle_notes(root)
        settle_code(root)
        settle_callouts(root)
        return self.blocks_in(root)

    def blocks_in(self, parent: Element) -> list[BlockDraft]:
        """The blocks inside an element."""
        settle_sides(parent)
        return list(self._within(parent, 0))

    def _within(self, parent: Element, depth: int) -> Iterator[BlockDraft]:
        """The blocks inside `parent`; loose words are paragraphs."""
        if depth > MAX_DEPTH:
            self._report("html-too-deep", f"HTML nests more than {MAX_DEPTH} deep here", None)
            return
        line = HtmlLine(self._inline(), self._report)
        line.runs.add(Text(parent.text or ""))
        for child in parent:
            if _is_block(child):
                yield from self._flushed(line)
                line = HtmlLine(self._inline(), self._report)
                yield from self._block(child, depth + 1)
            else:
                line.take(child, depth + 1)
            line.runs.add(Text(child.tail or ""))
        yield from self._flushed(line)

    def _inside(self, parent: Element, depth: int) -> list[BlockDraft]:
        """The blocks inside `parent`, where no heading may stand."""
        return [self._flattened(block) for block in self._within(parent, depth)]

    def _flushed(self, line: HtmlLine) -> Iterator[BlockDraft]:
        text = line.text()
        if text:
            yield {"type": "paragraph", "text": self._text(text)}
        figures = list(self._figures(line))
        yield from figures if text else in_rows(figures)

    def _figures(self, line: HtmlLine) -> Iterator[FigureDraft]:
        yield from (figure(picture, self._place) for picture in line.inline.pictures)

    def _block(self, element: Element, depth: int) -> Iterable[BlockDraft]:
        return _READERS.get(str(element.tag), HtmlReader.read_held)(self, element, depth)

    def read_heading(self, element: Element, _: int) -> Iterator[BlockDraft]:
        """A heading with its label; nothing where it has no words."""
        if text := self._line_of(element):
            level = int(str(element.tag)[1])
            heading: HeadingDraft = {"type": "heading", "level": level, "text": self._text(text)}
            slugs = slugs_of("".join(element.itertext()))
            label = self._inline().label_named((*names_in(element), *slugs))
            yield {**heading, "label": self._text(label)} if label else heading

    def read_held(self, element: Element, depth: int) -> Iterator[BlockDraft]:
        """The blocks inside an element that is no block of ours."""
        yield from held(list(self._within(element, depth)), element, self._report)

    def read_quote(self, element: Element, depth: int) -> Iterator[BlockDraft]:
        """A quote; nothing where it is empty."""
        if blocks := self._inside(element, depth):
            yield {"type": "quote", "blocks": blocks}

    def read_callout(self, element: Element, depth: int) -> Iterator[BlockDraft]:
        """A box beside the text; nothing where it is empty."""
        title = element.get(TITLE)
        named = self._text(escape(title)) if title else None
        kind = nearest(element.get(KIND, ""))
        yield from callout(kind, named, self._inside(element, depth))

    def read_code(self, element: Element, _: int) -> Iterator[BlockDraft]:
        """Lines of code, tags among them left out."""
        text = self._text("".join(element.itertext()).strip("\n"))
        language = element.get(LANGUAGE)
        code: CodeDraft = {"type": "code", "text": text}
        yield {**code, "language": language} if language else code

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
            ordered = element.tag == "ol"
            number = number_in(element, "start") if ordered else 1
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
        line = HtmlLine(self._inline(), self._report)
        places = self._cells.places(element)
        rows = [
            [
                self._text("") if cell is None else self._cell(cell, line, places.get(cell))
                for cell in row
            ]
            for row in grid
        ]
        header, *others = with_one_head(rows, head_of(element))
        sides = sides_of(grid)
        table: TableDraft = {"type": "table", "header": header, "rows": others, "align": sides}
        if is_wide(element.get("class", "")):
            table["wide"] = True
        caption = element.find("caption")
        self._describe(table, caption, None if caption is None else places.get(caption))
        yield table
        for picture in line.inline.pictures:
            message = f"the picture {picture.src!r} stands in a table; it follows the table"
            self._report("image-moved", message, None)
        yield from self._figures(line)

    def _cell(self, cell: Element, table: HtmlLine, place: Place | None) -> PlacedText:
        """The words of a cell at a place; its pictures gather in the line of the table."""
        if any(child.tag in _IN_LINES for child in cell.iter()):
            message = "a cell holds a list; each item of it is set as a line"
            self._report("cell-flattened", message, None)
        line = HtmlLine(table.inline, self._report, is_cell=True)
        line.take_inside(cell, 0)
        return self._text(line.text(), place)

    def read_figure(self, element: Element, depth: int) -> Iterator[BlockDraft]:
        """A picture or table with its caption, or a row of pictures; else what the figure holds."""
        pictures = list(element.iter("img"))
        if not pictures and element.find(".//table") is not None:
            yield from self._table_figure(element, depth)
            return
        if len(pictures) != 1:
            blocks = list(self._within(gallery(element), depth))
            yield from in_rows(blocks) if pictures else blocks
            return
        settle_figure(element, pictures[0])
        caption = element.find("figcaption")
        line = HtmlLine(self._inline(), self._report)
        line.take_inside(element, 0, but=caption)
        draft = figure(line.inline.pictures[0], self._place)
        self._describe(draft, caption)
        if credit := element.get(CREDIT):
            draft["credit"] = credit
        yield draft
        if said := line.text():
            yield {"type": "paragraph", "text": self._text(said)}

    def _table_figure(self, element: Element, depth: int) -> Iterator[BlockDraft]:
        """What a figure with a table in it holds, its caption said of that table."""
        caption = element.find("figcaption")
        if caption is not None:
            element.remove(caption)
        blocks = list(self._within(element, depth))
        table = next((block for block in blocks if block["type"] == "table"), None)
        if table is not None and is_wide(element.get("class", "")):
            table["wide"] = True
        left = None if table is None else self._describe(table, caption)
        yield from blocks
        if left:
            yield {"type": "paragraph", "text": left}

    def _describe(
        self, draft: FigureDraft | TableDraft, caption: Element | None, place: Place | None = None
    ) -> PlacedText | None:
        """Give a figure or table what its caption says; words that have no room come back."""
        if caption is None:
            return None
        settle_caption(caption)
        words, said = caption_parts(self._line_of(caption))
        for name, text in said.items():
            draft[name] = self._text(text, place)
        if words and "caption" in draft:
            return self._text(words)
        if words:
            draft["caption"] = self._text(words, place)
        return None

    def _line_of(self, element: Element) -> str:
        line = HtmlLine(self._inline(), self._report)
        line.take_inside(element, 0)
        return line.text()

    def _text(self, text: str, place: Place | None = None) -> PlacedText:
        return PlacedText(text, place or self._place, text)


_READERS: Mapping[str, Callable[[HtmlReader, Element, int], Iterable[BlockDraft]]] = {
    "ul": HtmlReader.read_list,
    "ol": HtmlReader.read_list,
    "dl": HtmlReader.read_definitions,
    "table": HtmlReader.read_table,
    "blockquote": HtmlReader.read_quote,
    "figure": HtmlReader.read_figure,
    CALLOUT: HtmlReader.read_callout,
    "pre": HtmlReader.read_code,
    "hr": HtmlReader.read_rule,
    **dict.fromkeys(HEADINGS, HtmlReader.read_heading),
}
"""How each element that is a block is read; of others, what they hold."""


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
    return element.tag in BLOCKS | HOLDERS
