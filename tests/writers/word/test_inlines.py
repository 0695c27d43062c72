"""What stands in a paragraph: text is always text, links are live, blanks as CSS has them."""

from __future__ import annotations

import re

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from exporter.scripts.bidi import in_sight, levels_of
from exporter.writers.word.paging import Paging
from exporter.writers.word.values.ooxml import Xml
from exporter.writers.word.values.run_format import NO_LANGUAGE
from exporter.writers.word.values.style_names import GENERATED
from tests.support.documents import all_of, attribute, found, local, text_of, value, written

WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn"), exclude_characters="\u00ad\u2011"),
    min_size=1,
    max_size=30,
).filter(str.strip)


@settings(max_examples=30)
@given(WORDS)
def test_any_text_comes_out_as_text(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    docx = written(f"<p>|{escaped}|</p>")
    assert " ".join(text_of(docx.body).split()) == " ".join(f"|{words}|".split())
    assert all_of(docx.body, ".//w:instrText") == []


@pytest.mark.parametrize(
    "code", ["{ TOC }", " PAGE ", "INCLUDETEXT /etc/passwd", "<w:p/>", "{{x}}"]
)
def test_a_field_code_in_the_text_stays_words(code: str) -> None:
    docx = written(f"<p>a {code.replace('<', '&lt;')} b</p>")
    assert code.strip() in text_of(docx.paragraph("a"))
    assert all_of(docx.body, ".//w:fldChar") == []


def test_blanks_collapse_across_elements_and_fall_away_at_the_ends() -> None:
    docx = written("<p>\n  a <em> b </em>\n c  </p>")
    assert text_of(docx.paragraphs[0]) == "a b c"


def test_preformatted_text_keeps_its_blanks_breaks_and_tabs() -> None:
    docx = written("<pre>a  b\n\tc\n</pre>")
    run = found(docx.body, ".//w:r")
    kinds = [local(child) for child in run]
    assert kinds == ["t", "br", "tab", "t"]
    assert text_of(run) == "a  bc"


def test_a_line_break_is_one_and_blanks_beside_it_go() -> None:
    docx = written("<p>a <br> b</p>")
    assert [t.text for t in docx.body.iter(qn("w:t"))] == ["a", "b"]
    assert len(all_of(docx.body, ".//w:br")) == 1


def test_a_link_goes_through_a_relationship() -> None:
    docx = written('<p><a href="https://example.org/?a=1&amp;b=2">x <em>y</em></a></p>')
    (link,) = all_of(docx.body, ".//w:hyperlink")
    relations = docx.parts["word/_rels/document.xml.rels"].decode()
    assert text_of(link) == "x y"
    assert f'Id="{attribute(link, "r:id")}"' in relations
    assert 'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"' in relations


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "x.html", "ftp://a", "http://[a", "https://"],
)
def test_any_other_scheme_is_no_link(url: str) -> None:
    docx = written(f'<p><a href="{url}">x</a></p>')
    assert all_of(docx.body, ".//w:hyperlink") == []
    assert url not in docx.parts["word/_rels/document.xml.rels"].decode()


def test_what_no_uri_may_contain_is_encoded_in_a_link() -> None:
    docx = written('<p><a href="https://example.org/é a|b%20c?x=[1]">x</a></p>')
    relations = docx.parts["word/_rels/document.xml.rels"].decode()
    assert "https://example.org/%C3%A9%20a%7Cb%20c?x=[1]" in relations


def test_a_link_to_a_table_finds_its_first_cell() -> None:
    docx = written('<p><a href="#t">x</a></p><div id="t"><table><tr><td>y</td></tr></table></div>')
    assert all_of(docx.paragraph("y"), "w:bookmarkStart") != []


def test_a_link_within_the_document_leads_to_a_bookmark() -> None:
    docx = written('<p><a href="#there">x</a></p><section id="there"><h2>y</h2></section>')
    anchor = attribute(found(docx.body, ".//w:hyperlink"), "w:anchor")
    assert attribute(found(docx.paragraph("y"), "w:bookmarkStart"), "w:name") == anchor


def test_raised_text_keeps_its_size_and_is_raised_by_a_distance() -> None:
    docx = written("<p>m<sup>2</sup></p>", "sup { font-size: 6pt; vertical-align: super }")
    run = all_of(docx.body, ".//w:r")[1]
    assert value(found(run, "w:rPr/w:position")) == "6"
    assert value(found(docx.style("Superscript"), "w:rPr/w:sz")) == "12"
    assert all_of(docx.xml("styles"), ".//w:vertAlign") == []


def test_struck_and_highlighted_words_are_so_by_their_styles() -> None:
    css = "s { text-decoration: line-through } mark { background: #fff1a8 }"
    docx = written("<p><s>a</s> <mark>b</mark></p>", css)
    assert found(docx.style("Strikethrough"), "w:rPr/w:strike") is not None
    assert attribute(found(docx.style("Highlight"), "w:rPr/w:shd"), "w:fill") == "FFF1A8"


def test_special_hyphens_are_words_own() -> None:
    docx = written("<p>a\u00adb\u2011c</p>")
    kinds = [local(child) for child in found(docx.body, ".//w:r")]
    assert kinds == ["t", "softHyphen", "t", "noBreakHyphen", "t"]


def test_generated_text_can_be_told_from_the_articles() -> None:
    docx = written("<p>x</p>", 'p::before { content: "— "; color: #ff0000 }')
    first = found(docx.body, ".//w:r")
    assert text_of(first) == "— "
    assert value(found(first, "w:rPr/w:rStyle")) == GENERATED.id


