"""Classes are Word styles; a paragraph adds to its style only what sets it apart."""

from __future__ import annotations

import pytest

from tests.support.documents import all_of, attribute, found, local, text_of, value, written


@pytest.mark.parametrize(
    ("html", "style"),
    [
        ('<p class="key-point extra">x</p>', "KeyPoint"),
        ("<p>x</p>", "BodyText"),
        ("<h1>x</h1>", "Title"),
        ("<h2>x</h2>", "Heading1"),
        ("<h3>x</h3>", "Heading2"),
        ("<h4>x</h4>", "Heading3"),
        ("<blockquote><p>x</p></blockquote>", "Quote"),
        ("<figure><figcaption>x</figcaption></figure>", "Caption"),
        ("<pre>x</pre>", "HTMLPreformatted"),
        ("<ul><li>x</li></ul>", "ListBullet"),
        ("<ol><li><p>x</p></li></ol>", "ListNumber"),
        ("<ul><li>a<ol><li>x</li></ol></li></ul>", "ListNumber2"),
        ("<ul><li><p>a</p><p>x</p></li></ul>", "ListContinue"),
        ("<table><tr><td>x</td></tr></table>", "TableText"),
        ('<aside class="callout"><p>x</p></aside>', "Callout"),
        ('<aside class="callout"><ul><li>x</li></ul></aside>', "CalloutListBullet"),
    ],
)
def test_an_element_takes_the_style_of_its_first_class_or_else_of_its_tag(
    html: str, style: str
) -> None:
    docx = written(html, ".callout { border-left: 2pt solid red }")
    assert value(found(docx.paragraph("x"), "w:pPr/w:pStyle")) == style


@pytest.mark.parametrize(
    ("html", "style"),
    [
        ("<em>x</em>", "Emphasis"),
        ("<strong>x</strong>", "Strong"),
        ('<a href="https://example.org">x</a>', "Hyperlink"),
        ("<code>x</code>", "HTMLCode"),
        ('<span class="credit">x</span>', "Credit"),
        ("<sup>x</sup>", "Superscript"),
        ("<s>x</s>", "Strikethrough"),
        ("<mark>x</mark>", "Highlight"),
        ("<em><strong>x</strong></em>", "Strong"),
    ],
)
def test_an_inline_element_takes_the_character_style_of_its_class_or_tag(
    html: str, style: str
) -> None:
    assert value(found(written(f"<p>{html}</p>").body, ".//w:rStyle")) == style


def test_a_paragraph_that_looks_as_its_style_says_carries_no_formatting_of_its_own() -> None:
    docx = written('<p class="note">a</p>' * 3, ".note { margin: 4pt 9pt 0 }")
    for paragraph in docx.paragraphs:
        assert [local(child) for child in found(paragraph, "w:pPr")] == ["pStyle"]
        assert all_of(paragraph, ".//w:rPr") == []


def test_a_paragraph_that_differs_carries_the_difference_alone() -> None:
    html = '<p class="note">a</p><p class="note">b</p><p class="note odd">c</p>'
    docx = written(html, ".note { margin-left: 9pt } .odd { margin-left: 20pt; color: #ff0000 }")
    properties = found(docx.paragraph("c"), "w:pPr")
    assert attribute(found(properties, "w:ind"), "w:left") == "400"
    assert {local(child) for child in properties} == {"pStyle", "ind", "rPr"}
    assert [local(e) for e in found(docx.paragraph("c"), "w:r/w:rPr")] == ["color"]


def test_styles_grow_from_normal_and_say_only_what_they_change() -> None:
    docx = written('<p class="small">a</p><p>b</p>', ".small { font-size: 8pt }")
    style = docx.style("Small")
    assert value(found(style, "w:basedOn")) == "Normal"
    assert {local(e) for e in found(style, "w:rPr")} == {"sz", "szCs"}
    assert value(found(style, "w:rPr/w:sz")) == "16"


def test_a_heading_with_a_class_grows_from_the_heading_and_keeps_its_outline_level() -> None:
    docx = written('<h2>a</h2><h2 class="end-heading">b</h2>')
    assert value(found(docx.style("End Heading"), "w:basedOn")) == "Heading1"
    assert docx.look("b")["outlineLvl"]["val"] == "0"


@pytest.mark.parametrize(
    ("html", "style", "following"),
    [
        ("<h2>a</h2><ul><li>b</li></ul><p>c</p>", "heading 1", "BodyText"),
        ("<p>a</p><h2>b</h2>", "Body Text", "BodyText"),
        ('<p class="lede">a<span class="note">n</span></p><p>b</p>', "Lede", "BodyText"),
        ('<pre class="code-block">a</pre><hr><p>b</p>', "Code Block", "CodeBlock"),
        ('<p class="correction">a</p><h2>b</h2><p>c</p>', "Correction", "Correction"),
        ('<p class="callout">a</p><ul><li>b</li></ul><p>c</p>', "Callout", "Callout"),
        ('<p>a<span class="note">n</span></p><h2>b</h2>', "footnote text", "FootnoteText"),
        ('<h3 class="question">a</h3><h2>b</h2><p>c</p>', "Question", "BodyText"),
        ('<h3 class="question">a</h3><p class="faq">b</p>', "Question", "Faq"),
        ('<p class="of-the-house">a</p><p>b</p>', "Of The House", "OfTheHouse"),
    ],
)
def test_what_enter_begins_is_told_by_the_style_and_not_by_what_follows_in_this_text(
    html: str, style: str, following: str
) -> None:
    docx = written(html, ".note { float: footnote }")
    assert value(found(docx.style(style), "w:next")) == following


