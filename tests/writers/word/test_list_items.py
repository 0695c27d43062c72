"""Lists are Word's own numbering, and look as CSS sets their markers."""

from __future__ import annotations

import pytest

from exporter.pipeline import Exporter
from exporter.writers.word.paging import Paging
from exporter.writers.word.values.list_definitions import numbered
from exporter.writers.word.values.ooxml import Xml
from tests.support.documents import Docx, all_of, attribute, found, value, written

CSS = "ul, ol { padding-left: 20pt }"


def level_of(docx: Docx, words: str) -> Xml:
    """The level of the list definition that numbers a paragraph."""
    look = docx.look(words)
    numbers = found(docx.xml("numbering"), f"w:num[@w:numId='{_place(docx, words)[0]}']")
    definition = value(found(numbers, "w:abstractNumId"))
    path = (
        f"w:abstractNum[@w:abstractNumId='{definition}']/w:lvl[@w:ilvl='{_place(docx, words)[1]}']"
    )
    assert "numPr" in look
    return found(docx.xml("numbering"), path)


def _place(docx: Docx, words: str) -> tuple[str, str]:
    """The list's number and the level, the paragraph's own or its style's."""
    paragraph = docx.paragraph(words)
    style = value(found(paragraph, "w:pPr/w:pStyle"))
    holder = paragraph if all_of(paragraph, "w:pPr/w:numPr") else None
    if holder is None:
        holder = found(docx.xml("styles"), f"w:style[@w:styleId='{style}']")
    place = found(holder, "w:pPr/w:numPr")
    return value(found(place, "w:numId")), value(found(place, "w:ilvl"))


@pytest.mark.parametrize(
    ("css", "kind", "shown"),
    [
        ("list-style: disc", "bullet", "•"),
        ('list-style-type: "– "', "bullet", "–"),
        ("list-style: decimal", "decimal", "%1."),
        ("list-style: lower-alpha", "lowerLetter", "%1."),
        ("list-style: upper-roman", "upperRoman", "%1."),
    ],
)
def test_a_marker_is_what_css_says(css: str, kind: str, shown: str) -> None:
    level = level_of(written("<ol><li>a</li></ol>", f"{CSS} ol {{ {css} }}"), "a")
    assert value(found(level, "w:numFmt")) == kind
    assert value(found(level, "w:lvlText")) == shown


def test_a_marker_has_a_look_of_its_own() -> None:
    css = f"{CSS} li::marker {{ color: #a8132b; font-weight: 700 }}"
    level = level_of(written("<ol><li>a</li></ol>", css), "a")
    assert value(found(level, "w:rPr/w:color")) == "A8132B"
    assert not found(level, "w:rPr/w:b").attrib


def test_a_marker_ends_a_blank_before_its_text_as_css_has_it() -> None:
    docx = written("<ul><li>a</li></ul>", CSS)
    level = level_of(docx, "a")
    assert value(found(level, "w:lvlJc")) == "right"
    assert docx.look("a")["ind"]["left"] == "400"
    assert 0 < int(docx.look("a")["ind"]["hanging"]) < 80


def test_every_ordered_list_counts_from_its_own_start() -> None:
    html = '<ol><li>a</li></ol><p>x</p><ol start="3"><li>b</li></ol>'
    docx = written(html, CSS)
    lists = all_of(docx.xml("numbering"), "w:num")
    starts = [value(found(one, "w:lvlOverride/w:startOverride")) for one in lists]
    assert starts == ["1", "3"]
    assert _place(docx, "a")[0] != _place(docx, "b")[0]


def test_a_start_that_is_no_number_is_one() -> None:
    docx = written('<ol start="x"><li>a</li></ol>', CSS)
    override = found(docx.xml("numbering"), "w:num/w:lvlOverride/w:startOverride")
    assert value(override) == "1"


def test_lists_of_one_look_share_a_definition_and_bullets_share_a_list() -> None:
    html = "<ul><li>a</li></ul><p>x</p><ul><li>b</li></ul><ol><li>c</li></ol><ol><li>d</li></ol>"
    docx = written(html, CSS)
    assert _place(docx, "a") == _place(docx, "b")
    assert len(all_of(docx.xml("numbering"), "w:abstractNum")) == 2


