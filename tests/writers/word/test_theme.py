"""Word's theme is the stylesheet's palette and families, and the styles refer to it."""

from __future__ import annotations

from docx.oxml.ns import qn

from exporter.writers.word.values.ooxml import NAMESPACES, Xml
from tests.support.documents import Docx, all_of, attribute, found, local, value, written
from tests.support.samples import EVERYTHING, THEMES, docx_of

PALETTE = """
:root { --ink: #111111; --accent: #a8132b;
  --palette: var(--ink), #ffffff, #595959, #f7f1ec, var(--accent), rgb(0 0 255),
    #123, #124, #125, #126, #127, #128 }
h1 { font-family: "Source Sans 3"; color: var(--accent) }
"""
BOX = '<h1>x</h1><p class="box">y</p><p><code class="code">z</code></p>'
BOXED = ".box { background: #f7f1ec; border-top: 2pt solid #00f } .code { color: #00ff00 }"
CODE = ".code { font-family: 'Source Code Pro' }"


def themed() -> Docx:
    return written(BOX, PALETTE + BOXED + CODE)


def colours(theme: Xml) -> dict[str, str]:
    scheme = found(theme, ".//a:clrScheme")
    return {local(slot): str(slot[0].get("val")) for slot in scheme}


def test_the_pickers_show_the_palette_in_the_stylesheet_s_order() -> None:
    made = colours(themed().xml("theme/theme1"))
    assert (made["dk1"], made["lt1"], made["dk2"], made["lt2"]) == (
        "111111",
        "FFFFFF",
        "595959",
        "F7F1EC",
    )
    assert (made["accent1"], made["accent2"]) == ("A8132B", "0000FF")


def test_without_a_palette_the_colours_stand_in_order_of_use() -> None:
    made = colours(written(BOX, BOXED).xml("theme/theme1"))
    assert (made["dk1"], made["lt1"], made["accent1"]) == ("111111", "FFFFFF", "00FF00")


def test_styles_name_the_theme_s_colour_beside_its_value() -> None:
    docx = themed()
    assert docx.type_of("x")["color"] == {"val": "A8132B", "themeColor": "accent1"}
    box = docx.look("y")
    assert box["shd"]["themeFill"] == "background2"
    edge = found(docx.style("Box"), "w:pPr/w:pBdr/w:top")
    assert attribute(edge, "w:themeColor") == "accent2"


def test_other_colours_are_only_values() -> None:
    assert attribute(found(themed().style("Code"), "w:rPr/w:color"), "w:val") == "00FF00"
    assert not all_of(themed().style("Code"), "w:rPr/w:color[@w:themeColor]")


def test_styles_name_the_theme_s_fonts_beside_the_families() -> None:
    docx = themed()
    major, minor = (
        str(found(docx.xml("theme/theme1"), f".//a:{kind}Font/a:latin").get("typeface"))
        for kind in ("major", "minor")
    )
    assert (major, minor) == ("Source Sans 3", "Source Serif 4")
    assert docx.type_of("x")["rFonts"]["asciiTheme"] == "majorAscii"
    fonts = found(docx.xml("styles"), "w:docDefaults//w:rFonts")
    assert attribute(fonts, "w:hAnsiTheme") == "minorHAnsi"
    code = found(docx.style("Code"), "w:rPr/w:rFonts")
    assert "Theme" not in "".join(map(str, code.attrib))


def test_every_theme_of_the_house_restyles_what_it_colours() -> None:
    for theme in THEMES:
        docx = Docx(docx_of(EVERYTHING, theme=theme), ())
        inks = docx.xml("styles").findall(".//w:color", NAMESPACES)
        plain = {value(ink) for ink in inks if not ink.get(qn("w:themeColor"))}
        assert plain <= {"808080"}, theme  # that of rules, which have no words
