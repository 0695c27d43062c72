"""Paragraphs of code, told by their style; and prose that merely bears such a style."""

from __future__ import annotations

from exporter.docx.elements import Xml, below, qn
from exporter.docx.run_marks import is_typewriter
from exporter.docx.story import ListPlace

_COPIED = frozenset({"html preformatted", "preformatted text", "plain text"})
"""The styles that come with what somebody copied, whatever that is."""

CODE_STYLES = _COPIED | {"code block", "source code", "code"}


def style_in_use(paragraph: Xml, style: str, place: ListPlace | None) -> str:
    """A paragraph's style; of prose, and of items of lists, that bear one of code, a plain one."""
    if style not in _COPIED:
        return style
    if place:
        return "list paragraph"
    return "normal" if _is_prose(paragraph) else style


def _is_prose(paragraph: Xml) -> bool:
    """Whether every run has a font of its own, and none a typewriter's."""
    runs = [run for run in paragraph.iter(qn("w:r")) if run.find(qn("w:t")) is not None]
    fonts = [below(run, "rPr/rFonts") for run in runs]
    families = ["" if font is None else font.get(qn("w:ascii"), "") for font in fonts]
    return bool(runs) and all(family and not is_typewriter(family) for family in families)
