"""Which structure types an HTML element becomes (ISO 32000-1, 14.8.4)."""

from __future__ import annotations

from typing import Any

INLINE = frozenset({"Span", "Link", "Code", "Quote", "Reference", "Note"})

# Types that group others; bare text in them needs a paragraph.
GROUPING = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote"})

_ROLES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("div", "header", "footer", "aside", "figure", "address", "nav"), ("Div",)),
    **{f"h{level}": (f"H{level}",) for level in range(1, 7)},
    **dict.fromkeys(("ul", "ol", "dl"), ("L",)),
    **dict.fromkeys(("li", "dt", "dd"), ("LI", "LBody")),
    **dict.fromkeys(("code", "kbd", "samp"), ("Code",)),
    **dict.fromkeys(("caption", "figcaption"), ("Caption",)),
    "main": ("Part",),
    "article": ("Art",),
    "section": ("Sect",),
    "p": ("P",),
    "pre": ("P",),
    "blockquote": ("BlockQuote",),
    "q": ("Quote",),
    "table": ("Table",),
    "thead": ("THead",),
    "tbody": ("TBody",),
    "tfoot": ("TFoot",),
    "tr": ("TR",),
    "th": ("TH",),
    "td": ("TD",),
    "img": ("Figure",),
    "{http://www.w3.org/2000/svg}svg": ("Figure",),
}


def roles(element: Any, parent: Any) -> tuple[str, ...]:
    """The structure types of an element, outermost first; its content goes into the last."""
    if is_contents(element):
        return ("TOC",)
    if parent is not None and is_contents(parent):
        is_title = parent[0] is element and element.find(".//a") is None
        return ("Caption",) if is_title else ("TOCI", "Reference")
    if element.tag in ("thead", "tfoot") and parent.find("tbody/tr") is None:
        return ("TBody",)  # no head without a body (ISO 14289-1, 7.2)
    return _ROLES.get(element.tag, ("Span",))


def is_contents(element: Any) -> bool:
    """Whether an element is a table of contents that has one paragraph an entry."""
    return element.get("role") == "doc-toc" and all(child.tag == "p" for child in element)
