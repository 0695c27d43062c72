"""The page set-up of a Word base as a stylesheet, so that text is set for its measure."""

from __future__ import annotations

from exporter.docx.word_base import WordBase
from exporter.style.design import Derived


def page_sheet(base: WordBase) -> Derived:
    """The stylesheet: tokens that outweigh those of papers, and margins that may differ."""
    page = base.page
    tokens = {
        "paper-width": page.width,
        "paper-height": page.height,
        "margin-top": page.top,
        "margin-first": page.top,
        "margin-side": (page.left + page.right) / 2,
        "margin-bottom": page.bottom,
    }
    said = ";".join(f"--{name}:{value:g}pt" for name, value in tokens.items())
    sides = f"margin-left:{page.left:g}pt;margin-right:{page.right:g}pt"
    css = f":root:root:root{{{said}}}@page{{{sides}}}@page :first{{{sides}}}\n"
    return Derived(base.path, css, ())