def test_a_nested_list_stands_on_the_next_level_and_further_in() -> None:
    docx = written("<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>", CSS)
    assert [_place(docx, words)[1] for words in "abc"] == ["0", "1", "2"]
    assert [docx.look(words)["ind"]["left"] for words in "abc"] == ["400", "800", "1200"]


def test_a_later_paragraph_of_an_item_has_no_marker_and_stands_below_the_first() -> None:
    docx = written("<ul><li><p>a</p><p>b</p></li></ul>", CSS)
    assert "numPr" not in docx.look("b")
    assert docx.look("b")["ind"]["left"] == docx.look("a")["ind"]["left"]


def test_a_list_without_markers_is_not_numbered() -> None:
    docx = written("<ul><li>a</li></ul>", f"{CSS} ul {{ list-style: none }}")
    assert "numPr" not in docx.look("a")


def test_the_level_and_the_paragraph_agree_on_the_indents() -> None:
    docx = written("<ul><li>a</li></ul>", CSS)
    indents = found(level_of(docx, "a"), "w:pPr/w:ind")
    look = docx.look("a")["ind"]
    assert attribute(indents, "w:left") == look["left"]
    assert attribute(indents, "w:hanging") == look["hanging"]


def test_the_middle_of_a_marker_is_told_where_text_is_read_from_the_right() -> None:
    docx = written('<ol style="direction: rtl"><li>א</li></ol>', "ol { padding-right: 20pt }")
    level = level_of(docx, "א")
    assert value(found(level, "w:lvlJc")) == "center"
    assert 0 < int(attribute(found(level, "w:pPr/w:ind"), "w:hanging")) < 400


def test_a_mark_of_direction_holds_the_marker_of_foreign_words_on_the_right() -> None:
    html = '<ul dir="rtl"><li><p class="list-text"><bdi dir="ltr">a</bdi></p></li></ul>'
    texts = all_of(written(html, "ul { padding-right: 20pt }").body, ".//w:t")
    assert texts[0].text == "\u200f"


@pytest.mark.parametrize(("digits", "kind"), [("๐๑๒๓๔๕๖๗๘๙", "thaiNumbers"), ("", "decimal")])
def test_a_marker_is_measured_in_the_digits_that_it_counts_in(digits: str, kind: str) -> None:
    assert numbered("%d. ", 1, kind) == f"{digits[1:2] or '1'}. "


@pytest.mark.parametrize(("parted", "kept"), [((), 1), (("item",), 0)])
def test_an_item_that_a_column_ends_within_need_not_stay_with_the_next(
    parted: tuple[str, ...], kept: int
) -> None:
    html = '<ul><li><p data-part="item">a</p></li><li><p>b</p></li></ul>'
    docx = written(html, "li:first-child { break-after: avoid }", paging=Paging(parted=parted))
    assert (docx.look("a").get("keepNext") == {}) == bool(kept)


@pytest.fixture(scope="module")
def short() -> Docx:
    """A short brief, whose lists stand in the second of two columns."""
    said = "It is.\n\n1. first\n2. second\n\nBetween.\n\n1. again\n2. - deep\n   - deeper"
    made = Exporter().export(
        f"# Short\n\n{said}".encode(), read_as="markdown", editions=["brief"], formats=["docx"]
    )
    return Docx(made.renditions[0].data, made.diagnostics)


def test_a_list_with_a_number_of_its_own_begins_where_its_column_does(short: Docx) -> None:
    first, again = short.paragraph("first"), short.paragraph("again")
    style = value(found(first, "w:pPr/w:pStyle"))
    usual = found(short.xml("styles"), f"w:style[@w:styleId='{style}']/w:pPr/w:ind")
    own = found(again, "w:pPr/w:ind")
    assert attribute(own, "w:left") == attribute(usual, "w:left")


def test_an_item_that_begins_with_a_list_shows_its_own_mark_too(short: Docx) -> None:
    deep = short.paragraph("deep")
    own = deep.getprevious()
    assert own is not None
    assert not "".join(own.itertext()).strip()
    assert value(found(own, "w:pPr/w:pStyle")) == "ListNumber"
    assert value(found(deep, "w:pPr/w:pStyle")) == "ListBullet2"
