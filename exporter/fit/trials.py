"""The trials of settings: predicted first, laid out where one must know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from exporter.engine.cascade import Cascade
from exporter.engine.column import ColumnModel, EdgesOf
from exporter.engine.figure_boxes import GREATEST, LEAST
from exporter.engine.insides import Node
from exporter.engine.layout import Layout
from exporter.engine.parsed import Sheet, kept_sheet
from exporter.engine.proof import Proof
from exporter.fit.contract import NATURAL, Contract, FitSetting, spaces
from exporter.fit.cuts import Parts
from exporter.fit.headline_balance import HEADLINE, deck_of, headline_of, pull_quotes_of
from exporter.styled import END, PageStyle, Points

ENDLESS = "@page {{ size: {width}pt 100000mm }}"
DOUBT = (
    1.0,
    1.0,
    1.0,
    0.5,
    0.25,
    0.0,
    -0.5,
)  # lines by which one may be wrong, by the layouts made
SURE = 0.2  # the same, of a height told from a layout of the same size
FAR_OVER = 3.0  # lines beyond which the styles of a size need not be computed
BOTTOM = 1.0  # lines more or less that a page's bottom leaves empty under another setting


Heights = dict[tuple[float, float, frozenset[int]], tuple[Points, Points]]
"""The column's heights at the narrowest and the widest spacing, by size, closeness and cuts."""


@dataclass(frozen=True)
class Bounds:
    """The greatest height of a picture in points; where text stands beside it, its width too."""

    height: float
    width: float | None


@dataclass(frozen=True)
class Made:
    """What was made of a document: its styles and pages by setting, and its pictures' bounds."""

    cascades: dict[FitSetting, Cascade]
    layouts: dict[FitSetting, Layout]
    pictures: dict[str, Bounds]


