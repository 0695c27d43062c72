"""The bottoms of laid-out pages: what is left empty there, and the figures that left it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice, pairwise, takewhile

from weasyprint.formatting_structure import boxes

from exporter.engine import computed
from exporter.engine.columns.filled_columns import column_count
from exporter.engine.figure_boxes import first_figure, image_in, is_unbroken_figure
from exporter.engine.insides import Box, Node, attribute, node_of
from exporter.engine.layout import Layout
from exporter.engine.pages.pages_apart import has_own_page
from exporter.engine.pages.sheets import Sheets, body_of, characters, letters, notes_of, type_area

CALL = "::footnote-call"


@dataclass(frozen=True)
class PushedFigure:
    """A figure, chart or unbreakable table that was too high for the page or column before its own.

    `node` is its element, `page` that of the hole, `column` which of its columns, and `begins` the
    page on which it stands itself; all else is in points: `hole` is what it left empty, `along`
    what the headings take that went with it, `missing` by how much it was too high. `part` and
    `height` are those of its picture; empty and 0 where it has none that may shrink. `ratio` is the
    picture's width by its height, `measure` the width of the figure, `depth` its height.
    One that `is_beside` text does not shrink. Where it `is_apart`, on pages of its own kind,
    columns before it end level: each of them has the hole.
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

    @property
    def room(self) -> float:
        """The height of text that there is room for, in points."""
        return self.hole * (self.column + 1 if self.is_apart else 1) - self.along


@dataclass(frozen=True)
class Extent:
    """The height of an element with its notes, in points, and how many lines of text it has."""

    height: float
    lines: int


@dataclass(frozen=True)
class Frame:
    """What text stands in: a page's text, or one of its last columns, which is the `index`-th.

    `top` is its upper edge, `bottom` how far down text might have stood, in points; `body` is the
    box of all text of its page. One that `is_missing` has no box of its own, since nothing had room
    in it.
    """

    box: Box
    body: Box
    page: int
    index: int
    top: float
    bottom: float
    is_missing: bool = False

    @property
    def hole(self) -> float:
        """The height that is left empty at its bottom, in points."""
        return self.bottom - (self.top if self.is_missing else _lowest(self.box, self.bottom))


def frames_of(sheet: Box, page: int) -> list[Frame]:
    """The text of a page, or else its last columns; those before the last end where one does."""
    body, (top, bottom) = body_of(sheet), type_area(sheet)
    columns = _last_columns(body)
    if not columns:
        return [Frame(body, body, page, 0, top, bottom)]
    lowest = max(_lowest(column, top) for column in columns)
    ends = [*[lowest] * (len(columns) - 1), bottom]
    return [
        Frame(column, body, page, index, computed.points(column.position_y), end)
        for index, (column, end) in enumerate(zip(columns, ends, strict=True))
    ]


def _missing_column(sheet: Box, last: Frame) -> Frame | None:
    """The first column of a page in which nothing had room; `None` where there is none."""
    around = _around_columns(body_of(sheet))
    if around is None or not last.box.is_column or last.index + 1 >= column_count(around):
        return None
    return replace(last, index=last.index + 1, bottom=type_area(sheet)[1], is_missing=True)


def _around_columns(body: Box) -> Box | None:
    return next((box for box in (body, *body.descendants()) if _has_columns(box)), None)


def _last_columns(body: Box) -> list[Box]:
    """The columns that end a page's text; none where it has none, or what spans them ends it."""
    around = _around_columns(body)
    if around is None:
        return []
    behind = takewhile(lambda child: child.is_column, reversed(around.children))
    return list(behind)[::-1]


def _has_columns(box: Box) -> bool:
    children = getattr(box, "children", ())
    return any(isinstance(child, boxes.BlockBox) and child.is_column for child in children)


def _lowest(box: Box, default: float) -> float:
    bottoms = (lower_edge(inner) for inner in box.descendants() if _is_solid(inner))
    return max(map(computed.points, bottoms), default=default)


def pushed_figures(pages: Sheets) -> Iterator[PushedFigure]:
    """The figures that begin a page or column, be it under headings, and leave a hole before.

    Among them are pull quotes that stand beside text.
    """
    for before, frame in neighbours(pages):
        begun = first_figure(frame.box)
        if begun is None:
            continue
        first, figure = begun
        image = image_in(figure)
        empty, margin = before.hole, lost_margin(before, frame, first)
        below = margin_below(before.box)
        margin = margin + below if figure.is_floated() else max(margin, below)
        depth = computed.points(lower_edge(figure)) - frame.top
        above = depth - computed.points(figure.border_height())
        yield PushedFigure(
            node=node_of(figure),
            page=before.page,
            column=before.index,
            begins=frame.page,
            hole=empty,
            along=above if first is figure else margin + above,
            missing=margin + depth - empty,
            part=(image and attribute(image, "data-part")) or "",
            height=0.0 if image is None else computed.points(image.height),
            ratio=1.0 if image is None or not image.height else image.width / image.height,
            measure=computed.points(figure.width),
            depth=computed.points(figure.margin_height()),
            is_beside=figure.is_floated(),
            is_apart=has_own_page(figure),
        )


def neighbours(
    pages: Sheets, first: int = 1, count: int | None = None
) -> Iterator[tuple[Frame, Frame]]:
    """Every page with the last column before it, and every column with the one beside it.

    Of all pages from a `first` on, or of so many of them.
    """
    last: Frame | None = None
    for number, sheet in enumerate(islice(pages.sheets(first), count), start=first):
        if last is not None:
            body = body_of(sheet)
            yield last, Frame(body, body, number, 0, *type_area(sheet))
        frames = frames_of(sheet, number)
        yield from pairwise(frames)
        last = _missing_column(sheet, frames[-1]) or frames[-1]


def lost_margin(before: Frame, frame: Frame, first: Box) -> float:
    """The margin that would stand above what comes first in a frame, were it in the one before.

    What goes on from there has its own margin there, above all that it holds. In points.
    """
    around = before.box if before.page == frame.page else before.body
    begun = {inner.element for inner in around.descendants()}
    box, margin = frame.box, 0.0
    while box is not first:
        box = next(child for child in box.children if first in child.descendants())
        if box.element in begun:
            continue
        edges = computed.edges(box.style)
        margin = max(margin, edges.margin_top)
        if edges.above:
            break
    return margin


def margin_below(box: Box) -> float:
    """The margin that stands below the last thing in a box, in points."""
    margin = 0.0
    while type(box) is boxes.BlockBox and not computed.edges(box.style).below:
        inner = [child for child in box.children if child.is_in_normal_flow()]
        if not inner or isinstance(inner[-1], boxes.LineBox):
            break
        box = inner[-1]
        margin = max(margin, computed.edges(box.style).margin_bottom)
    return margin


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


def _is_solid(box: Box) -> bool:
    """Whether a box holds its room to its lower edge, and is not just what others stand in."""
    if type(box) in (boxes.LineBox, boxes.BlockReplacedBox):
        return True
    is_block = type(box) in (boxes.BlockBox, boxes.TableBox)
    is_rule = is_block and not box.children and box.border_top_width > 0
    return is_rule or (is_block and box.border_bottom_width + box.padding_bottom > 0)


def lower_edge(box: Box) -> float:
    """The lower edge of a box without its margin, in CSS pixels from the page's top."""
    if type(box) is boxes.LineBox:
        return box.position_y + box.height
    return box.border_box_y() + box.border_height()
