"""Every file has all styles of its house, as they look in an article that uses them."""

from __future__ import annotations

import functools
import io
import zipfile

import pytest

from exporter.writers.word.values.gallery import FURNITURE, RANKS
from exporter.writers.word.values.ooxml import NAMESPACES
from tests.support.documents import Docx, all_of, attribute, found, local, value
from tests.support.samples import EVERYTHING, SUMMIT, THEMES, article, docx_of, exporter, rendition

CHOSEN_PARAGRAPHS = frozenset(
    {"Body Text", "heading 1", "heading 2", "heading 3", "Lede", "Title", "Deck", "Kicker"}
    | {"Byline", "Key Point", "List Bullet", "List Bullet 2", "List Bullet 3", "List Number"}
    | {"List Number 2", "List Number 3", "Quote", "Pull Quote", "Callout Title", "Callout"}
    | {"Code Block", "caption", "Figure", "Figure Source", "Table Head", "Table Cell"}
    | {"Question", "Source", "Correction", "footnote text", "Definition Term", "Definition"}
)


@functools.cache
def small(theme: str) -> Docx:
    """An article that holds next to nothing."""
    made = exporter(theme).export(article(), formats=("docx",))
    return Docx(rendition(made, "brief", "docx"), ())


def names(docx: Docx) -> set[str]:
    """The names of its paragraph styles."""
    styles = all_of(docx.xml("styles"), "w:style[@w:type='paragraph']")
    return {value(found(style, "w:name")) for style in styles}


@pytest.mark.parametrize("theme", THEMES)
def test_an_article_that_holds_nothing_has_all_styles_that_editors_choose(theme: str) -> None:
    assert names(small(theme)) >= CHOSEN_PARAGRAPHS


@pytest.mark.parametrize("theme", THEMES)
def test_what_enter_begins_is_alike_in_all_articles_of_a_theme(theme: str) -> None:
    follows = [
        {
            value(found(style, "w:name")): value(found(style, "w:next"))
            for style in all_of(Docx(data, ()).xml("styles"), "w:style[w:next]")
        }
        for data in (
            small(theme).data,
            docx_of(SUMMIT, theme=theme),
            docx_of(EVERYTHING, theme=theme),
        )
    ]
    shared = set.intersection(*(set(one) for one in follows))
    assert shared >= CHOSEN_PARAGRAPHS
    for name in shared:
        assert len({one[name] for one in follows}) == 1, name


@pytest.mark.parametrize("theme", THEMES)
def test_a_style_that_is_not_used_looks_as_where_it_is(theme: str) -> None:
    unused, used = small(theme), Docx(docx_of(EVERYTHING, theme=theme), ())
    for name in ("Code Block", "Correction", "Callout Title", "Source", "Table Cell", "Quote"):
        mine, theirs = (type_of(docx, name) for docx in (unused, used))
        assert mine == theirs, name


def type_of(docx: Docx, name: str) -> tuple[str | None, list[str]]:
    """The font of a style, and which other properties of text it sets; copyfitting sets sizes."""
    properties = docx.style(name).find("w:rPr", NAMESPACES)
    if properties is None:
        return None, []
    fonts = properties.find("w:rFonts", NAMESPACES)
    named = sorted(local(one) for one in properties if local(one) not in ("sz", "szCs"))
    return None if fonts is None else attribute(fonts, "w:ascii"), named


@pytest.mark.parametrize("theme", THEMES)
def test_each_of_our_styles_is_chosen_or_waits_until_it_is_used(theme: str) -> None:
    for style in all_of(small(theme).xml("styles"), "w:style"):
        offered, waits = (
            style.find("w:qFormat", style.nsmap),
            style.find("w:semiHidden", style.nsmap),
        )
        assert (offered is None) != (waits is None)
        assert offered is None or int(value(found(style, "w:uiPriority"))) <= len(RANKS)


def test_a_style_has_one_place_in_the_gallery() -> None:
    assert not FURNITURE & RANKS.keys()


@pytest.mark.parametrize("theme", THEMES)
def test_lists_have_three_levels_each_with_its_look_and_bullets_are_word_s_own(theme: str) -> None:
    docx = small(theme)
    numbering = docx.xml("numbering")
    for style in ("List Bullet", "List Bullet 2", "List Bullet 3"):
        number = value(found(docx.style(style), "w:pPr/w:numPr/w:numId"))
        (entry,) = all_of(numbering, f"w:num[@w:numId='{number}']")
        definition = value(found(entry, "w:abstractNumId"))
        (levels,) = all_of(numbering, f"w:abstractNum[@w:abstractNumId='{definition}']")
        kinds = [value(found(level, "w:numFmt")) for level in all_of(levels, "w:lvl")[:3]]
        indents = [
            int(attribute(found(level, "w:pPr/w:ind"), "w:left"))
            for level in all_of(levels, "w:lvl")[:3]
        ]
        assert kinds == ["bullet"] * 3
        assert indents == sorted(set(indents))


@pytest.mark.parametrize("theme", THEMES)
def test_a_new_table_takes_the_house_s_style(theme: str) -> None:
    docx = small(theme)
    style = docx.style("House Table")
    assert attribute(style, "w:type") == "table"
    assert value(found(docx.xml("settings"), "w:defaultTableStyle")) == attribute(
        style, "w:styleId"
    )
    assert found(style, "w:tblPr/w:tblBorders/w:bottom") is not None
    assert {local(one) for one in found(style, "w:tblStylePr/w:rPr")} >= {"b"}
    assert found(style, "w:tblStylePr/w:trPr/w:tblHeader") is not None


def test_every_script_has_a_language_and_a_font() -> None:
    defaults = found(small("newsroom").xml("styles"), "w:docDefaults/w:rPrDefault/w:rPr")
    for name, attributes in (
        ("w:lang", ("w:val", "w:eastAsia", "w:bidi")),
        ("w:rFonts", ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")),
    ):
        assert all(attribute(found(defaults, name), one) != "None" for one in attributes)


def test_fonts_that_only_unused_styles_name_do_not_travel() -> None:
    data = small("newsroom").data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        fonts = archive.read("word/fontTable.xml")
    assert b"Source Code Pro" not in fonts
