"""HTML in Markdown: a safe subset becomes blocks, other tags words, and scripts nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporter.article import DefinitionList, Figure, List, Paragraph, Quote, Rule, Table
from tests.support.cases import article, opening, reading, warnings


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        (
            "<blockquote>Said <b>so</b>.</blockquote>",
            (Quote(blocks=(Paragraph(text="Said **so**."),)),),
        ),
        ("<blockquote>\n\nA *b*.\n\n</blockquote>", (Quote(blocks=(Paragraph(text="A *b*."),)),)),
        ("<p>One.<p>Two.", (Paragraph(text="One."), Paragraph(text="Two."))),
        ("<ol start=3><li>a<li>b</ol>", (List(ordered=True, start=3, items=("a", "b")),)),
        (
            '<ul><li><input type="checkbox" checked disabled> a<li><p><input type=checkbox>b</ul>',
            (List(items=({"text": "a", "checked": True}, {"text": "b", "checked": False})),),
        ),
        (
            "<dl><dt>A<dt>B<dd>x<dd>y<div><dt>C<dd><p>z</div></dl>",
            (
                DefinitionList(
                    items=(
                        {"term": "A\\\nB", "blocks": ["x", "y"]},
                        {"term": "C", "blocks": ["z"]},
                    )
                ),
            ),
        ),
        (
            "<table><caption>C</caption><tr><th>a<th>b<tr><td>1</table>",
            (Table(header=("a", "b"), rows=(("1", ""),), caption="C"),),
        ),
        (
            """<figure><a href="x"><img src="a.png" alt="A"></a>
