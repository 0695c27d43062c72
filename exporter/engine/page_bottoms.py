"""The bottoms of laid-out pages: what is left empty there, and the figures that left it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from weasyprint.formatting_structure import boxes

from exporter.engine import computed
from exporter.engine.figure_boxes import first_figure, image_in, is_unbroken_figure, with_foot
from exporter.engine.insides import CALL, Box, Node, attribute, node_of
from exporter.engine.layout import Layout
from exporter.engine.page_frames import last_columns, lost_margin, margin_below, neighbours
from exporter.engine.pages.lower_edges import lower_edge, lowest_of
from exporter.engine.pages.pages_apart import has_own_page
from exporter.engine.pages.sheets import Sheets, body_of, characters, letters, notes_of


@dataclass(frozen=True)
class PushedFigure:
    """A figure, chart or unbreakable table that was too high for the page or column before its own.

    `node` is its element, `page` that of the hole, `column` which of its columns, and `begins` the
    page on which it stands itself; all else is in points: `hole` is what it left empty, `along`
    what the headings take that went with it, `missing` by how much it was too high. `part` and
    `height` are those of its picture; empty and 0 where it has none that may shrink. `ratio` is the
    picture's width by its height, `measure` the width of the figure, `depth` its height.
    One that `is_beside` text does not shrink. Where it `is_apart`, on pages of its own kind,
    columns before it end level: each of them has the hole. `more` is the height that columns leave
    empty above the end of the lowest, all together, where it `is_across`, and stands below them.
    """

    node: Node
    page: int
    column: int
    begins: int
    hole: float
    along: float
    missing: float
    part: str = ""
    height: float = 0.0
    ratio: float = 1.0
    measure: float = 0.0
    depth: float = 0.0
    is_beside: bool = False
    is_apart: bool = False
    is_across: bool = False
    more: float = 0.0

    @property
    def room(self) -> float:
        """The height of text that there is room for, in points."""
        is_level = self.is_apart or self.is_across
        return self.hole * (self.column + 1 if is_level else 1) + self.more - self.along


@dataclass(frozen=True)
class Extent:
    """The height of an element with its notes, in points, and how many lines of text it has."""

    height: float
    lines: int


def _above_level(columns: Sequence[Box]) -> float:
    """What columns leave empty above the end of the lowest, all together, in points."""
    ends = [lowest_of(column, computed.points(column.position_y)) for column in columns]
    return sum(max(ends) - end for end in ends)


def _margins_of(columns: Sequence[Box]) -> float:
    """The margin below columns, from the lowest thing in them, in points."""
    ends = (computed.points(column.position_y + column.margin_height()) for column in columns)
    return max(max(ends) - max(lowest_of(column, 0.0) for column in columns), 0.0)


def pushed_figures(
    pages: Sheets, first: int = 1, count: int | None = None
) -> Iterator[PushedFigure]:
    """The figures that begin a page or column, be it under headings, and leave a hole before.

    Among them are pull quotes that stand beside text. Of all pages from a `first` on, or of so many
    of them.
    """
    for before, frame in neighbours(pages, first, count):
        begun = first_figure(frame.box)
        if begun is None:
            continue
        opening, figure = begun
        image = image_in(figure)
        empty, margin = before.hole, lost_margin(before, frame, opening)
        columns = [] if before.box.is_column else last_columns(before.box)
        below = margin_below(before, frame)
        if columns:  # what spans them stands below all margins
            margin += _margins_of(columns)
        else:
            margin = margin + below if figure.is_floated() else max(margin, below)
        depth = computed.points(lower_edge(figure)) - frame.top
        above = depth - computed.points(figure.border_height())
        depth = computed.points(lower_edge(with_foot(frame.box, figure))) - frame.top
        yield PushedFigure(
            node=node_of(figure),
            page=before.page,
            column=before.index,
            begins=frame.page,
            hole=empty,
            along=above if opening is figure else margin + above,
            missing=margin + depth - empty,
            part=(image and attribute(image, "data-part")) or "",
            height=0.0 if image is None else computed.points(image.height),
            ratio=1.0 if image is None or not image.height else image.width / image.height,
            measure=computed.points(figure.width),
            depth=computed.points(figure.margin_height()),
            is_beside=figure.is_floated(),
            is_apart=has_own_page(figure),
            is_across=bool(columns),
            more=_above_level(columns),
        )


def pictures_before(layout: Layout, page: int, first: int = 1) -> Iterator[tuple[str, float]]:
    """The part and the height of every figure's picture on the pages from a first to a page."""
    for sheet in islice(layout.sheets(first), page - first):
        for box in filter(is_unbroken_figure, body_of(sheet).descendants()):
            image = image_in(box)
            part = image and attribute(image, "data-part")
            if image and part:
                yield part, computed.points(image.height)


