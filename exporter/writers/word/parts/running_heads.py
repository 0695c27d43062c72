"""Running heads and folios: a page's margin boxes as headers and footers."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from exporter.styled import Generated, Leader, PageField, PageStyle, Style
from exporter.writers.word.setting.both_ways import (
    ENDED,
    TO_THE_LEFT,
    TO_THE_RIGHT,
    split_by_direction,
)
from exporter.writers.word.setting.boxes import border
from exporter.writers.word.setting.stacks import LOWEST_LINE, with_format
from exporter.writers.word.values.capital_letters import cased
from exporter.writers.word.values.ooxml import EIGHTHS_PER_POINT, TWIPS_PER_POINT, twips
from exporter.writers.word.values.paragraph_format import Border, Borders, ParagraphFormat, Tab
from exporter.writers.word.values.run_format import RunFormat, run_format
from exporter.writers.word.values.style_names import FOOTER, HEADER, StyleName
from exporter.writers.word.values.word_document import Inline, PageCount, Paragraph, Text

INSTRUCTIONS = {"page": "PAGE", "pages": "NUMPAGES"}
PLACES = ("left", "center", "right")
STOPS = {"center": 0.5, "right": 1.0}  # of the measure
FIGURE = re.compile(r"\d")
_OTHER_SIDE = {"left": "right", "center": "center", "right": "left"}


@dataclass(frozen=True)
class RunningHeads:
    """A page's header and footer, and how far in points they stand from the page's edges."""

    header: Paragraph
    footer: Paragraph
    header_distance: float
    footer_distance: float


def running_heads_of(page: PageStyle, look: RunFormat, language: str, pages: int) -> RunningHeads:
    """The running heads of a page; `look` is that of an empty one, `pages` their count."""
    top, bottom = _row(page, "top"), _row(page, "bottom")
    line = _Line(page, look, language, {"page": "1", "pages": str(pages)})
    header, footer = line.paragraph(HEADER, top), line.paragraph(FOOTER, bottom)
    above = _offset(top, page.margin.top) - _edge_height(header.format.borders.top)
    below = _offset(bottom, page.margin.bottom) + _height(footer)
    return RunningHeads(header, footer, max(above, 0), max(page.margin.bottom - below, 0))


def pushing(heads: RunningHeads, top: float) -> RunningHeads:
    """The running heads with a header that ends `top` points below the page's edge.

    In Word text begins below the header where that reaches beyond the margin; so pages of one
    section begin at different heights.
    """
    header = heads.header
    room = twips(top - heads.header_distance) - header.format.line
    if header.format.line <= 0:
        return replace(heads, header=with_format(header, line=max(room, 1)))
    return replace(heads, header=with_format(header, after=max(room, 0)))


def _row(page: PageStyle, side: str) -> dict[str, Generated]:
    boxes = {place: page.boxes.get(f"{side}-{place}") for place in PLACES}
    return {place: box for place, box in boxes.items() if box}


@dataclass(frozen=True)
class _Line:
    """A line across the top or the foot of a page; `shown` is what its fields show at first."""

    page: PageStyle
    empty_look: RunFormat
    language: str
    shown: Mapping[str, str]

    def paragraph(self, name: StyleName, row: Mapping[str, Generated]) -> Paragraph:
        """The boxes of a row in one line, at tab stops where they stand beside each other.

        There is no stop in the middle where nothing stands: a long box on the left may pass it.
        """
        looks = {place: run_format(box.style, self.language) for place, box in row.items()}
        base = next(iter(looks.values()), self.empty_look)
        content: list[Inline] = []
        leftward = _is_leftward(row)
        for place in PLACES:
            if place in _stops(row):
                content.append(Text("\t", base))
            box = _OTHER_SIDE[place] if leftward else place
            if box in row:
                content += self._content(row[box], looks[box], leftward=leftward)
        said = list(split_by_direction(content, right_to_left=leftward))
        return Paragraph(name, _format(row, self.page), base, tuple(_trimmed(said)))

    def _content(self, box: Generated, look: RunFormat, *, leftward: bool) -> list[Inline]:
        """A box's text; in a row from the right one of the other direction is isolated, and figures
        are, or the letters before would say how those are read."""
        said: list[PageCount | Text] = [
            PageCount(INSTRUCTIONS[part.name], self.shown[part.name], look)
            if isinstance(part, PageField)
            else Text(*cased(part, look))
            for part in box.content
            if not isinstance(part, Leader)
        ]
        if leftward and box.style.direction == "ltr":
            return [Text(TO_THE_RIGHT, look), *said, Text(ENDED, look)]
        if leftward and any(isinstance(one, PageCount) or FIGURE.search(one.text) for one in said):
            return [Text(TO_THE_LEFT, look), *said, Text(ENDED, look)]
        return [*said]


def _trimmed(content: Sequence[Inline]) -> Sequence[Inline]:
    """The content without the tabs that lead to nothing."""
    end = len(content)
    while end and isinstance(last := content[end - 1], Text) and last.text == "\t":
        end -= 1
    return content[:end]


def _format(row: Mapping[str, Generated], page: PageStyle) -> ParagraphFormat:
    """One line across the type area, with the rules that the boxes draw above or below.

    An empty one is as low as can be: it must not push the text down.
    """
    measure = page.width - page.margin.left - page.margin.right
    styles = [box.style for box in row.values()]
    stops = tuple(Tab(place, twips(measure * STOPS[place])) for place in _stops(row))
    rules = [_rules(style) for style in styles]
    return ParagraphFormat(
        right_to_left=_is_leftward(row),
        line=max((twips(style.leading) for style in styles), default=LOWEST_LINE),
        tabs=stops,
        hyphens=False,
        borders=next((rule for rule in rules if rule != Borders()), Borders()),
    )


def _is_leftward(row: Mapping[str, Generated]) -> bool:
    """Whether a row is read from the right, where its tabs are counted from too."""
    return any(box.style.direction == "rtl" for box in row.values())


def _stops(row: Mapping[str, Generated]) -> Sequence[str]:
    """The places of a row that a tab leads to."""
    return [place for place in STOPS if place == "right" or place in row]


def _rules(style: Style) -> Borders:
    top = border(style.border.top, math.floor(style.padding.top))
    return Borders(top=top, bottom=border(style.border.bottom, math.floor(style.padding.bottom)))


def _offset(row: Mapping[str, Generated], margin: float) -> float:
    """From the upper edge of the margin to that of its line, in points (CSS Page 3, 5.3)."""
    if not row:
        return margin / 2
    style = next(iter(row.values())).style
    above = style.margin.top + style.border.top.width + style.padding.top
    below = style.margin.bottom + style.border.bottom.width + style.padding.bottom
    spare = margin - above - below - style.leading
    share = {"top": 0.0, "bottom": 1.0}.get(style.vertical_align, 0.5)
    return above + spare * share


def _height(paragraph: Paragraph) -> float:
    """The height of a line with the rule below it, in points."""
    return paragraph.format.line / TWIPS_PER_POINT + _edge_height(paragraph.format.borders.bottom)


def _edge_height(edge: Border | None) -> float:
    return edge.space + edge.width / EIGHTHS_PER_POINT if edge else 0
