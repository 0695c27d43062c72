"""How a new page is asked for in Markdown: by LaTeX's commands, by names in braces, in HTML."""

from __future__ import annotations

import re

from exporter.readers.markdown.html_tags import parsed

WRITTEN = r"\newpage"
"""How we write it."""

_NAME = r"(?:page[ _-]?break|new[ _-]?page)"
_ALONE = re.compile(
    r"\\(?:newpage|pagebreak|clearpage|cleardoublepage)(?:\{\}|\[\d\])?"
    rf"|\{{+[<%]?\s*{_NAME}\s*/?[>%]?\}}+"
    rf"|\[+\s*{_NAME}\s*\]+",
    re.IGNORECASE,
)
_COMMENT = re.compile(rf"<!--+\s*{_NAME}\s*--+>", re.IGNORECASE)
_STYLE = re.compile(
    r"(?:^|;)\s*(?:page-)?break-(?:before|after)\s*:\s*(?:always|page|left|right|recto|verso)",
    re.IGNORECASE,
)
_CLASS = re.compile(_NAME, re.IGNORECASE)
_ELEMENTS = ("div", "p", "br", "hr", "span", "section")


def is_page_break(text: str) -> bool:
    """Whether a paragraph, as it is spelt, is nothing but a page break."""
    return bool(_ALONE.fullmatch(text.strip()))


def html_is_page_break(html: str) -> bool:
    """Whether a piece of HTML is nothing but a page break: a comment, or an empty element."""
    html = html.strip()
    if _COMMENT.fullmatch(html):
        return True
    if "break" not in html and "page" not in html:
        return False
    body = parsed(html)
    said = "".join(body.itertext()).strip()
    if len(body) != 1 or not (said == "" or is_page_break(said)):
        return False
    element = body[0]
    breaks = _STYLE.search(element.get("style", "")) or any(
        _CLASS.fullmatch(name) for name in element.get("class", "").split()
    )
    return element.tag in _ELEMENTS and len(element) == 0 and bool(breaks)
