"""Page breaks and rules of a Word file: styles of ours, signs in the text, properties of a
paragraph."""

from __future__ import annotations

from exporter.docx.elements import Xml, below, local, qn, toggle

SPACER = "spacer"
"""The style of an empty paragraph that keeps what stands around it apart."""
RULE = "rule"
"""The style of a paragraph that draws a line across the page."""
PAGE_BREAK = "page break"
"""The style of a paragraph that does nothing but begin a page."""

_RECTANGLE = "{urn:schemas-microsoft-com:vml}rect"
_RULE = "{urn:schemas-microsoft-com:office:office}hr"
_FILLED = (qn("w:t"), qn("w:drawing"), qn("w:pict"))
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


def is_ruled(paragraph: Xml, style: str) -> bool:
    """Whether a paragraph draws a rule where it is empty: by a border of its own below or above, or
    by the line across the page that Word draws for three hyphens on the web. Above spacers of ours
    stand the rules of panels."""
    if any(one.get(_RULE) in ("t", "true", "1") for one in paragraph.iter(_RECTANGLE)):
        return True
    if any(local(one) != "t" or (one.text or "").strip() for one in paragraph.iter(*_FILLED)):
        return False
    edges = _edges_of(paragraph)
    return "bottom" in edges or ("top" in edges and style != SPACER)


def is_ruled_above_alone(paragraph: Xml) -> bool:
    """Whether the only rule of a paragraph is one above it, as panels begin with."""
    return _edges_of(paragraph) == {"top"}


def is_ruled_below(paragraph: Xml) -> bool:
    """Whether a rule of its own stands below the words of a paragraph: Word makes three hyphens and
    Enter a border of the paragraph before. One that a like border follows has none (17.3.1.7)."""
    if _edges_of(paragraph) != {"bottom"}:
        return False
    after = next(paragraph.itersiblings(), None)
    own, next_one = (below(one, "pPr/pBdr/bottom") for one in (paragraph, after))
    return own is not None and (next_one is None or dict(own.items()) != dict(next_one.items()))


def _edges_of(paragraph: Xml) -> set[str]:
    """The sides on which a paragraph has a border of its own."""
    borders = below(paragraph, "pPr/pBdr")
    drawn = () if borders is None else borders
    return {local(one) for one in drawn if one.get(qn("w:val")) not in (None, "nil", "none")}
