"""Elements and pages with their computed styles, as the styled tree's plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from weasyprint.layout.page import PageType, set_page_type_computed_styles

from exporter.engine import computed
from exporter.engine.insides import Computed, Node, StyleFor
from exporter.engine.parsed import HTMLDocument
from exporter.styled import (
    Content,
    Element,
    Generated,
    Leader,
    PageField,
    PageStyle,
    Percent,
    Points,
    Style,
)

# Pseudo-elements that hold a number even where no other content is generated.
NUMBERED = ("marker", "footnote-marker", "footnote-call")


class TreeBuilder:
    """Turns element nodes into styled elements, computing each distinct style once."""

    def __init__(
        self,
        style_for: StyleFor,
        families: frozenset[str],
        columns: Mapping[Node, tuple[Points, ...]],
    ) -> None:
        """`families` are the loaded font families, `columns` the widths of each table's."""
        self._style_for = style_for
        self._families = families
        self._columns = columns
        self._styles: dict[tuple[int, Points], Style] = {}

    def element(self, node: Node, language: str, inside: Points) -> Element:
        """The styled element of a node and of all in it.

        `language` is what surrounds it, `inside` how wide the block is that it stands in.
        """
        language = node.get("lang") or language
        style = self._style(self._style_for(node), inside)
        if any(self._is_picture(node, pseudo) for pseudo in ("before", "after")):
            style = replace(style, has_picture=True)
        is_note = style.float == "footnote"
        return Element(
            tag=node.tag,
            attributes=dict(node.attrib),
            language=language,
            style=style,
            children=tuple(self._children(node, language, content_width(style, inside))),
            before=self._generated(node, "before", inside),
            after=self._generated(node, "after", inside),
            marker=self._generated(node, "footnote-marker" if is_note else "marker", inside),
            call=self._generated(node, "footnote-call", inside) if is_note else None,
            first_letter=self._first_letter(node, inside),
            column_widths=self._columns.get(node, ()),
        )

    def _children(self, node: Node, language: str, inside: Points) -> Iterator[Element | str]:
        if node.text:
            yield node.text
        for child in node:
            if isinstance(child.tag, str):
                yield self.element(child, language, inside)
            if child.tail:
                yield child.tail

    def _generated(self, node: Node, pseudo: str, inside: Points) -> Generated | None:
        style = self._style_for(node, pseudo)
        if style is None or (
            pseudo == "marker" and "list-item" not in style.parent_style["display"]
        ):
            return None
        content = content_of(style["content"], node, {})
        if not content and pseudo not in NUMBERED:
            return None
        return Generated(content, self._style(style, inside))

    def _is_picture(self, node: Node, pseudo: str) -> bool:
        style = self._style_for(node, pseudo)
        return style is not None and computed.has_picture(style)

    def _first_letter(self, node: Node, inside: Points) -> Style | None:
        style = self._style_for(node, "first-letter")
        return None if style is None else self._style(style, inside)

    def _style(self, style: Computed, inside: Points) -> Style:
        key = id(style), inside
        if key not in self._styles:
            self._styles[key] = computed.style(style, self._families, inside)
        return self._styles[key]


def content_width(style: Style, inside: Points) -> Points:
    """How wide the content of an element is that stands in a block of some width."""
    if style.display == "inline":
        return inside
    sides = (style.margin, style.padding)
    around = sum(side.left + side.right for side in sides)
    around += style.border.left.width + style.border.right.width
    widths = (_points(width, inside) for width in (style.width, style.max_width))
    room = max(0, inside - around)
    columns, gap = style.columns or 1, _points(style.column_gap, inside) or 0
    width = min((room, *(width for width in widths if width is not None)))
    return Points((width - gap * (columns - 1)) / columns)


def _points(value: Points | Percent | None, whole: Points) -> float | None:
    return value * whole / 100 if isinstance(value, Percent) else value


def content_of(value: Any, node: Node, strings: Mapping[str, str]) -> Content:
    """A computed `content` or `string-set`, as text, page fields and leaders.

    `node` is what its attributes are taken from, `strings` are the named ones of running heads.
    """
    if isinstance(value, str) or value is None:
        return ()
    parts = (_part(kind, data, node, strings) for kind, data in value)
    return tuple(part for part in parts if part)


def _part(kind: str, data: Any, node: Node, strings: Mapping[str, str]) -> str | PageField | Leader:
    match kind:
        case "string":
            return str(data)
        case "attr()":
            return node.get(data[0]) or ""
        case "content()":
            return " ".join("".join(node.itertext()).split())
        case "string()":
            return strings.get(data[0], "")
        case "leader()":
            return Leader(str(data[1]))
        case "counter()" if data[0] in ("page", "pages"):
            return PageField(data[0])
    return ""


def page_style(
    style_for: StyleFor,
    html: HTMLDocument,
    families: frozenset[str],
    *,
    first: bool,
    name: str = "",
) -> PageStyle:
    """The style of a document's first page, or of others of a kind; `families` are those loaded."""
    page_type = PageType(*("right" if first else "left", False, name, 0 if first else 1, ()))
    set_page_type_computed_styles(page_type, html, style_for)
    width, height = (computed.length(side) for side in style_for(page_type)["size"])
    root = html.etree_element
    strings = _named_strings(style_for, root)
    boxes = {
        pseudo.removeprefix("@"): generated
        for element, pseudo in list(style_for.get_computed_styles())
        if element == page_type
        and pseudo
        and pseudo.startswith("@")
        and (style_of_box := style_for(page_type, pseudo)) is not None
        and (generated := _margin_box(style_of_box, root, strings, families))
    }
    margin = computed.style(style_for(page_type), families, width).margin
    inside = Points(width - margin.left - margin.right)
    notes = computed.style(style_for(page_type, "@footnote"), families, inside)
    return PageStyle(width, height, margin, dict(sorted(boxes.items())), notes)


def _margin_box(
    style: Computed, root: Node, strings: Mapping[str, str], families: frozenset[str]
) -> Generated | None:
    content = content_of(style["content"], root, strings)
    return Generated(content, computed.style(style, families)) if content else None


def _named_strings(style_for: StyleFor, root: Node) -> dict[str, str]:
    """The first value of each `string-set` in the document, for running heads."""
    strings: dict[str, str] = {}
    for node in root.iter():
        rules = style_for(node)["string_set"] if isinstance(node.tag, str) else None
        for name, content in rules if isinstance(rules, tuple) else ():
            strings.setdefault(name, "".join(map(str, content_of(content, node, {}))))
    return strings
