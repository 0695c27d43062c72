"""Markdown: sections and parts, blocks of our own, and what other systems write."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from exporter.article import (
    Callout,
    CodeBlock,
    Definition,
    DefinitionList,
    Figure,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    PullQuote,
    Quote,
    Rule,
    Table,
)
from exporter.diagnostics import ArticleError
from exporter.readers.reader_table import load, loads
from tests.support.cases import article, lines, opening, reading, warnings
from tests.support.samples import ARTICLES

_POSTS = sorted((ARTICLES / "18f").glob("2*.md"))


def test_the_parts_of_an_article_are_recognised() -> None:
    read = article(
        "# The headline\n\nThe lede.\n\nMore.\n\n## Key points\n\n- One.\n- Two.\n\n"
        "## A section\n\nText.\n\n"
        "### Inside\n\nDeep.\n\n## Summary\n\nIn short.\n\n## FAQ\n\n### Why?\n\nBecause.\n\n"
        "## Sources\n\n1. A book\n\n## Corrections\n\n- 2026-04-02: Tuesday.\n- Jane.\n\n"
        "## About\n\nUs.\n"
    )
    assert (read.headline, read.lede) == ("The headline", "The lede.")
    assert [section.heading for section in read.sections] == [None, "A section"]
    assert read.sections[1].sections[0].heading == "Inside"
    assert read.key_points == ("One.", "Two.")
    assert read.faq[0].question == "Why?"
    assert read.sources == ("A book",)
    assert [correction.date for correction in read.corrections] == [date(2026, 4, 2), None]
    assert read.about == (Paragraph(text="Us."),)


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("de", "Zusammenfassung"),
        ("fr", "Résumé"),
        ("es", "Resumen"),
        ("it", "Riepilogo"),
        ("pt-BR", "Resumo"),
        ("nl", "Samenvatting"),
        ("pl", "Podsumowanie"),
        ("uk", "Підсумок"),
        ("ru", "Итоги"),
    ],
)
def test_parts_are_recognised_in_the_language_of_the_article(language: str, heading: str) -> None:
    read = article(f"---\nlanguage: {language}\n---\nLede.\n\n## {heading}\n\nText.\n")
    assert read.summary == (Paragraph(text="Text."),)
    assert article(f"Lede.\n\n## {heading}\n\nText.\n").sections[0].heading == heading


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "Executive summary"),
        ("de", "Kurzfassung"),
        ("fr", "Résumé exécutif"),
        ("es", "Resumen ejecutivo"),
        ("it", "Sintesi esecutiva"),
        ("pt", "Sumário executivo"),
        ("nl", "Samenvatting op één pagina"),
        ("pl", "Streszczenie menedżerskie"),
        ("uk", "Стислий огляд"),
        ("ru", "Краткий обзор"),
    ],
)
def test_an_executive_summary_is_a_part_of_its_own(language: str, heading: str) -> None:
    head = f"---\nlanguage: {language}\n---\nLede.\n\n"
    read = article(f"{head}## {heading}\n\nIn short.\n\n- It is long.\n\n## Next\n\nMore.\n")
    assert [block.type for block in read.executive_summary] == ["paragraph", "list"]
    assert (read.summary, [section.heading for section in read.sections]) == ((), ["Next"])


def test_a_part_of_another_shape_stays_a_section_with_a_warning() -> None:
    text = "Lede.\n\n## Key points\n\n| a |\n|---|\n| b |\n"
    assert article(text).sections[0].heading == "Key points"
    assert warnings(text) == ["part-shape"]


def test_bold_paragraphs_can_be_questions() -> None:
    read = article("Lede.\n\n## FAQ\n\n**Why?**\n\nBecause.\n\n**How?**\n\nSo.\n")
    assert [question.question for question in read.faq] == ["Why?", "How?"]


def test_the_lede_can_be_left_out() -> None:
    assert article("---\nlede: null\n---\nText.\n").sections[0].blocks == (Paragraph(text="Text."),)
    assert article("---\nlede: Mine.\n---\nText.\n").lede == "Mine."
    assert article("## First\n\nText.\n").lede is None


def test_levels_are_normal_whatever_the_writer_used() -> None:
    read = article("Lede.\n\n### A\n\n##### B\n\n### C\n")
    assert [section.heading for section in read.sections] == ["A", "C"]
    assert read.sections[0].sections[0].heading == "B"


def test_a_fourth_level_is_raised_with_a_warning() -> None:
    text = "## A\n\n### B\n\n#### C\n\n##### D\n"
    assert [inner.heading for inner in article(text).sections[0].sections[0].sections] == ["C", "D"]
    assert "heading-too-deep" in warnings(text)


def test_old_headings_without_a_space_are_read_with_a_warning() -> None:
    text = "Lede.\n\n###Options\nText.\n"
    assert article(text).sections[0].heading == "Options"
    assert article(text).sections[0].blocks == (Paragraph(text="Text."),)
    assert warnings(text) == ["heading-space"]


@pytest.mark.parametrize(
    "spelling",
    [
        r"\newpage",
        r"\pagebreak",
        r"\newpage{}",
        r"\clearpage",
        "{pagebreak}",
        "{{pagebreak}}",
        "{{< pagebreak >}}",
        "<!-- pagebreak -->",
        "<!-- newpage -->",
        '<div style="page-break-after: always;"></div>',
        '<div style="page-break-after: always">\n\n</div>',
        "<div style='break-after:page'>\\pagebreak</div>",
        '<p style="color: red; page-break-before: always">&nbsp;</p>',
        '<div class="page-break"></div>',
        '<br style="page-break-after: always" />',
    ],
)
def test_every_usual_spelling_of_a_page_break_is_one(spelling: str) -> None:
    text = f"Lede.\n\nOne.\n\n{spelling}\n\nTwo.\n"
    one, break_, two = article(text).sections[0].blocks
    assert break_ == PageBreak()
    assert (one, two) == (Paragraph(text="One."), Paragraph(text="Two."))
    assert warnings(text) == []


@pytest.mark.parametrize(
    "words", [r"`\newpage`", r"\newpage it is", "<!-- a pagebreak here -->x", r"\\newpage"]
)
def test_words_about_page_breaks_are_none(words: str) -> None:
    blocks = article(f"Lede.\n\nOne.\n\n{words}\n\nTwo.\n").sections[0].blocks
    assert PageBreak() not in blocks


def test_a_page_break_before_the_text_and_in_a_list_of_sources_takes_nothing_away() -> None:
    read = article("\\newpage\n\nLede.\n\n## Sources\n\n- One\n\n\\newpage\n\n## A\n\nText.\n")
    assert (read.lede, read.sources) == ("Lede.", ("One",))


def test_a_box_before_an_item_makes_it_a_task() -> None:
    text = "Lede.\n\n- [ ] *Open*\n- [x] Done\n    1. [X] Inner\n- [a] No\n- \\[x] Typed\n- [x]\n"
    (tasks,) = article(text).sections[0].blocks
    assert isinstance(tasks, List)
    assert [(item.text, item.checked) for item in tasks.items] == [
        ("*Open*", False),
        ("Done", True),
        (r"\[a\] No", None),
        (r"\[x\] Typed", None),
        (r"\[x\]", None),
    ]
    (inner,) = tasks.items[1].blocks
    assert inner == List(ordered=True, items=(ListItem(text="Inner", checked=True),))


def test_terms_with_their_definitions_are_a_definition_list() -> None:
    text = "Lede.\n\nA *term*\n: One.\n: Two.\n\nB\n\n:   - x\n"
    assert article(text).sections[0].blocks == (
        DefinitionList(
            items=(
                Definition(term="A *term*", blocks=("One.", "Two.")),
                Definition(term="B", blocks=(List(items=("x",)),)),
            )
        ),
    )


def test_a_hashtag_is_no_heading() -> None:
    assert article("Lede.\n\n#election is trending.\n").sections[0].blocks[0] == Paragraph(
        text="#election is trending."
    )


@pytest.mark.parametrize(
    ("markdown", "block"),
    [
        ("> Said.\n>\n> — Jane", Quote(blocks=(Paragraph(text="Said."),), attribution="Jane")),
        ("> Said.\n> -- Jane", Quote(blocks=(Paragraph(text="Said."),), attribution="Jane")),
        ("> Said.\n>\n> ――花子", Quote(blocks=(Paragraph(text="Said."),), attribution="花子")),
        ("> Said.\n>\n> ——花子", Quote(blocks=(Paragraph(text="Said."),), attribution="花子")),
        ("> Said.\n>\n> --- Jane", Quote(blocks=(Paragraph(text="Said."),), attribution="Jane")),
        ("::: pull-quote\nA line.\n\n— Jane\n:::", PullQuote(text="A line.", attribution="Jane")),
        (
            "::: callout warning\n### Mind\n\nThe gap.\n:::",
            Callout(kind="warning", title="Mind", blocks=(Paragraph(text="The gap."),)),
        ),
        ("::: tip\nGo.\n:::", Callout(kind="tip", blocks=(Paragraph(text="Go."),))),
        ("> [!CAUTION]\n> Hot.", Callout(kind="warning", blocks=(Paragraph(text="Hot."),))),
        ("``` python x=1\na\n\n\tb\n```", CodeBlock(text="a\n\n\tb", language="python")),
        ("***", Rule()),
        (r"\newpage", PageBreak()),
        ("![Alt *t*](a%20b.png 'Cap')", Figure(src="a b.png", alt="Alt t", caption="Cap")),
        ("![Alt](a.png)\n*The caption.*", Figure(src="a.png", alt="Alt", caption="The caption.")),
        (
            "::: figure\n![Alt](a.png)\n\nCap.\n\nCredit: Me\n:::",
            Figure(src="a.png", alt="Alt", caption="Cap.", credit="Me"),
        ),
        (
            "| a | b |\n|---|--:|\n| 1 | x\\|y |\n\nTable: What",
            Table(header=("a", "b"), rows=(("1", "x|y"),), align=("left", "right"), caption="What"),
        ),
        (
            "| a | b |\n|---|---|\n| x | 1 |\n\nTable: What\nand why {chart=bar}",
            Table(header=("a", "b"), rows=(("x", "1"),), caption="What and why", chart="bar"),
        ),
        (
            "| a | b |\n|---|---|\n| x | 1 |\n\n{chart=stacked-bar}",
            Table(header=("a", "b"), rows=(("x", "1"),), chart="stacked-bar"),
        ),
        (
            "| a | b |\n|---|---|\n| x | 1 |\n\nTable: What \\{chart=bar}",
            Table(header=("a", "b"), rows=(("x", "1"),), caption="What {chart=bar}"),
        ),
    ],
)
def test_every_block_can_be_written(markdown: str, block: object) -> None:
    assert opening(markdown) == (block,)


def test_lists_keep_their_numbers_and_what_is_in_them() -> None:
    block = opening("3. a\n\n   more\n4. - b\n")[0]
    assert isinstance(block, List)
    assert (block.ordered, block.start) == (True, 3)
    assert block.items[0].blocks == (Paragraph(text="more"),)
    assert isinstance(block.items[1].blocks[0], List)


def test_footnotes_are_taken_to_where_they_are_called() -> None:
    text = "Lede.[^1]\n\n## A\n\nText.^[Inline.]\n\n[^1]: The *note*.\n\n[^2]: Unused.\n"
    assert article(text).lede == "Lede.^[The *note*.]"
    assert warnings(text) == ["footnote-unused"]


def test_a_footnote_that_calls_itself_ends() -> None:
    text = "Lede.[^1]\n\n[^1]: See [^1] again.\n"
    assert article(text).lede == "Lede.^[See again.]"
    assert warnings(text) == ["footnote-nested"]


def test_pictures_among_words_follow_them() -> None:
    text = "## A\n\nBefore ![Alt](a.png) after.\n"
    assert [type(block) for block in article(text).sections[0].blocks] == [Paragraph, Figure]
    assert warnings(text) == ["image-moved", "image-missing"]


def test_shortcodes_of_site_generators_are_understood_or_reported() -> None:
    text = (
        '{% image "a.png" "A cat" %}\n\n'
        'See [this]({{ "/x" | url }}) and [that]({{ site.url }}/y).\n\n'
        "{% include ad.html %}\n\nIn `{{ code }}` and \\{{ escaped }}.\n"
    )
    read = article("## A\n\n" + text)
    assert read.sections[0].blocks == (
        Figure(src="a.png", alt="A cat"),
        Paragraph(text="See this and that."),
        Paragraph(text="In `{{ code }}` and \\{{ escaped }}."),
    )
    assert warnings("## A\n\n" + text) == [
        "image-missing",
        "link-dropped",
        "link-dropped",
        "shortcode-removed",
    ]


def test_unsafe_links_lose_their_target_with_a_warning() -> None:
    text = "A [x](javascript:alert(1)) and [y](/z)."
    assert article(text).lede == "A x and y."
    assert warnings(text) == ["link-dropped", "link-dropped"]


def test_an_unknown_block_and_one_without_an_end_are_reported() -> None:
    assert warnings("Lede.\n\n::: panel\nText.\n:::\n") == ["unknown-container"]
    assert warnings("Lede.\n\n::: tip\nText.\n") == ["unclosed-block"]


def test_quotes_nest_as_they_stand() -> None:
    block = opening("> a\n>\n> > b")[0]
    assert isinstance(block, Quote)
    assert isinstance(block.blocks[1], Quote)


@pytest.mark.parametrize("post", _POSTS, ids=lambda path: path.stem)
def test_real_posts_are_read_without_an_error(post: Path) -> None:
    read = load(post)
    assert read.article.headline
    assert read.article.byline
    assert all(diagnostic.place and diagnostic.place.line for diagnostic in read.diagnostics)


def test_real_posts_keep_their_pictures_and_levels() -> None:
    read = load(_POSTS[2]).article
    assert [section.heading for section in read.sections] == [
        None,
        "Evaluating options",
        "Building things out",
        "Sharing with the team",
        "The future of time",
    ]
    assert [inner.heading for inner in read.sections[2].sections][:2] == [
        "Users",
        "Reporting periods",
    ]


@pytest.mark.parametrize("text", ["![](a.png)", '<figure><img src="a.png" alt=""></figure>'])
def test_a_picture_without_alternative_text_is_decoration_and_told(text: str) -> None:
    got = reading(f"Lede.\n\n{text}\n")
    (figure,) = got.article.sections[0].blocks
    assert isinstance(figure, Figure)
    assert figure.alt == ""
    assert "3:1 alt-empty" in lines(list(got.diagnostics))


def test_a_picture_in_the_web_is_told_and_not_fetched() -> None:
    got = reading("Lede.\n\n![A bus](https://example.org/bus.png)\n")
    assert lines(list(got.diagnostics)) == ["3:1 image-remote"]


@pytest.mark.parametrize(
    "table",
    [
        "| A | B |\n|---|---|\n| ![Pic](a.png) one | two |\n\nTable: Words {#t}",
        "<table><tr><td>A</td><td>B</td></tr><tr><td><img src=a.png alt=Pic> one<td>two</table>",
    ],
)
def test_a_picture_in_a_table_follows_it_and_is_told(table: str) -> None:
    got = reading(f"Lede.\n\n{table}\n")
    shown, picture = got.article.sections[0].blocks
    assert isinstance(shown, Table)
    assert shown.rows == (("one", "two"),)
    assert isinstance(picture, Figure)
    assert (picture.src, picture.alt) == ("a.png", "Pic")
    told = [one for one in got.diagnostics if one.code == "image-moved"]
    assert [one.message for one in told] == [
        "the picture 'a.png' stands in a table; it follows the table"
    ]


@pytest.mark.parametrize(
    "bomb",
    [
        ">" * 5000 + " x",
        "- " * 3000 + "x",
        "[" * 5000,
        "^[" * 3000,
        "*a **b " * 3000,
        "`" * 5000,
        "<b>" * 5000 + "x",
        "<div>" * 5000 + "x",
        "\n".join("#" * 6 + " h" for _ in range(2000)),
        "![" * 3000,
        "{{" * 3000,
        "~a^b" * 3000,
        "&" * 20000,
        "a\\\n" * 3000 + "b",
    ],
    ids=lambda bomb: bomb[:8].strip(),
)
def test_bombs_end_in_an_article_or_a_clear_error(bomb: str) -> None:
    try:
        assert reading(f"Lede.\n\n{bomb}\n").article.lede == "Lede."
    except ArticleError as failure:
        assert {item.code for item in failure.diagnostics} == {"nesting-too-deep"}  # noqa: PT017


def test_an_article_of_five_thousand_paragraphs_is_read_whole() -> None:
    body = "\n\n".join(f"Paragraph **{number}** {'w' * 200}" for number in range(5000))
    read = article(f"---\nheadline: {'h' * 10_000}\n---\nLede.\n\n## A\n\n{body}\n")
    assert len(read.sections[0].blocks) == 5000
    assert len(read.headline or "") == 10_000


@pytest.mark.parametrize(
    ("language", "heading"), [("pl", "Pytania i odpowiedzi"), ("cs", "Otázky a odpovědi")]
)
def test_a_blank_that_we_tie_makes_no_other_name_of_a_part(language: str, heading: str) -> None:
    text = f"---\nlanguage: {language}\n---\n# A\n\nB.\n\n## {heading}\n\n### C?\n\nD.\n"
    reading = loads(text, "a.md")
    assert len(reading.article.faq) == 1
    assert "part-name" not in [one.code for one in reading.diagnostics]