def extents_of(pages: Sheets, nodes: Sequence[Node], first: int) -> list[Extent]:
    """What elements take that stand in the text one after another, the first on a page or later.

    They may stand on several pages; none is looked at behind those.
    """
    owners = {inner: node for node in nodes for inner in node.iter()}
    own: dict[Node, list[Box]] = {node: [] for node in nodes}
    notes: dict[Node, list[Box]] = {node: [] for node in nodes}
    for sheet in pages.sheets(first) if nodes else ():
        here = [box for box in body_of(sheet).descendants() if _is_block_of(box, own)]
        below = [note for note in notes_of(sheet) if note.element in owners]
        if not here and not below and any(own.values()):
            break
        for box in here:
            own[node_of(box)].append(box)
        for note in below:
            notes[owners[node_of(note)]].append(note)
    return [_extent(own[node], notes[node]) for node in nodes]


def pages_begun(pages: Sheets, nodes: Sequence[Node], page: int) -> dict[Node, int]:
    """The page on which each of some elements begins that stand on a page, or the one before it.

    What comes first of all on a page counts for the one before.
    """
    begun: dict[Node, int] = {}
    first = max(page - 1, 1)
    for number, sheet in enumerate(islice(pages.sheets(first), page - first + 1), start=first):
        shown = [box.element for box in body_of(sheet).descendants()]
        top = _leading(body_of(sheet)) if number > 1 else set()
        for node in nodes:
            if node in shown:
                begun.setdefault(node, number - 1 if node in top else number)
    return begun


def _leading(box: Box) -> set[Node]:
    """The elements that begin with what comes first in a box."""
    found: set[Node] = set()
    while isinstance(box, boxes.BlockBox):
        if box.element is not None:
            found.add(box.element)
        inner = [child for child in box.children if child.is_in_normal_flow()]
        if not inner:
            break
        box = inner[0]
    return found


def _is_block_of(box: Box, nodes: Container[Node | None]) -> bool:
    return type(box) is boxes.BlockBox and box.element in nodes


def _extent(own: Sequence[Box], notes: Sequence[Box]) -> Extent:
    height = sum(computed.points(box.margin_height()) for box in (*own, *notes))
    inner = (child for box in own for child in box.descendants())
    return Extent(height, sum(type(child) is boxes.LineBox for child in inner))


def parted_notes(pages: Sheets, nodes: Sequence[Node], first: int = 1) -> bool:
    """Whether a note of some elements stands on another page than its call, from a page on."""
    inside = {inner for node in nodes for inner in node.iter()}
    seen = False
    for sheet in pages.sheets(first):
        body = {box.element for box in body_of(sheet).descendants()}
        called = {box.element for box in body_of(sheet).descendants() if _is_call(box)}
        if (called ^ {box.element for box in notes_of(sheet)}) & inside:
            return True
        if seen and not body & inside:
            break
        seen = seen or bool(body & inside)
    return False


def has_text_after(pages: Sheets, page: int, length: int) -> bool:
    """Whether at least so many characters stand on the pages after a page."""
    return any(so_far >= length for so_far in accumulate(map(characters, pages.sheets(page + 1))))


def lags(pages: Sheets, others: Sheets, page: int) -> bool:
    """Whether less text stands up to the page after a page than on other pages of the same text."""
    ours, theirs = (sum(map(letters, islice(some.sheets(page), 2))) for some in (pages, others))
    return ours < theirs


def page_of(layout: Layout, node: Node) -> int:
    """The page, from 1, on which an element begins; 0 for one that is not shown."""
    numbered = enumerate(layout.sheets(), start=1)
    return next(
        (
            number
            for number, sheet in numbered
            if any(box.element is node for box in body_of(sheet).descendants())
        ),
        0,
    )


def _is_call(box: Box) -> bool:
    return box.element_tag is not None and box.element_tag.endswith(CALL)