class Trials:
    """One document under one contract of `pages`, with every layout that was made of it."""

    def __init__(self, cascade: Cascade, contract: Contract) -> None:
        self.contract = contract
        self.document_element = cascade.document_element
        self.parts = Parts(self.document_element, contract.cut_order)
        style, page = cascade.root_style(), cascade.page_style(first=True)
        self.size, self.leading = style.font_size, style.leading
        self._first_area, self.area = _area(page), _area(cascade.page_style(first=False))
        self.margin_bottom = page.margin.bottom
        self._unbalanced = cascade
        self._headline, self._deck = headline_of(cascade), deck_of(cascade)
        self._quotes = pull_quotes_of(cascade)
        self._pictures: dict[str, Bounds] = {}
        self.least_charts = charts_by(LEAST, self.document_element)
        self.greatest_charts = charts_by(GREATEST, self.document_element)
        self._made = 0
        self._cascades: dict[FitSetting, Cascade] = {}
        self._layouts: dict[FitSetting, Layout] = {}
        self._errors: dict[float, float] = {1.0: 0.0}
        self._error = 0.0  # of a size not laid out yet: what page breaks waste is alike for all
        self._endless = ENDLESS.format(width=page.width)
        self._model: ColumnModel | None = None
        self._heights: Heights = {}
        self._scaled_heights: Heights = {}

    @property
    def layouts(self) -> int:
        """How many layouts were made."""
        return self._made

    def cascade(self, setting: FitSetting) -> Cascade:
        """The document under a setting."""
        if setting not in self._cascades:
            own = self._balance(setting) + self._bounds()
            sheets = (kept_sheet(setting.css), *([Sheet(own)] if own else ()))
            self._cascades[setting] = self._unbalanced.adding(*sheets)
        return self._cascades[setting]

    def shrink(self, part: str, height: float, width: float | None = None) -> None:
        """Let the picture of a part be no higher than so many points, in every setting from now.

        One beside text is so high by the `width` of its figure; a chart is just so high.
        """
        self._pictures[part] = Bounds(height, width)
        self.set_aside()

    @property
    def shrunk(self) -> tuple[str, ...]:
        """The parts whose pictures are kept lower than they are by nature, as they were told."""
        return tuple(self._pictures)

    def is_narrowed(self, part: str) -> bool:
        """Whether the picture of a part, which stands beside text, is kept narrower."""
        return part in self._pictures and self._pictures[part].width is not None

    def unshrink(self, part: str) -> None:
        """Let the picture of a part have its own size again."""
        self._pictures.pop(part, None)
        self.set_aside()

    def set_aside(self) -> Made:
        """What was laid out of the document as it is; it is about to be changed."""
        made = Made(self._cascades, self._layouts, dict(self._pictures))
        self._cascades, self._layouts = {}, {}
        self._document_changed()
        return made

    def take_back(self, made: Made) -> None:
        """Go on from what was set aside, the document being as it was again."""
        self._cascades, self._layouts, self._pictures = made.cascades, made.layouts, made.pictures
        self._document_changed()

    def _document_changed(self) -> None:
        self._unbalanced = self._unbalanced.anew()
        self._heights, self._scaled_heights = {}, {}

    def _bounds(self) -> str:
        return "".join(self._bound(part, bounds) for part, bounds in self._pictures.items())

    def _bound(self, part: str, bounds: Bounds) -> str:
        """What makes a picture no higher; a chart, which is drawn anew, is as wide as it was."""
        if bounds.width is not None:
            width = f"{bounds.width:.2f}pt"
            figure = f'figure:has([data-part="{part}"])'
            return f"{figure}, {figure} ~ .contents {{ --_beside: {width} !important }}"
        if part in self.least_charts:
            height = f"height: {bounds.height}pt !important"
            return f'[data-part="{part}"] {{ {height}; object-fit: fill }}'
        return (
            f'[data-part="{part}"] {{ max-height: {bounds.height}pt !important }}'
            f':has(> [data-part="{part}"]) {{ --_smaller: 1 }}'
        )

    def _balance(self, setting: FitSetting) -> str:
        lines = [one for one in (self._headline, self._deck, *self._quotes) if one]
        return "".join(one.css(setting.fit) for one in lines)

    def layout(self, setting: FitSetting) -> Layout:
        """The pages under a setting."""
        if setting not in self._layouts:
            self._layouts[setting] = self.cascade(setting).layout()
            self._made += 1
        return self._layouts[setting]

    def proof(self, setting: FitSetting, before: Layout | Proof, page: int) -> Proof:
        """The pages under a setting as far as they are looked at, the document being changed.

        They are as they were `before` up to a page, behind whose first lines it was changed.
        """
        return self.cascade(setting).proof(before, page)

    def fits(self, setting: FitSetting, pages: int) -> bool:
        """Whether a setting keeps within so many pages, slack included.

        What it took corrects later predictions.
        """
        layout = self.layout(setting)
        error = self._taken(layout, pages, setting) - self._told(setting)
        self._errors[setting.fit] = error
        if pages > 1:
            self._error = error
        if layout.pages != pages:
            return layout.pages < pages
        page, end = layout.end_of(END)
        _, bottom = layout.type_area(page)
        return end + self.reserve(setting) <= bottom

    def may_fit(self, setting: FitSetting, pages: int) -> bool:
        """Whether a setting seems to keep within so many pages, or comes too near to tell."""
        capacity = self._capacity(setting, pages)
        if setting in self._layouts:
            return self.fits(setting, pages)
        bottoms = BOTTOM * (pages - 1)
        if setting.fit != 1:
            over = self._scaled(setting) - capacity
            if over > (FAR_OVER + bottoms) * self.leading:
                return False
        over = (self.height(setting) if pages == 1 else self._told(setting)) - capacity
        return over <= (self._doubt(setting) + bottoms) * self.leading

    def fill(self, setting: FitSetting, pages: int) -> float:
        """The share of so many pages that a setting seems to fill."""
        return self.height(setting) / self._capacity(setting, pages)

    def height(self, setting: FitSetting) -> float:
        """The height that the text seems to take, in points."""
        return self._told(setting) + self._errors.get(setting.fit, self._error)

    def ends_well(self, setting: FitSetting) -> bool:
        """Whether the last of several pages is filled as the contract asks; a turned one always."""
        layout = self.layout(setting)
        if layout.pages == 1 or layout.kind(layout.pages):
            return True
        return layout.used(layout.pages) >= self.well_used(setting)

    def well_used(self, setting: FitSetting) -> float:
        """The height that a last page must use, in points."""
        lines = (self.contract.last_lines - SURE) * self.leading * setting.fit
        return max(self.contract.last_page * (self.area + setting.depth), lines)

    def has_slack(self, setting: FitSetting) -> bool:
        """Whether the last page has room for what the contract keeps free, every two pages anew."""
        layout = self.layout(setting)
        top, bottom = layout.type_area(layout.pages)
        slack = self.slack(setting, layout.pages)
        return top + layout.used(layout.pages) + slack <= bottom

    def slack(self, setting: FitSetting, pages: int) -> float:
        """The height that is kept free at the end of so many pages, in points."""
        return self.reserve(setting) * max(pages / 2, 1)

    def areas(self, pages: int, setting: FitSetting) -> float:
        """The height of so many pages' type areas, in points; `area` is that of a later page."""
        return self._first_area + (pages - 1) * self.area + pages * setting.depth if pages else 0.0

    def reserve(self, setting: FitSetting) -> float:
        """The height that is kept free at the end, in points."""
        return self.contract.slack * self.leading * setting.fit

    def _capacity(self, setting: FitSetting, pages: int) -> float:
        notes = self._column().notes(self.parts.hidden(setting.cuts))
        return self.areas(pages, setting) - notes - self.reserve(setting)

    def _doubt(self, setting: FitSetting) -> float:
        if setting.fit in self._errors:
            return SURE
        return DOUBT[min(self.layouts, len(DOUBT) - 1)]

    def _column(self) -> ColumnModel:
        """The text as one column of its natural size, from its pages or one page without end."""
        if self._model is None:
            natural = self.cascade(NATURAL)
            layout = self._layouts.get(NATURAL)
            if layout is None:
                layout = natural.adding(Sheet(self._endless)).layout()
                self._made += 1
            self._model = ColumnModel(layout.column(), natural.edges)
        return self._model

    def _told(self, setting: FitSetting) -> float:
        """The column's height, by the styles of its size."""

        def edges_at(space: float) -> EdgesOf:
            return self.cascade(FitSetting(setting.fit, space, close=setting.close)).edges

        return self._between(setting, self._heights, edges_at)

    def _scaled(self, setting: FitSetting) -> float:
        """About the column's height, told by the styles of its natural size."""

        def edges_at(space: float) -> EdgesOf:
            natural = self.cascade(FitSetting(space=space))
            return lambda node: natural.edges(node).scaled(setting.fit)

        return self._between(setting, self._scaled_heights, edges_at)

    def _counted(self, scale: float) -> Mapping[Node, int]:
        """The lines of the headline, which is balanced anew at each size but the one it was set in.

        Lines that the author ends are counted as they were set.
        """
        node = self.document_element.find(HEADLINE)
        if self._headline is None or node is None or scale == NATURAL.fit:
            return {}
        is_ended = node.find(".//br") is not None
        return {} if is_ended else {node: self._headline.lines(scale)}

    def _between(
        self, setting: FitSetting, known: Heights, edges_at: Callable[[float], EdgesOf]
    ) -> float:
        """The column's height; between the bounds of space it grows in proportion."""
        steps = spaces(self.contract, 1.0)
        narrowest, widest = steps[-1], steps[0]
        key = (setting.fit, setting.close, setting.cuts)
        if key not in known:
            hidden, column = self.parts.hidden(setting.cuts), self._column()
            counted = self._counted(setting.fit)
            low, high = (
                column.height(edges_at(space), hidden, counted) for space in (narrowest, widest)
            )
            known[key] = (low, high)
        low, high = known[key]
        return low + (high - low) * (setting.space - narrowest) / ((widest - narrowest) or 1)

    def _taken(self, layout: Layout, pages: int, setting: FitSetting) -> float:
        """The height that the text took; of several pages, with what their bottoms left empty."""
        last, end = layout.end_of(END)
        top, _ = layout.type_area(last)
        full = pages if pages > 1 else 0
        before = (
            self.areas(page, setting) - self.areas(page - 1, setting)
            if page <= full
            else layout.used(page)
            for page in range(1, last)
        )
        return sum(before) + end - top


def charts_by(limit: str, root: Node) -> dict[str, float]:
    """The least or greatest heights of charts, by their parts, that an attribute says in points."""
    images = (image for image in root.iter("img") if image.get(limit) and image.get("data-part"))
    return {image.get("data-part", ""): float(image.get(limit, "")) for image in images}


def _area(page: PageStyle) -> float:
    """The height of a page's type area, in points."""
    return page.height - page.margin.top - page.margin.bottom
