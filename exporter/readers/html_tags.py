"""Which HTML tags an article may hold, and what they become."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from exporter.article.marks import Kind

MARKS = {
    "b": Kind.STRONG,
    "strong": Kind.STRONG,
    "i": Kind.EMPHASIS,
    "em": Kind.EMPHASIS,
    "cite": Kind.EMPHASIS,
    "dfn": Kind.EMPHASIS,
    "var": Kind.EMPHASIS,
    "sup": Kind.SUPERSCRIPT,
    "sub": Kind.SUBSCRIPT,
    "a": Kind.LINK,
}
CODE = frozenset({"code", "kbd", "samp", "tt"})
SILENT = frozenset({"wbr", "tbody", "thead", "tfoot", "colgroup", "col", "html", "head", "body"})
_FORBIDDEN_NAMES = (
    "applet audio base button canvas dialog embed form frame frameset iframe input link map math"
    " meta noscript object script select style svg template textarea title video"
)
FORBIDDEN = frozenset(_FORBIDDEN_NAMES.split())
"""Elements that go whole, with what is in them."""

VOID = frozenset({"base", "embed", "frame", "input", "link", "meta"})

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*)")


def tag_of(html: str) -> tuple[str, bool] | None:
    """The lower-case name of the first tag in `html` and whether it ends an element."""
    match = _TAG.match(html.lstrip())
    return (match["name"].lower(), bool(match["end"])) if match else None


def parsed(html: str) -> Element:
    """The body of an HTML fragment, its tree built as HTML5 says."""
    import tinyhtml5  # type: ignore[import-untyped]  # slow to load, and rarely needed

    root: Element = tinyhtml5.parse(f"<body>{html}", namespace_html_elements=False)
    body = root.find("body")
    return root if body is None else body
