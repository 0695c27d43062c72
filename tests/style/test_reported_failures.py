"""What users of WeasyPrint have reported to break down, through each door that CSS and markup have.

The numbers are those of its issues and pull requests, of versions 50 to 70: each stands for a kind.
Some of them are mended there, and some are not; a house gets its files, or an error with its place.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exporter import Exporter, resources
from exporter.diagnostics import DesignError, Place, Severity
from tests.style.test_any_stylesheet import ARTICLE

OURS = (resources.templates_folder() / "brief.html").read_text(encoding="utf-8")


def outcome(source: Path, **style: Any) -> tuple[str, int | None] | None:
    """The file and line of the error that an export ends with; `None` if it makes both files."""
    try:
        made = Exporter(**style).export(source, editions=["brief"], preflight=False)
    except DesignError as told:
        place = next(one.place for one in told.diagnostics if one.severity is Severity.ERROR)
        return (place.file, place.line) if place else (str(told), None)
    return None if len(made.renditions) == len(FORMATS) else ("files are missing", None)


FORMATS = ("pdf", "docx")
STYLESHEETS = {
    "2538 a variable in a function that is not there": "p { color: unknown(x(), var(--a)) }",
    "2493 variables that name each other": ":root { --_a: var(--_b); --_b: var(--_a) }"
    " p { color: var(--_a) }",
    "2370 a variable that names itself": ":root { --_a: calc(var(--_a) + 1px) }"
    " p { width: max(1px, var(--_a)) }",
    "2542 lines as a unit of lines": "html { line-height: 2lh } p { font-size: 1lh }",
    "2819 division by nothing": "h2 { margin-left: calc(1px / (1 - 1)) }",
    "2262 numbers beyond what fonts can have": "p { font-size: 1e10px }",
    "2262 spaces beyond what lines can have": "p { letter-spacing: 1e12px }",
    "2634 and 2659 no colours": "p { color: null } h1 { color: 123 }",
    "2648 no numbers of features": 'p { font-feature-settings: "liga" 1.5, "kern" -1 }',
    "2621 attributes that are not there": 'p::before { content: attr(x, "y") attr(class url) }',
    "2012 properties without a value": "p { color:; --_x:; padding: var(--_x) }",
    "2111 quotation marks by word": "p { quotes: auto } p::before { content: open-quote }",
    "1883 empty marks of lists": 'ul { list-style-type: "" } li::marker { content: "" }',
    "1996 collapsed borders in relief": "table { border-collapse: collapse }"
    " td { border: 5px groove red } th { border: 4px ridge blue }",
    "2296 tables with round corners on two pages": "table { border: 1px solid; border-radius: 9px }"
    " td { height: 15cm }",
    "2601 tables that are none": "table { display: block } tr { display: flex }"
    " td { display: inline }",
    "2510 fonts of the machine": '@font-face { font-family: Own; src: local("DejaVu Sans") }',
    "2154 grids with automatic margins": "section { display: grid } p { margin: auto }",
    "2040 what is no address": "p { background: url(http://[) }",
    "2040 what is no file": "p { background: url(%00) } li { list-style: url(" + "x" * 400 + ") }",
    "2690 gradients of borders": "p { border: solid 9px;"
    " border-image: linear-gradient(pink 0px, green 10px) }",
    "2820 slices of borders": "p { border: solid 9px;"
    " border-image: linear-gradient(red, blue) calc(1 / 0) }",
    "2706 corners without end": "p { border-radius: calc(infinity * 1px); background: red }",
    "2637 repeated gradients": "p { background: repeating-radial-gradient(red, blue 10px) }",
    "2320 gradients of the colour of text": "p { background:"
    " linear-gradient(currentcolor, transparent) }",
    "2493 notes of all sorts": "@page { @footnote { columns: 2; display: flex } }",
    "1168 a page that shows nothing": "html { display: none }",
    "1429 a page that floats": "html { float: left } body { position: fixed }",
}


@pytest.mark.parametrize("css", STYLESHEETS.values(), ids=STYLESHEETS)
def test_a_stylesheet_is_printed_or_told_with_its_place(tmp_path: Path, css: str) -> None:
    sheet, source = tmp_path / "house.css", tmp_path / "a.md"
    sheet.write_text(css, encoding="utf-8")
    source.write_text(ARTICLE, encoding="utf-8")
    told = outcome(source, styles=[sheet])
    assert told is None or told == (str(sheet), 1)


TEMPLATES = {
    "2634 no colour": '<p style="color: null">x</p>',
    "2012 styles without a value": '<p style="color:">x</p><p style="}">x</p>',
    "2815 floats in what flexes": '<div style="display: flex"><div style="overflow: hidden">'
    '<div style="float: left"><p>a<p>b</div></div></div>',
    "1983 elements nested too deep": "<i>" * 400,
    "2771 drawings that show themselves": '<svg><g id="s"><use href="#s"/></g></svg>',
    "2239 drawings whose marks are not there": '<svg viewBox="0 0 9 9">'
    '<path d="M0 0L1 1" marker-start="url(#none)"/></svg>',
    "2240 drawings without a size": '<svg viewBox="a b c d"></svg>',
    "2040 what is no address": '<a href="//[::1">x</a>',
    "2040 what is no base": '<base href="http://[">',
    "1586 tables without an end": "<table><tr><th><th colspan=a></table><td>x</td>",
    "660 stylesheets in addresses": '<style>@import "data:text/css,p{color:var()}";</style>',
}


@pytest.mark.parametrize("markup", TEMPLATES.values(), ids=TEMPLATES)
def test_a_template_is_printed_or_told_with_its_place(tmp_path: Path, markup: str) -> None:
    template, source = tmp_path / "brief.html", tmp_path / "a.md"
    page = OURS.replace("<body>\n", f"<body>\n{markup}\n")
    template.write_text(page, encoding="utf-8")
    source.write_text(ARTICLE, encoding="utf-8")
    line = page[: page.index(markup)].count("\n") + 1
    told = outcome(source, templates=tmp_path)
    assert told is None or told == (str(template), line)


TEXTS = {
    "1011 wide spaces": "\u3000" * 40 + "x \u3000",
    "586 long words with slashes": "`/path/to/" + "x" * 200 + "` and /" + "y/" * 100,
    "614 spaces that do not break": "w" * 90 + "\u00a0x" + "\u00a0" * 90,
    "1348 text of nothing": "\u200b\n\n- \u200b\n\n## \u200b\n\n| \u200b |\n|---|\n| \u00ad |",
    "2040 links to no address": "[a](http://[) [b](//[::1) [c](http://x:99999999/) [d](#%ff)",
    "273 a row higher than a page": "| a |\n|---|\n| " + "words " * 900 + "|",
    "2432 a note longer than a page": "x[^1]\n\n[^1]: " + "words " * 900,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_that_was_reported_is_printed(tmp_path: Path, text: str) -> None:
    source = tmp_path / "a.md"
    source.write_text(f"---\nheadline: A headline\n---\n\nWords.\n\n{text}\n", encoding="utf-8")
    assert outcome(source) is None


def test_what_is_no_address_is_told_by_its_place(tmp_path: Path) -> None:
    sheet = tmp_path / "house.css"
    sheet.write_text("p { margin: 0 }\np { background: url(http://[) }", encoding="utf-8")
    with pytest.raises(DesignError) as caught:
        Exporter(styles=[sheet])
    assert caught.value.place == Place(str(sheet), 2, 17)
