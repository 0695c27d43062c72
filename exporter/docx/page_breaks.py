"""Page breaks and rules of a Word file: styles of ours, signs in the text, properties of a
paragraph."""

from __future__ import annotations

from exporter.docx.elements import Xml, below, local, qn, toggle

PAGE_BREAK = "page break"
"""The style of a paragraph that does nothing but begin a page."""

_RECTANGLE = "{urn:schemas-microsoft-com:vml}rect"
_RULE = "{urn:schemas-microsoft-com:office:office}hr"
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


def is_ruled(paragraph: Xml) -> bool:
    """Whether a paragraph draws a rule where it is empty: by a border of its own below, or by the
    line across the page that Word draws for three hyphens on the web."""
    if any(one.get(_RULE) in ("t", "true", "1") for one in paragraph.iter(_RECTANGLE)):
        return True
    edge = below(paragraph, "pPr/pBdr/bottom")
    bare = next(paragraph.iter(qn("w:t"), qn("w:drawing"), qn("w:pict")), None) is None
    return bare and edge is not None and edge.get(qn("w:val")) not in (None, "nil", "none")
