"""Small documents whose lines can be counted by hand, under any contract."""

from __future__ import annotations

from weasyprint import CSS, HTML

from exporter.engine.cascade import Cascade
from exporter.engine.parsed import font_configuration
from exporter.fit.fitting import fitted
from exporter.fit.outcome import Fitted

BASE = """
@page { size: 100mm 100mm; margin: 10mm }
/* in whatever face the machine falls back on, whichever tests came before */
html { font: round(calc(10pt * var(--fit)), .5pt) / 1.4 nobody; }
body, p { margin: 0 }
p { margin-top: calc(1rlh * var(--fit-space)) }
:root { --fit: 1; --fit-space: 1; }
"""
WORDS = "word " * 20
PARAGRAPH = f"<p>{WORDS}</p>"
BOUNDS = (
    "--max-pages: 1; --fit-min: .9; --fit-max: 1.2; --fit-space-min: .5; --fit-space-max: 1.5;"
    "--fit-fill: .9"
)


ORDER = f"--cut-order: {', '.join(f'c{rank}' for rank in range(1, 101))}"
"""Of what a test marks with the groups c1 to c100, c1 goes first."""


def cascade_of(css: str, body: str) -> Cascade:
    """A document of 10 cm by 10 cm pages, `css` its root's declarations."""
    html = HTML(string=f"<html lang=en><body>{body}<div id=end></div></body></html>")
    fonts = font_configuration()
    rules = (BASE, f":root {{ {ORDER}; {css} }}")
    sheets = tuple(CSS(string=sheet, font_config=fonts) for sheet in rules)
    return Cascade(html, sheets, fonts, frozenset())


def set_in(css: str, body: str, pages: int | None = None) -> Fitted:
    """Such a document, fitted."""
    return fitted(cascade_of(css, body), "test", pages)
