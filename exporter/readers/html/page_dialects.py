"""What kinds of pages write in a way of their own, as HTML that all readers know.

AMP has elements of its own for pictures (https://amp.dev/documentation/components); old pages and
letters stand in tables, of which none is a table.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from exporter.readers.html.article_in_page import take_out
from exporter.readers.markdown.html_tags import HEADINGS

_PICTURES = ("amp-img", "amp-anim")
_OF_THE_SITE = ("amp-ad", "amp-embed", "amp-sticky-ad", "amp-social-share", "amp-sidebar")
_OF_TABLES = ("table", "tbody", "thead", "tfoot", "tr", "td", "th")
_FEW_PARAGRAPHS = 2
_PERMALINK = re.compile(
    r"(?:^|[\s_-])(?:header-?link|heading-?(?:link|anchor)|hash-?link|anchor(?:js)?-?link|permalink"
    r"|octicon)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SIGNS = frozenset("#¶§🔗⚓ \u00a0\u200b\ufe0e\ufe0f")


def settle_amp(page: Element) -> None:
    """Make pictures of AMP pictures, leave out what is for advertising, and tell of the rest."""
    for parent in list(page.iter()):
        for child in list(parent):
            name = str(child.tag)
            if name in _PICTURES:
                child.tag, child.text, child[:] = "img", None, []
            elif name in _OF_THE_SITE:
                take_out(parent, child)
            elif name.startswith("amp-"):
                child.tag = "iframe"


def settle_permalinks(article: Element) -> None:
    """Take out the signs by which headings offer their address."""
    for heading in [one for one in article.iter() if one.tag in HEADINGS]:
        for parent in list(heading.iter()):
            for child in list(parent):
                if child.tag == "a" and _is_permalink(child):
                    _keep_name(heading, child)
                    take_out(parent, child)


def _is_permalink(link: Element) -> bool:
    words = "".join(link.itertext())
    is_marked = _PERMALINK.search(link.get("class", "")) and len(words) <= len("permalink")
    within = link.get("href", "").startswith("#") and not set(words) - _SIGNS
    return bool(is_marked) or within


def _keep_name(heading: Element, link: Element) -> None:
    name = link.get("id") or link.get("name")
    if name and not heading.get("id"):
        heading.set("id", name)


def settle_layout(article: Element) -> None:
    """Take tables apart that only place what stands in them."""
    if article.tag in _OF_TABLES:
        article.tag = "div"
    for table in list(article.iter("table")):
        if _is_layout(table):
            _take_apart(table)


def _is_layout(table: Element) -> bool:
    if table.get("role") in ("presentation", "none"):
        return True
    cells = [cell for cell in table.iter() if cell.tag in ("td", "th")]
    return any(_holds_text(cell) for cell in cells)


def _holds_text(cell: Element) -> bool:
    """Whether a cell holds what no cell of a table of data does."""
    tags = [one.tag for one in cell.iter()]
    headings = any(tag in HEADINGS for tag in tags)
    return headings or "table" in tags or tags.count("p") > _FEW_PARAGRAPHS


def _take_apart(table: Element) -> None:
    """The rows and cells of a table as boxes; tables in it are judged for themselves."""
    level = [table]
    while level:
        element = level.pop()
        element.tag = "div"
        level += [child for child in element if child.tag in _OF_TABLES and child.tag != "table"]
