"""The size, margins and margin boxes of a page, by which the stylesheets tell pages apart."""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.layout.page import PageType, set_page_type_computed_styles

from exporter.engine import computed
from exporter.engine.insides import Computed, Node, StyleFor
from exporter.engine.parsed import HTMLDocument
from exporter.engine.styled_tree import content_of
from exporter.styled import Generated, PageStyle, Sides

FIRST = PageType("right", False, "", 0, ())
LATER = PageType("left", False, "", 1, ())


def page_style(
    style_for: StyleFor, html: HTMLDocument, families: frozenset[str], *, first: bool
) -> PageStyle:
    """The style of a document's first page, or of the others; `families` are those loaded."""
    page_type = FIRST if first else LATER
    set_page_type_computed_styles(page_type, html, style_for)
    style = style_for(page_type)
    width, height = (computed.length(side) for side in style["size"])
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
    margin = Sides(*(computed.length(style[f"margin_{side}"]) for side in computed.SIDES))
    notes = computed.style(style_for(page_type, "@footnote"), families)
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