<figcaption>C <i>d</i></figcaption></figure>""",
            (Figure(src="a.png", alt="A", caption="C *d*"),),
        ),
        (
            '<figure><img src="{{ "/a.png" | url }}" alt="A"></figure>',
            (Figure(src="/a.png", alt="A"),),
        ),
        ('<img src="a.png" alt="A">', (Figure(src="a.png", alt="A"),)),
        ("<hr>", (Rule(),)),
        ("A<sup>2</sup> H<sub>2</sub>O<br>b", (Paragraph(text="A^2^ H~2~O\\\nb"),)),
        (
            "<del>a</del> <s>b</s> <strike>c</strike> <mark>d</mark>",
            (Paragraph(text="~~a~~ ~~b~~ ~~c~~ ==d=="),),
        ),
        (
            '<a href="https://e.org">x</a> <code>a*b</code>',
            (Paragraph(text="[x](https://e.org) `a*b`"),),
        ),
        ("<!-- nothing -->\n\nText.", (Paragraph(text="Text."),)),
    ],
)
def test_the_safe_subset_becomes_our_blocks(html: str, blocks: tuple[object, ...]) -> None:
    assert opening(html) == blocks


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<script>\n\nalert(1)\n\n</script>",
        "Text <script>alert(1)</script>more.",
        "<style>p { color: red }</style>",
        '<iframe src="https://e.org">alert(1)</iframe>',
        "<object>\n\nalert(1)\n\n</object>",
        "<svg><text>alert(1)</text></svg>",
        "<div><script>alert(1)</script></div>",
    ],
)
def test_what_runs_or_loads_goes_whole_with_one_word_about_it(html: str) -> None:
    text = f"Lede.\n\n{html}\n\nEnd.\n"
    written = article(text).to_json()
    assert "alert" not in written
    assert "color" not in written
    assert warnings(text).count("html-removed") == 1
    assert "End." in written


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<div>Kept.</div>", "Kept."),
        ("<div>\n\nKept **so**.\n\n</div>", "Kept **so**."),
        ("A <span class=x>kept</span> word.", "A kept word."),
        ("<u>Kept</u>", "Kept"),
    ],
)
def test_of_other_tags_the_words_stay_with_a_warning(html: str, words: str) -> None:
    text = f"## A\n\n{html}\n"
    assert article(text).sections[0].blocks == (Paragraph(text=words),)
    assert warnings(text) == ["html-dropped"]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="javascript:alert(1)">x</a>',
        '<p><a href="JaVaScRiPt:alert(1)">x</a></p>',
        '<p onclick="alert(1)">x</p>',
        '<b onmouseover="alert(1)">x</b>',
    ],
)
def test_no_script_survives_in_attributes(html: str) -> None:
    text = article(f"## A\n\n{html}\n").to_json()
    assert "alert" not in text
    assert "x" in text


def test_escaped_html_is_words() -> None:
    read = article("A &lt;script&gt; and \\<b> and `<i>`.")
    assert read.lede == "A \\<script> and \\<b> and `<i>`."


@pytest.mark.parametrize("html", ["<ul><li><h2>Why</h2></li></ul>", "<ul><b><h2>Why"])
def test_a_heading_in_a_list_is_bold(html: str) -> None:
    read = reading(f"Lede.\n\n{html}\n\nEnd.\n")
    (block, _) = read.article.sections[0].blocks
    assert isinstance(block, List)
    assert block.items[0].text == "**Why**"
    assert [one.code for one in read.diagnostics if one.code.startswith("head")] == [
        "heading-flattened"
    ]


def test_a_heading_in_a_quote_is_bold() -> None:
    html = "<blockquote><h2>Why</h2><p>So.</p></blockquote>"
    (block,) = reading(f"Lede.\n\n{html}\n").article.sections[0].blocks
    assert isinstance(block, Quote)
    assert [inner.text for inner in block.blocks if isinstance(inner, Paragraph)] == [
        "**Why**",
        "So.",
    ]


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        ("<tr><td colspan=2>1<td>2", (("1", "", "2"),)),
        ("<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5", (("1", "2", "3"), ("", "4", "5"))),
        ("<tr><td>1<td>2<td rowspan=2>3<tr><td>4<td>5", (("1", "2", "3"), ("4", "5", ""))),
        ("<tr><td rowspan=2 colspan=2>1<td>2<tr><td>3", (("1", "", "2"), ("", "", "3"))),
        ("<tr><td colspan=2>1<td rowspan=2>2<tr><td>3", (("1", "", "2"), ("3", "", ""))),
    ],
)
def test_cells_that_span_leave_the_others_in_their_columns(
    html: str, rows: tuple[tuple[str, ...], ...]
) -> None:
    text = f"<table><tr><th>a<th>b<th>c{html}</table>"
    assert opening(text) == (Table(header=("a", "b", "c"), rows=rows),)
    assert "cell-spans" in warnings(f"Lede.\n\n{text}")


@pytest.mark.parametrize("said", ["0", "-1", "two", "", "²", "99999999999"])
def test_a_span_that_is_no_number_or_a_monstrous_one_is_survived(said: str) -> None:
    assert opening(f'<table><tr><td colspan="{said}">a</table>')


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<ul>",
                "<li>",
                "<td>",
                "<table>",
                "<a ",
                "href=x>",
                "</a>",
                "<figure>",
                "<img src=a alt=b>",
                "<h2>",
                "</h2>",
                "text",
                "\n",
                "\n\n",
                "> ",
                "- ",
                "<",
                ">",
            ]
        ),
        max_size=25,
    )
)
@settings(max_examples=100)
def test_any_soup_of_tags_is_read(tags: list[str]) -> None:
    assert reading("Lede.\n\n" + "".join(tags) + "\n\nEnd.\n").article.lede == "Lede."


@pytest.mark.parametrize("kind", ["{}", "<div>{}</div>"])
@pytest.mark.parametrize(
    "ruby",
    [
        "<ruby>漢字<rt>かんじ</rt></ruby>",
        "<ruby><rb>漢字</rb><rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>",
    ],
)
def test_a_reading_aid_stands_in_brackets_behind_its_words_and_is_told_once(
    kind: str, ruby: str
) -> None:
    text = f"## A\n\n{kind.format(f'{ruby}の読み方')}\n"

    assert article(text).sections[0].blocks == (Paragraph(text="漢字（かんじ）の読み方"),)
    assert set(warnings(text)) - {"html-dropped"} == {"ruby"}
