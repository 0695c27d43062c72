"""Page breaks of a Word file: a style of ours, signs in the text, a property of a paragraph."""

from __future__ import annotations

from exporter.docx.elements import Xml, below, local, qn, toggle

PAGE_BREAK = "page break"
"""The style of a paragraph that does nothing but begin a page."""

_SHOWN = frozenset({"t", "drawing", "pict", "footnoteReference", "endnoteReference", "sym"})


def breaks_around(paragraph: Xml) -> tuple[bool, bool]:
    """Whether pages end before and after the words of a paragraph.

    A break among its words counts as one after them, since an article does not part a paragraph.
    """
    signs = [child for child in paragraph.iter() if _ends_page(child) or local(child) in _SHOWN]
    first = bool(signs) and _ends_page(signs[0])
    before = first or toggle(below(paragraph, "pPr"), "pageBreakBefore") is True
    return before, any(map(_ends_page, signs[1:]))


def _ends_page(element: Xml) -> bool:
    return local(element) == "br" and element.get(qn("w:type")) == "page"
