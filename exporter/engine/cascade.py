"""HTML and stylesheets in, elements with computed styles and laid-out pages out.

Knows WeasyPrint's insides, as only `layout.py` and the painter do besides. What it relies on is
listed in `ROOMS_WE_ENTER`; `tests/test_cascade.py` holds a contract test that fails when a new
WeasyPrint changes them.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint import CSS, DEFAULT_OPTIONS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document
from weasyprint.layout.page import PageType, set_page_type_computed_styles
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from exporter.engine import computed
from exporter.engine.column import Edges
from exporter.engine.layout import Layout, word_width
from exporter.engine.messages import layout_failures_explained
from exporter.engine.patches import float_first_letters, let_blanks_hang
from exporter.styled import (
    Colour,
    Content,
    Element,
    Generated,
    Leader,
    PageField,
    PageStyle,
    Points,
    Sides,
    Style,
)

ROOMS_WE_ENTER = (
    "Document._build_layout_context(html, font_config, counter_style, color_profiles, options)",
    "LayoutContext.style_for(element, pseudo_type)",
    "layout.page.PageType and set_page_type_computed_styles",
    "Page._page_box, Box.descendants(), TextBox.pango_layout",
    "document.build_formatting_structure, Box.first_letter_style (in first_letters.py)",
    "inline.split_first_line (in hanging_blanks.py)",
)

# Pseudo-elements that hold a number even where no other content is generated.
NUMBERED = ("marker", "footnote-marker", "footnote-call")

float_first_letters()
let_blanks_hang()

__all__ = ["CSS", "Cascade", "FontConfiguration", "Layout", "URLFetcher"]


@dataclass(frozen=True)
class Cascade:
    """A parsed HTML document with the stylesheets that apply to it.

    `sheets` are in rising order of precedence; `fonts` is the process's one font configuration.
    """

    html: HTML
    sheets: tuple[CSS, ...]
    fonts: FontConfiguration
    families: frozenset[str]

    def adding(self, sheet: CSS) -> Cascade:
        """The same document with one more stylesheet on top."""
        return Cascade(self.html, (*self.sheets, sheet), self.fonts, self.families)

    def styled_root(self) -> Element:
        """The `html` element with the computed style of everything below it."""
        return _TreeBuilder(self._style_for, self.families).element(self.html.etree_element, "en")

    def page_style(self, *, first: bool) -> PageStyle:
        """The size, margins and margin boxes of the first page, or of the others."""
        return _page_style(self._style_for, self.html, self.families, first)

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
        return computed.style(self._style_for(self.html.etree_element), self.families)

    def style_of_class(self, name: str) -> Style | None:
        """The computed style of the first element of a class; `None` where there is none."""
        found = (node for node in self.html.etree_element.iter("*") if node.get("class") == name)
        node = next(found, None)
        return None if node is None else computed.style(self._style_for(node), self.families)

    @property
    def document_element(self) -> Any:
        """The `html` element, as the element tree that was composed."""
        return self.html.etree_element

    def edges(self, node: Any) -> Edges:
        """What surrounds an element's content, and the size and leading of its text."""
        if node not in self._edges:
            self._edges[node] = computed.edges(self._style_for(node))
        return self._edges[node]

    def word_widths(self, node: Any, words: Sequence[str]) -> list[Points]:
        """How wide words are in the style of an element."""
        style = self._style_for(node)
        is_upper = style["text_transform"] == "uppercase"
        return [word_width(word.upper() if is_upper else word, style) for word in words]

    def inner_width(self, nodes: Sequence[Any]) -> Points:
        """The width of a line in the last of nested elements, the outermost first."""
        page = self.page_style(first=True)
        sides = sum(computed.sideways(self._style_for(node)) for node in nodes)
        return Points(page.width - page.margin.left - page.margin.right - sides)

    @functools.cached_property
    def _edges(self) -> dict[Any, Edges]:
        return {}

    def variables(self, names: Sequence[str]) -> dict[str, str]:
        """The root element's custom properties among `names`, as CSS text; unset ones left out."""
        return computed.variables(self._style_for(self.html.etree_element), names)

    def palette(self) -> tuple[Colour, ...]:
        """The colours that the stylesheets name as the house's own (`--palette`), in order."""
        return computed.colours(self._style_for(self.html.etree_element), "--palette")

    def layout(self) -> Layout:
        """The lines and pages; laid out once, with the styles that are computed already."""
        return self._layout

    @functools.cached_property
    def _layout(self) -> Layout:
        with layout_failures_explained(self.styled_root):
            return Layout(_document(self.html, self._context))

    @functools.cached_property
    def _context(self) -> Any:
        options = dict(DEFAULT_OPTIONS, stylesheets=list(self.sheets))
        return Document._build_layout_context(self.html, self.fonts, CounterStyle(), {}, options)

    @property
    def _style_for(self) -> Callable[..., Any]:
        return self._context.style_for  # type: ignore[no-any-return]


