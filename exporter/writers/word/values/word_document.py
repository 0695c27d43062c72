"""What a Word document is made of: paragraphs and tables, with their looks worked out.

Values only; `blocks.py` makes them from the styled tree, `body.py` writes them as XML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from exporter.styled import Points, Sides
from exporter.writers.word.values.paragraph_format import NO_BORDERS, Borders, ParagraphFormat
from exporter.writers.word.values.run_format import RunFormat
from exporter.writers.word.values.style_names import StyleName


@dataclass(frozen=True, eq=False)
class Link:
    """A hyperlink, shared by what stands in it: an outside `url`, or an `anchor` in this file."""

    url: str | None = None
    anchor: str | None = None


@dataclass(frozen=True)
class Text:
    """Words of one look; a newline is a line break, a tab a tab. `name` is its character style."""

    text: str
    look: RunFormat
    name: StyleName | None = None
    link: Link | None = None


@dataclass(frozen=True)
class RightTab:
    """What pushes the rest of a line to its end; `leader` is the text that fills the gap."""

    leader: str
    look: RunFormat
    link: Link | None = None


@dataclass(frozen=True)
class Note:
    """The place of a footnote and what it says."""

    paragraphs: tuple[Paragraph, ...]
    look: RunFormat
    link: Link | None = None


@dataclass(frozen=True)
class Picture:
    """A picture in the line, as large as it is shown; `svg` is its better form, if it has one.

    `title` is what its caption calls it, empty for none.
    """

    data: bytes
    alt: str
    width: Points
    height: Points
    look: RunFormat
    link: Link | None = None
    svg: bytes | None = None
    title: str = ""


@dataclass(frozen=True)
class FieldMark:
    """A piece of a field: `begin`, which carries the instruction, `separate` or `end`."""

    kind: str
    look: RunFormat
    instruction: str = ""
    link: Link | None = None


@dataclass(frozen=True)
class PageReference:
    """The number of the page on which an anchor stands; `shown` until somebody updates it."""

    anchor: str
    shown: str
    look: RunFormat
    name: StyleName | None = None
    link: Link | None = None


@dataclass(frozen=True)
class SequenceNumber:
    """A number that Word counts: of the figures, of the tables; `sequence` names what it counts."""

    sequence: str
    shown: str
    look: RunFormat
    name: StyleName | None = None
    link: Link | None = None


@dataclass(frozen=True)
class CrossReference:
    """What stands at the bookmark of an anchor; `shown` until somebody updates it."""

    anchor: str
    shown: str
    look: RunFormat
    name: StyleName | None = None
    link: Link | None = None


@dataclass(frozen=True)
class BookmarkEdge:
    """Where a bookmark that encloses words starts (`start`) or ends (`end`)."""

    anchor: str
    kind: str
    look: RunFormat
    link: Link | None = None


@dataclass(frozen=True)
class PageCount:
    """The number of the page (`PAGE`), or of pages (`NUMPAGES`), in a header or footer."""

    instruction: str
    shown: str
    look: RunFormat
    link: Link | None = None


@dataclass(frozen=True)
class NoteNumber:
    """The number at the beginning of a footnote."""

    look: RunFormat
    link: Link | None = None


Inline: TypeAlias = (
    Text
    | RightTab
    | Note
    | NoteNumber
    | Picture
    | FieldMark
    | PageReference
    | PageCount
    | SequenceNumber
    | CrossReference
    | BookmarkEdge
)


@dataclass(frozen=True)
class Columns:
    """The columns of a section, lengths in twips.

    `left` and `right` are how far the outer ones stand within the type area; `widths` are theirs
    where they are not as wide as each other; `page` is the kind of its pages, empty for usual ones.
    """

    count: int
    gap: int
    left: int = 0
    right: int = 0
    widths: tuple[int, ...] = ()
    page: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its style's name, how it looks, and what stands in it.

    `look` is the look of its text where no inline says otherwise; `trailing` is the bottom margin
    that its own element asks for, in points; `in_contents` puts it in the frame by which Word
    knows the contents. `part` names the part of the article that it shows, empty for none.
    `initial` is the drop cap and `floated` what else stands beside it, a table with a place or
    paragraphs in a frame; `columns` are those of its section, if any;
    `begins_column` tells the first one of a column that a box stands beside; `over` is by how many
    twips its lines are higher than their leading together, `tops` tells that a page or a column
    begins with them.
    """

    name: StyleName
    format: ParagraphFormat
    look: RunFormat
    content: tuple[Inline, ...] = ()
    anchors: tuple[str, ...] = ()
    trailing: float = 0
    in_contents: bool = False
    part: str = ""
    initial: Paragraph | None = None
    floated: tuple[Block, ...] = ()
    columns: Columns | None = None
    begins_column: bool = False
    over: int = 0
    tops: bool = False


@dataclass(frozen=True)
class Cell:
    """A table's cell; `width` and `padding` in twips, `vertical` is top, center or bottom."""

    blocks: tuple[Block, ...]
    width: int
    padding: Sides[int]
    borders: Borders = NO_BORDERS
    fill: str | None = None
    vertical: str = "top"


@dataclass(frozen=True)
class Row:
    """A table's row; a header row is repeated on each page, `unbroken` keeps it on one."""

    cells: tuple[Cell, ...]
    header: bool = False
    unbroken: bool = False


@dataclass(frozen=True)
class Float:
    """Where a table stands beside the text that follows it, in twips.

    `x` and `y` are from the edge of the column and the top of the paragraph that follows; `gap` and
    `below` are kept clear beside and below it. It stands on the right or on the left, and wholly
    in the margin (`aside`) where it narrows no line. It is `outermost` where it ends at the edge of
    the column on its side, and `right_to_left` where the text beside it is read so.
    """

    x: int
    y: int
    gap: int
    below: int
    is_right: bool
    aside: bool = False
    outermost: bool = False
    right_to_left: bool = False


@dataclass(frozen=True)
class Table:
    """A table: `indent` from the text's start edge and column `widths` in twips.

    `columns` are those of the section that it stands in, if any; `place` says where it stands
    beside the text. `title` is what a screen reader says of it; empty where it holds no data.
    """

    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    indent: int
    right_to_left: bool = False
    columns: Columns | None = None
    place: Float | None = None
    title: str = ""


@dataclass(frozen=True)
class Strip:
    """What of a panel stands above the type area, up to the paper's edge; `fill` is `RRGGBB`."""

    width: Points
    height: Points
    fill: str


Block: TypeAlias = Paragraph | Table


def in_cells(table: Table, change: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> Table:
    """The table with what stands in each of its cells changed."""
    rows = (
        replace(row, cells=tuple(replace(cell, blocks=change(cell.blocks)) for cell in row.cells))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def paragraphs_of(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph in reading order, in tables' cells and footnotes too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from paragraphs_of(block.floated)
            yield from [block.initial] if block.initial else []
            yield block
            for inline in block.content:
                if isinstance(inline, Note):
                    yield from inline.paragraphs
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_of(cell.blocks)
