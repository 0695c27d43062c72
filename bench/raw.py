"""The sample brief as a WeasyPrint user would render it by hand: the same HTML and stylesheets.

As a program it writes that HTML to a file.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from bench.sample import ARTICLE
from exporter import read, resources
from exporter.compose.composer import Composer

STYLES = resources.styles_folder()
SHEETS = (STYLES / "base.css", STYLES / "brief.css", resources.themes()["newsroom"])

NUMBERED = '<a class="contents-page" href="#{}"></a>'
UNNUMBERED = r'<span class="contents-page" data-page-of="([^"]*)">0</span>'
PAGE_NUMBERS = "<style>.contents-page::after { content: target-counter(attr(href), page) }</style>"
"""What numbers the contents in plain WeasyPrint, at the price of a second layout."""


def page(*, numbered: bool = False) -> str:
    """The brief's HTML; `numbered` lets the stylesheet number its contents.

    What we measure by goes without: numbers cost plain WeasyPrint its second layout.
    """
    composer = Composer(resources.templates_folder())
    html = composer.compose(read(ARTICLE), "brief", paper=None, pictures=frozenset())
    html, count = re.subn(UNNUMBERED, NUMBERED.format(r"\1"), html)
    assert count, "the template numbers its contents in another way now"
    return html.replace("<body", f"{PAGE_NUMBERS}<body", 1) if numbered else html


def renderer(*, numbered: bool = False) -> Callable[[], object]:
    """A function that renders the brief, with all that can be loaded once loaded."""
    html, fonts = page(numbered=numbered), FontConfiguration()
    sheets = [CSS(filename=str(sheet), font_config=fonts) for sheet in SHEETS]

    def render() -> object:
        return HTML(string=html).write_pdf(
            stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1"
        )

    return render


def manual_renderer() -> Callable[[], object]:
    """A function that renders the brief as WeasyPrint's manual does: stylesheets by name."""
    html = page()
    sheets = [str(sheet) for sheet in SHEETS]
    return lambda: HTML(string=html).write_pdf(stylesheets=sheets, pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page())
