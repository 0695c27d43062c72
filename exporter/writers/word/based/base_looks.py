"""Paragraphs whose style is the base's: they look as that says, and not as ours would.

What a paragraph of ours says of its own look it says of our style; there it would be wrong. What is
no look stays: lists, sections, places on the page, marks of words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from exporter.docx.elements import Xml, below, qn, value

KEPT = {
    *map(qn, ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr")),
    *map(qn, ("w:numPr", "w:bidi", "w:outlineLvl", "w:sectPr", "w:suppressLineNumbers", "w:rPr")),
}
SET = {
    *map(qn, ("w:sz", "w:szCs", "w:color", "w:spacing", "w:kern", "w:caps", "w:smallCaps")),
    *map(qn, ("w:shd", "w14:ligatures", "w14:numForm", "w14:numSpacing")),
}
FONTS, TABS, ALIGNED = qn("w:rFonts"), qn("w:tabs"), qn("w:jc")


def look_as_the_base(part: Xml, taken: Collection[str], spare_fonts: Collection[str]) -> None:
    """Take their own looks from the paragraphs of a part in styles that are `taken` from the base.

    `spare_fonts` are those that stand in for others, for signs that these have not.
    """
    for paragraph in part.iter(qn("w:p")):
        if value(paragraph, "pPr/pStyle") in taken:
            _strip_paragraph(paragraph)
            for properties in _runs(paragraph, taken):
                _strip_run(properties, spare_fonts)


def _strip_paragraph(paragraph: Xml) -> None:
    properties = below(paragraph, "pPr")
    kept = {
        *KEPT,
        *([TABS] if _has_tab(paragraph) else []),
        *([ALIGNED] if _in_cell(paragraph) else []),
    }
    for one in [] if properties is None else list(properties):
        if properties is not None and one.tag not in kept:
            properties.remove(one)


def _has_tab(paragraph: Xml) -> bool:
    return any(
        next(run.iterchildren(qn("w:tab")), None) is not None for run in _all_runs(paragraph)
    )


def _in_cell(paragraph: Xml) -> bool:
    return next(paragraph.iterancestors(qn("w:tc")), None) is not None


def _all_runs(paragraph: Xml) -> Iterator[Xml]:
    return paragraph.iter(qn("w:r"))


def _runs(paragraph: Xml, taken: Collection[str]) -> Iterator[Xml]:
    """The properties of runs, and of the paragraph's mark, that no character style of ours sets."""
    holders = (below(paragraph, "pPr"), *_all_runs(paragraph))
    for holder in holders:
        properties = below(holder, "rPr")
        if properties is not None and value(properties, "rStyle") in (None, *taken):
            yield properties


def _strip_run(properties: Xml, spare_fonts: Collection[str]) -> None:
    for one in list(properties):
        is_font = one.tag == FONTS and one.get(qn("w:ascii")) not in spare_fonts
        if one.tag in SET or is_font:
            properties.remove(one)