def _document(html: HTML, context: Any) -> Document:
    """Lay out a document in a layout context that is there already, not in one of its own."""

    class Prepared(Document):  # type: ignore[misc]
        @classmethod
        def _build_layout_context(cls, *_: Any) -> Any:
            return context

    options = dict(DEFAULT_OPTIONS)
    return Prepared._render(html, context.font_config, context.counter_style, {}, options)


class _TreeBuilder:
    """Turns element-tree nodes into styled elements, computing each distinct style once."""

    def __init__(self, style_for: Callable[..., Any], families: frozenset[str]) -> None:
        self._style_for = style_for
        self._families = families
        self._styles: dict[int, Style] = {}

    def element(self, node: Any, language: str) -> Element:
        language = node.get("lang") or language
        style = self._style(self._style_for(node))
        is_note = style.float == "footnote"
        return Element(
            tag=node.tag,
            attributes=dict(node.attrib),
            language=language,
            style=style,
            children=tuple(self._children(node, language)),
            before=self._generated(node, "before"),
            after=self._generated(node, "after"),
            marker=self._generated(node, "footnote-marker" if is_note else "marker"),
            call=self._generated(node, "footnote-call") if is_note else None,
            first_letter=self._first_letter(node),
        )

    def _children(self, node: Any, language: str) -> Iterator[Element | str]:
        if node.text:
            yield node.text
        for child in node:
            if isinstance(child.tag, str):
                yield self.element(child, language)
            if child.tail:
                yield child.tail

    def _generated(self, node: Any, pseudo: str) -> Generated | None:
        style = self._style_for(node, pseudo)
        if style is None or (
            pseudo == "marker" and "list-item" not in style.parent_style["display"]
        ):
            return None
        content = _content(style["content"], node, {})
        if not content and pseudo not in NUMBERED:
            return None
        return Generated(content, self._style(style))

    def _first_letter(self, node: Any) -> Style | None:
        style = self._style_for(node, "first-letter")
        return None if style is None else self._style(style)

    def _style(self, style: Any) -> Style:
        if id(style) not in self._styles:
            self._styles[id(style)] = computed.style(style, self._families)
        return self._styles[id(style)]


def _page_style(style_for: Any, html: HTML, families: frozenset[str], first: bool) -> PageStyle:
    page_type = PageType("right" if first else "left", False, "", 0 if first else 1, ())
    set_page_type_computed_styles(page_type, html, style_for)
    style = style_for(page_type)
    width, height = (computed.length(side) for side in style["size"])
    strings = _named_strings(style_for, html.etree_element)
    boxes = {
        pseudo.removeprefix("@"): generated
        for element, pseudo in list(style_for.get_computed_styles())
        if element == page_type
        and pseudo
        and pseudo.startswith("@")
        and (generated := _margin_box(style_for(page_type, pseudo), html, strings, families))
    }
    margin = Sides(*(computed.length(style[f"margin_{side}"]) for side in computed.SIDES))
    notes = computed.style(style_for(page_type, "@footnote"), families)
    return PageStyle(width, height, margin, dict(sorted(boxes.items())), notes)


def _margin_box(
    style: Any, html: HTML, strings: Mapping[str, str], families: frozenset[str]
) -> Generated | None:
    content = _content(style["content"], html.etree_element, strings)
    return Generated(content, computed.style(style, families)) if content else None


def _named_strings(style_for: Any, root: Any) -> dict[str, str]:
    """The first value of each `string-set` in the document, for running heads."""
    strings: dict[str, str] = {}
    for node in root.iter():
        rules: Any = style_for(node)["string_set"] if isinstance(node.tag, str) else None
        for name, content in rules if isinstance(rules, tuple) else ():
            strings.setdefault(name, "".join(map(str, _content(content, node, {}))))
    return strings


def _content(value: Any, node: Any, strings: Mapping[str, str]) -> Content:
    if isinstance(value, str) or value is None:
        return ()
    parts = (_content_part(kind, data, node, strings) for kind, data in value)
    return tuple(part for part in parts if part)


def _content_part(
    kind: str, data: Any, node: Any, strings: Mapping[str, str]
) -> str | PageField | Leader:
    if kind == "string":
        return str(data)
    if kind == "attr()":
        return str(node.get(data[0]) or "")
    if kind == "content()":
        return " ".join("".join(node.itertext()).split())
    if kind == "string()":
        return strings.get(data[0], "")
    if kind == "leader()":
        return Leader(str(data[1]))
    if kind == "counter()" and data[0] in ("page", "pages"):
        return PageField(data[0])
    return ""
