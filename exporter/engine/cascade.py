"""HTML and stylesheets in, elements with computed styles and laid-out pages out."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from exporter.engine import computed
from exporter.engine.column import Edges
from exporter.engine.insides import LayoutContext, Node
from exporter.engine.layout import Layout, laid_out, proof_of, word_width
from exporter.engine.lines.capitals import capitals
from exporter.engine.lines.kept_lines import Lines
from exporter.engine.messages import layout_failures_explained
from exporter.engine.parsed import FontConfiguration, HTMLDocument, Sheet
from exporter.engine.proof import Begins, Proof
from exporter.engine.styled_tree import TreeBuilder, page_style
from exporter.engine.styles import Matches, Styles, context_of
from exporter.styled import Colour, Element, PageStyle, Points, Sides, Style

NO_COLUMNS: Mapping[Node, tuple[Points, ...]] = {}


@dataclass(frozen=True)
class Cascade:
    """A parsed HTML document with the stylesheets that apply to it.

    `sheets` are in rising order of precedence; `fonts` is the process's one font configuration.
    `lines` and `images` are those that are known of it, whatever becomes of it.
    """

    html: HTMLDocument
    sheets: tuple[Sheet, ...]
    fonts: FontConfiguration
    families: frozenset[str]
    added: tuple[Sheet, ...] = ()
    lines: Lines = field(default_factory=Lines, repr=False, compare=False)
    images: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    def adding(self, *sheets: Sheet) -> Cascade:
        """The same document with more stylesheets on top; what matches below is not sought again.

        Only while the document is not changed.
        """
        more = replace(self, added=(*self.added, *sheets))
        more.__dict__["_matches"] = self._matches
        return more

    def anew(self) -> Cascade:
        """The document as it has become, under the same stylesheets."""
        return replace(self)

    def styled_root(self, columns: Mapping[Node, tuple[Points, ...]] = NO_COLUMNS) -> Element:
        """The `html` element with the computed style of everything below it.

        `columns` are the widths of those of its tables, as they were laid out.
        """
        page = self.page_style(first=False)
        inside = Points(page.width - page.margin.left - page.margin.right)
        builder = TreeBuilder(self._style_for, self.families, columns)
        return builder.element(self.document_element, "en", inside)

    def page_style(self, *, first: bool, name: str = "") -> PageStyle:
        """The size, margins and margin boxes of the first page, or of others of a kind."""
        key = first, name
        if key not in self._page_styles:
            self._page_styles[key] = page_style(
                self._style_for, self.html, self.families, first=first, name=name
            )
        return self._page_styles[key]

    def named_pages(self) -> dict[str, PageStyle]:
        """The kinds of pages that elements ask for by name."""
        nodes = (node for node in self.document_element.iter() if isinstance(node.tag, str))
        names = {self._style_for(node)["page"] for node in nodes} - {"", "auto"}
        return {name: self.page_style(first=False, name=name) for name in sorted(names)}

    def margins(self) -> Sides[float]:
        """The margins that all pages keep, in points: on each side the smaller of all pages'."""
        first, later = (self.page_style(first=is_first).margin for is_first in (True, False))
        return Sides(
            min(first.top, later.top),
            min(first.right, later.right),
            min(first.bottom, later.bottom),
            min(first.left, later.left),
        )

    def root_style(self) -> Style:
        """The computed style of the `html` element: the body text's size and leading."""
        return computed.style(self._style_for(self.document_element), self.families)

    def style_of_class(self, name: str) -> Style | None:
        """The computed style of the first element of a class; `None` where there is none."""
        of_class = (node for node in self.document_element.iter("*") if node.get("class") == name)
        node = next(of_class, None)
        return None if node is None else computed.style(self._style_for(node), self.families)

    @property
    def document_element(self) -> Node:
        """The `html` element, as the element tree that was composed."""
        root: Node = self.html.etree_element
        return root

    def edges(self, node: Node) -> Edges:
        """What surrounds an element's content, and the size and leading of its text."""
        if node not in self._edges:
            style = self._style_for(node)
            alike = id(style)  # which is held for as long as this is
            if alike not in self._edges_alike:
                self._edges_alike[alike] = computed.edges(style)
            self._edges[node] = self._edges_alike[alike]
        return self._edges[node]

    def word_widths(self, node: Node, words: Sequence[str]) -> list[Points]:
        """How wide words are in the style of an element."""
        style = self._style_for(node)
        if style["text_transform"] == "uppercase":
            words = [capitals(word, style["lang"] or "") for word in words]
        return [word_width(word, style) for word in words]

    def inner_width(self, nodes: Sequence[Node]) -> Points:
        """The width of a line in the last of nested elements, the outermost first.

        That is the width of a column where one of them has several, which the last does not span;
        and where one has a width of its own, that.
        """
        page = self.page_style(first=True)
        width: float = page.width - page.margin.left - page.margin.right
        styles = [self._style_for(node) for node in nodes]
        is_wide = bool(styles) and styles[-1]["column_span"] == "all"
        for style in styles:
            own = computed.own_width(style)
            width = width - computed.sideways(style) if own is None else own
            if style is not styles[-1] and not is_wide:
                width = computed.column_width(style, width)
        return Points(width)

    @functools.cached_property
    def _edges(self) -> dict[Node, Edges]:
        return {}

    @functools.cached_property
    def _edges_alike(self) -> dict[int, Edges]:
        """The edges of the elements that have one style."""
        return {}

    @functools.cached_property
    def _page_styles(self) -> dict[tuple[bool, str], PageStyle]:
        return {}

    def variables(self, names: Sequence[str]) -> dict[str, str]:
        """The root element's custom properties among `names`, as CSS text; unset ones left out."""
        return computed.variables(self._style_for(self.document_element), names)

    def palette(self) -> tuple[Colour, ...]:
        """The colours that the stylesheets name as the house's own (`--palette`), in order."""
        return computed.colours(self._style_for(self.document_element), "--palette")

    def layout(self) -> Layout:
        """The lines and pages; laid out once, with the styles that are computed already."""
        return self._layout

    def proof(self, before: Begins, page: int) -> Proof:
        """The pages of the document as it has become, changed behind the first lines of a page.

        What was laid out before tells how its pages begin.
        """
        with layout_failures_explained(self.styled_root):
            return proof_of(self.html, self._new_context(), self.lines, before, page)

    @functools.cached_property
    def _layout(self) -> Layout:
        context = context_of(self._matches, self._style_for)
        with layout_failures_explained(self.styled_root):
            return laid_out(self.html, context, self._new_context, self.lines)

    def _new_context(self) -> LayoutContext:
        return context_of(self._matches, Styles(self._matches, self.added))

    @functools.cached_property
    def _style_for(self) -> Styles:
        return Styles(self._matches, self.added)

    @functools.cached_property
    def _matches(self) -> Matches:
        return Matches(self.html, self.sheets, self.fonts, self.images)