def test_the_gallery_offers_what_editors_choose_in_their_order_and_hides_the_rest() -> None:
    docx = written('<p class="publication">a</p><p class="lede">b</p><h2>c</h2><p>d</p>')
    offered = {
        value(found(style, "w:name")): int(value(found(style, "w:uiPriority")))
        for style in all_of(docx.xml("styles"), "w:style[w:qFormat]")
    }
    assert sorted(offered, key=offered.__getitem__) == ["Body Text", "heading 1", "Lede", "Normal"]
    hidden = docx.style("Publication")
    assert {"semiHidden", "unhideWhenUsed"} <= {local(one) for one in hidden}


def test_a_house_finds_its_own_styles_behind_ours_in_the_gallery() -> None:
    docx = written('<p class="of-the-house">a</p><p>b</p>')
    own, ours = docx.style("Of The House"), docx.style("Normal")
    assert found(own, "w:qFormat") is not None
    ranks = [int(value(found(style, "w:uiPriority"))) for style in (ours, own)]
    assert ranks == sorted(ranks)


def test_leading_is_exact_and_sizes_are_in_half_points() -> None:
    docx = written("<p>x</p>", "p { font-size: 11.5pt; line-height: 15pt }")
    assert docx.look("x")["spacing"] == {
        "before": "0", "after": "0", "line": "300", "lineRule": "exact",
    }  # fmt: skip
    assert docx.type_of("x")["sz"]["val"] == "23"


def test_text_looks_as_the_stylesheet_says() -> None:
    css = """p { font: italic 700 9pt/12pt "Source Sans 3"; color: #a8132b; letter-spacing: 1pt;
             text-transform: uppercase; font-variant-numeric: tabular-nums }"""
    look = written("<p>x</p>", css).type_of("x")
    assert look["rFonts"]["ascii"] == look["rFonts"]["cs"] == "Source Sans 3"
    assert {"b", "bCs", "i", "iCs", "caps"} <= look.keys()
    assert (look["color"]["val"], look["spacing"]["val"]) == ("A8132B", "20")
    assert look["numSpacing"]["val"] == "tabular"


def test_bold_in_a_bold_heading_stays_bold_though_word_toggles_it() -> None:
    """ISO 29500-1, 17.7.3: what paragraph style and character style both set is off."""
    docx = written("<p>a <strong>b</strong></p><h2>c <strong>d</strong></h2>")
    run = next(r for r in all_of(docx.body, ".//w:r") if text_of(r) == "d")
    assert not found(run, "w:rPr/w:b").attrib


def test_an_underline_reaches_the_elements_inside() -> None:
    docx = written(
        "<p><em>a</em><em>a</em> <u><em>b</em></u></p>", "u { text-decoration: underline }"
    )
    run = next(r for r in all_of(docx.body, ".//w:r") if text_of(r) == "b")
    assert value(found(run, "w:rPr/w:u")) == "single"


def test_fragmentation_follows_the_stylesheet() -> None:
    css = """h2 { break-after: avoid } .new { break-before: page } .whole { break-inside: avoid }
             .loose { orphans: 1; widows: 1; hyphens: manual }"""
    html = '<h2>a</h2><p class="new">b</p><div class="whole"><p>c</p><p>d</p></div>'
    docx = written(f'{html}<p class="loose">e</p>', css)
    assert "keepNext" in docx.look("a")
    assert "pageBreakBefore" in docx.look("b")
    assert {"keepNext", "keepLines"} <= docx.look("c").keys()
    assert "val" in docx.look("d").get("keepNext", {"val": "0"})
    assert docx.look("e")["widowControl"]["val"] == "0"
    assert "suppressAutoHyphens" in docx.look("e")
    assert "suppressAutoHyphens" not in docx.look("b")


def test_paragraph_and_character_styles_of_one_name_do_not_clash() -> None:
    docx = written('<p class="source">a</p><p>b <span class="source">c</span></p>')
    names = [value(found(s, "w:name")) for s in all_of(docx.xml("styles"), "w:style")]
    identifiers = [attribute(s, "w:styleId") for s in all_of(docx.xml("styles"), "w:style")]
    assert {"Source", "Source Char"} <= set(names)
    assert len(set(identifiers)) == len(identifiers)


def test_parents_stand_before_their_children_in_the_file() -> None:
    docx = written('<h2 class="box-title">a</h2><h2>b</h2><p class="small">c</p>')
    seen: set[str] = set()
    for style in all_of(docx.xml("styles"), "w:style[@w:type='paragraph']"):
        based = style.find("w:basedOn", style.nsmap)
        assert based is None or value(based) in seen
        seen.add(attribute(style, "w:styleId"))


def test_words_own_styles_that_are_not_in_use_are_hidden() -> None:
    latent = found(written("<p>x</p>").xml("styles"), "w:latentStyles")
    assert attribute(latent, "w:defSemiHidden") == "1"
    assert attribute(latent, "w:defUnhideWhenUsed") == "1"


def test_no_mark_hangs_in_word_nor_in_libreoffice_which_reads_the_contrary() -> None:
    styles = written("<p>中</p>", language="zh").xml("styles")
    asked = [found(styles, f".//mc:{name}/w:overflowPunct") for name in ("Choice", "Fallback")]
    assert [value(one) for one in asked] == ["0", "1"]
