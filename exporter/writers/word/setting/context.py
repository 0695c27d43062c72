"""What setting a block needs to know: of the whole document, and of the place where it stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from exporter.styled import Drawing, Element, PageStyle, Percent, Points, Style, StyledDocument
from exporter.writers.word.setting.baselines import Metrics
from exporter.writers.word.setting.stacks import Stack
from exporter.writers.word.values.list_definitions import Level, Lists, counting_in
from exporter.writers.word.values.style_names import OUTLINE_LEVELS
from exporter.writers.word.values.word_document import Link

LoadImage = Callable[[str], bytes | None]


@dataclass(frozen=True)
class WordContext:
    """What all blocks share.

    `measure` is the width of the type area, `measures` are those of pages of other kinds, `targets`
    the ids that links of the document lead to, `bookmarks` those of them that name the words which
    a reference repeats or may repeat, `outline` the outline levels, from 0, of the headings with an
    id, `openers` the ids of the elements with which a page begins, `parted` the parts of the
    article that a page or a column ends within, `leading` those with which one begins,
    `unparted` the words of each that no hyphen may part,
    `drops` by how many points floats stand below their place, and `clearances` blocks below what
    floats before them, by the first part that each shows; `counting` the ST_NumberFormat of its
    language, `notes` how many footnotes there are.
    """

    measure: Points
    metrics: Metrics
    page_numbers: Mapping[str, int]
    load_image: LoadImage
    drawings: Mapping[str, Drawing]
    targets: frozenset[str]
    bookmarks: frozenset[str]
    outline: Mapping[str, int]
    measures: Mapping[str, Points]
    openers: frozenset[str] = frozenset()
    parted: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    unparted: Mapping[str, Collection[str]] = field(default_factory=dict)
    drops: Mapping[str, float] = field(default_factory=dict)
    clearances: Mapping[str, float] = field(default_factory=dict)
    lists: Lists = field(default_factory=Lists)
    counting: str = "decimal"
    notes: int = 0


@dataclass(frozen=True)
class Series:
    """A list: its number in the file, and its levels, the outermost first and its own last."""

    number: int
    ordered: bool
    levels: tuple[Level, ...]

    @property
    def depth(self) -> int:
        """How many lists it stands in."""
        return len(self.levels) - 1


@dataclass(frozen=True)
class Scope:
    """Where a block stands, in points from the edges of its column (of text, or of a cell).

    `parent` is the style of the element around; `container` the nearest element that changes how
    its paragraphs look, and so names them; `box` its content box where its border is drawn by
    paragraphs; `series` the list around; `on_page` tells the page's own column,
    `in_columns` one of several; `caption` is that
    of the figure around, empty for none; `link` that of the block around which is one; `page` is
    the kind of the pages, empty for the usual ones, and `None` where no page can end.
    """

    column: Points
    left: float = 0
    right: float = 0
    parent: Style | None = None
    container: Element | None = None
    box: Scope | None = None
    series: Series | None = None
    on_page: bool = False
    in_columns: bool = False
    caption: str = ""
    link: Link | None = None
    page: str | None = None

    @property
    def width(self) -> float:
        """The room between the edges."""
        return max(self.column - self.left - self.right, 0)

    def within(self, style: Style) -> Scope:
        """The content box of an element."""
        outer = self.around(style)
        border, padding = style.border, style.padding
        left = outer.left + padding.left + (border.left.width if border.left.visible else 0)
        right = outer.right + padding.right + (border.right.width if border.right.visible else 0)
        return replace(outer, left=left, right=right, parent=style)

    def around(self, style: Style) -> Scope:
        """The border box of an element: its margins and its width taken off."""
        left, right = self.left + style.margin.left, self.right + style.margin.right
        wanted = extent(style.width, self.width)
        bound = extent(style.max_width, self.width)
        widths = [width for width in (wanted, bound) if width is not None]
        room = max(self.column - left - right, 0)
        spare = room - min([room, *(width + around_content(style) for width in widths)])
        return replace(self, left=left, right=right + spare)

    def edges(self, direction: str) -> tuple[float, float]:
        """The indents in reading direction: where lines begin, where they end."""
        return (self.left, self.right) if direction == "ltr" else (self.right, self.left)

    def column_of(self, width: float) -> Scope:
        """A cell as a column of its own; lists do not reach into it."""
        return Scope(Points(width), container=self.container, caption=self.caption, link=self.link)


def context_of(
    document: StyledDocument,
    page_numbers: Mapping[str, int],
    load_image: LoadImage,
    drawings: Mapping[str, Drawing],
) -> WordContext:
    """What the blocks of a document share."""
    elements = list(document.body.walk())
    links = (element.attributes.get("href", "") for element in elements)
    pages = (element.attributes.get("data-page-of", "") for element in elements)
    named = {element.attributes.get("data-bookmark", "") for element in elements} - {""}
    linked = {link[1:] for link in links if link.startswith("#")}
    targets = linked.union(pages, named) - {""}
    outline = {
        element.attributes["id"]: OUTLINE_LEVELS[element.tag]
        for element in elements
        if element.tag in OUTLINE_LEVELS and "id" in element.attributes
    }
    return WordContext(
        measure_of(document),
        Metrics(document.fonts),
        page_numbers,
        load_image,
        drawings,
        frozenset(targets),
        frozenset(named),
        outline,
        {name: _measure(page) for name, page in document.named_pages.items()},
        counting=counting_of(document),
        notes=footnotes_in(document.body),
    )


def footnotes_in(element: Element) -> int:
    """How many footnotes an element has."""
    return sum(inside.style.float == "footnote" for inside in element.walk())


def counting_of(document: StyledDocument) -> str:
    """The ST_NumberFormat in which the language of a document counts."""
    return counting_in(document.root.attributes.get("data-digits", ""))


def measure_of(document: StyledDocument) -> Points:
    """The width of the type area."""
    return _measure(document.page)


def _measure(page: PageStyle) -> Points:
    return Points(page.width - page.margin.left - page.margin.right)


def extent(value: Points | Percent | None, room: float) -> float | None:
    """A width in points, percentages taken of `room`; `None` where there is none."""
    return value * room / 100 if isinstance(value, Percent) else value


def around_content(style: Style) -> float:
    """How much wider than its content an element is, in points: its padding and borders."""
    edges = (style.border.left, style.border.right)
    lines = sum(edge.width for edge in edges if edge.visible)
    return style.padding.left + style.padding.right + lines


SetBlock: TypeAlias = Callable[[Element, WordContext, Scope], Stack]