def test_each_language_and_direction_is_marked() -> None:
    html = '<p>a <span lang="de">b</span></p><p dir="rtl">c שלום abc</p>'
    docx = written(html, '[dir="rtl"] { direction: rtl }', language="en-GB")
    german = next(r for r in all_of(docx.body, ".//w:r") if text_of(r) == "b")
    assert value(found(german, "w:rPr/w:lang")) == "de-DE"
    assert "bidi" in docx.look("c")
    pieces = {
        text_of(run).strip(): bool(all_of(run, "w:rPr/w:rtl"))
        for run in all_of(docx.paragraph("c"), "w:r")
    }
    assert pieces == {"c": False, "שלום": True, "abc": False}


def test_right_to_left_words_in_a_left_to_right_paragraph_are_marked() -> None:
    docx = written("<p>says שלום עולם, twice</p>")
    marked = [text_of(r) for r in all_of(docx.body, ".//w:r") if all_of(r, "w:rPr/w:rtl")]
    assert marked == ["שלום עולם"]


def test_runs_of_word_run_as_the_levels_of_their_letters_say() -> None:
    html = (
        '<p dir="rtl">אב (John) <bdi dir="ltr">-4.5%</bdi> ג, 12 <code>f(x)</code> '
        "<strong>דה</strong></p>"
    )
    docx = written(html, '[dir="rtl"] { direction: rtl } [dir="ltr"], code { direction: ltr }')
    pieces = [
        (text_of(run).strip(" \u200e\u200f"), bool(all_of(run, "w:rPr/w:rtl")))
        for run in all_of(docx.body, ".//w:r")
    ]
    assert pieces == [
        ("אב (", True),
        ("John", False),
        (")", True),
        ("-4.5%", False),
        ("ג, 12", True),
        ("f(x)", False),
        ("", True),
        ("דה", True),
    ]


BOTH_WAYS = """[dir="rtl"] { direction: rtl } [dir="ltr"] { direction: ltr }"""


@pytest.mark.parametrize(
    ("html", "sight"),
    [
        ('<p dir="rtl"><bdi dir="ltr">-209.1</bdi></p>', "-209.1"),
        ('<p dir="rtl"><bdi dir="ltr">+292%</bdi></p>', "+292%"),
        ('<p dir="rtl">اب <bdi dir="ltr">12.5%</bdi> ج</p>', "ج 12.5% با"),
        ('<p>says العربية <bdi dir="ltr">100%</bdi>.</p>', "says ةيبرعلا 100%."),
        ('<p dir="rtl">Table <span data-sequence="Table">1</span>. اب</p>', "با .Table #"),
    ],
)
def test_signs_stay_at_their_numbers_for_those_who_know_no_isolates(html: str, sight: str) -> None:
    (paragraph,) = written(html, BOTH_WAYS).paragraphs
    text = "".join(
        "#" if run.find(qn("w:fldChar")) is not None else text_of(run)
        for run in paragraph.iter(qn("w:r"))
    )
    text = re.sub("#.*#", "\ufffc", text)
    levels = levels_of(text, int('p dir="rtl"' in html))
    seen = "".join(text[place] for place in in_sight(levels)).replace("\ufffc", "#")
    assert re.sub("[\u200e\u200f]", "", seen) == sight


def test_text_that_needs_no_marks_of_direction_has_none() -> None:
    docx = written("<p>says שלום עולם, 3 times (or 4)</p>")
    assert not re.search("[\u200e\u200f]", text_of(docx.body))


def test_letters_are_cased_by_word_or_by_us() -> None:
    css = ".up { text-transform: uppercase } .low { text-transform: lowercase }"
    docx = written('<p class="up">ab</p><p class="low">CD</p>', css)
    assert "caps" in docx.type_of("ab")
    assert text_of(docx.paragraphs[1]) == "cd"


def test_hyphens_of_what_must_not_wrap_break_no_line() -> None:
    docx = written('<p>a <span style="white-space: nowrap">face-to-face</span> b-c</p>')
    assert len(all_of(docx.body, ".//w:noBreakHyphen")) == 2
    assert "b-c" in text_of(docx.paragraphs[0])


def test_an_author_s_own_isolates_stay_in_the_text() -> None:
    docx = written("<p>אב \u2066-4.5\u2069 ג</p>")
    assert text_of(docx.paragraphs[0]) == "אב \u2066-4.5\u2069 ג"


def in_no_language(paragraph: Xml) -> list[str]:
    return [
        text_of(run)
        for run in all_of(paragraph, "w:r")
        for said in all_of(run, "w:rPr/w:lang")
        if attribute(said, "w:val") == NO_LANGUAGE
    ]


def test_words_that_no_hyphen_may_part_are_in_no_language() -> None:
    html = '<p data-part="a">The “defense, again</p><p data-part="b">The “defense, again</p>'
    paging = Paging(unparted={"a": {"“defense,"}})
    first, second = written(html, "p { hyphens: auto }", paging=paging).paragraphs
    assert in_no_language(first) == ["“defense,"]
    assert text_of(first) == text_of(second)
    assert in_no_language(second) == []


def test_addresses_and_code_are_in_no_language_where_words_are_parted() -> None:
    """Programs hyphenate all words of a language, `cloud.gov` too."""
    html = "<p>See cloud.gov and <code>build</code></p>"
    parted = written(html, "p { hyphens: auto } code { hyphens: manual }").paragraphs[0]
    assert in_no_language(parted) == ["cloud.gov", "build"]
    assert text_of(parted) == "See cloud.gov and build"
    whole = written(html, "p { hyphens: manual }").paragraphs[0]
    assert all_of(whole, ".//w:lang") == []
