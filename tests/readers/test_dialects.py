"""Lines of other dialects: Obsidian, pandoc, kramdown, Quarto, and GitHub's bare addresses."""

from __future__ import annotations

import pytest

from exporter.article import CodeBlock, Figure, Paragraph
from tests.support.cases import article, lines, opening, reading, warnings


def lede(markdown: str) -> str | None:
    """The paragraph that `markdown` makes."""
    return article(f"{markdown}\n").lede


@pytest.mark.parametrize(
    ("typed", "linked"),
    [
        ("https://e.org/a_b.", "[https://e.org/a_b](https://e.org/a_b)."),
        ("www.e.org", "[www.e.org](http://www.e.org)"),
        ("(ida@e.org)", "([ida@e.org](mailto:ida@e.org))"),
        ("`https://e.org`", "`https://e.org`"),
        ("[see https://e.org](https://f.org)", "[see https://e.org](https://f.org)"),
        ("http:// and xmpp:", "http:// and xmpp:"),
    ],
)
def test_bare_addresses_are_links(typed: str, linked: str) -> None:
    assert lede(f"See {typed}") == f"See {linked}"
    assert warnings(f"See {typed}\n") == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("[[Page]]", "Page"),
        ("[[Page|words *of* it]]", "words \\*of\\* it"),
        ("[[Page#Heading]]", "Page > Heading"),
        ("[[_TOC_]] is not alone", "_TOC_ is not alone"),
    ],
)
def test_a_wiki_link_gives_its_words(typed: str, words: str) -> None:
    assert lede(f"See {typed}") == f"See {words}".replace("See _TOC_", "See \\_TOC\\_")
    assert warnings(f"See {typed}\n") == []


def test_a_wiki_link_in_a_table_gives_its_words() -> None:
    assert "words" in str(opening("| a |\n|--|\n| [[Page\\|words]] |")[0])


def test_a_wiki_link_to_a_heading_leads_there() -> None:
    assert lede("See [[#What now|this]].\n\n## What now\n\nText.") == "See [this](#what-now)."


@pytest.mark.parametrize(
    ("typed", "alt"),
    [("![[a b.png]]", "a b"), ("![[a b.png|300]]", "a b"), ("![[a b.png|A bus]]", "A bus")],
)
def test_an_embedded_picture_is_a_figure(typed: str, alt: str) -> None:
    figure = opening(typed)[0]
    assert isinstance(figure, Figure)
    assert (figure.src, figure.alt) == ("a b.png", alt)


def test_an_embedded_note_is_told_and_does_not_print() -> None:
    read = reading("One ![[Note#Part]] two.\n")
    assert read.article.lede == "One two."
    assert lines(list(read.diagnostics)) == ["1:5 foreign-syntax"]


@pytest.mark.parametrize(
    "typed",
    [
        "One %%not this%% two.",
        "One <!-- not this --> two.",
        "One two. ^block-name",
        "One two.\n{: .x}",
    ],
)
def test_comments_and_names_of_blocks_never_print(typed: str) -> None:
    assert lede(typed) == "One two."


def test_a_comment_may_go_over_blocks() -> None:
    text = "One.\n\n%%\nNot\n\n## this\n%%\n\n<!--\nNor\n\n## this\n-->\n\n## Two\n\nText.\n"
    read = reading(text)
    assert [section.heading for section in read.article.sections] == ["Two"]
    assert read.diagnostics == ()


def test_percent_signs_stay() -> None:
    assert lede("Up 5% and 6%, or 100%.") == "Up 5% and 6%, or 100%."


@pytest.mark.parametrize(
    "typed",
    [
        "[two words]{.smallcaps}",
        "two words{.x #y}",
        "two words{: .x}",
        "two words {.x}",
        '[two words]{.x key="a value"}',
    ],
)
def test_attributes_do_not_print(typed: str) -> None:
    assert lede(typed) == "two words"
    assert lede(f"`code`{{.r}} and **bold**{{.x}}, {typed}") == "`code` and **bold**, two words"


def test_braces_among_words_stay() -> None:
    assert lede("A set {a, b} and {.x} here.") == "A set {a, b} and {.x} here."


def test_attributes_of_a_heading_go_in_silence() -> None:
    read = reading("Lede.\n\n## One {.unnumbered}\n\nText.\n")
    assert read.article.sections[0].heading == "One"
    assert read.diagnostics == ()


def test_a_list_of_contents_is_not_printed() -> None:
    text = "Lede.\n\n* TOC\n{:toc}\n\n[TOC]\n\n[[_TOC_]]\n\n## One\n\nText.\n"
    assert [section.heading for section in article(text).sections] == ["One"]


@pytest.mark.parametrize(
    "typed",
    [
        "$x_{a} = \\frac{1}{2}$",
        "$E = mc^2$",
        "$x$",
        "$$a_1 *b* c$$",
        "[@doe2020, p. 3; @roe]",
        "@doe2020",
    ],
)
def test_mathematics_and_citations_print_as_typed_and_are_told_once(typed: str) -> None:
    read = reading(f"Lede.\n\nAs {typed} says.\n\n## H\n\nText.\n")
    paragraph = read.article.sections[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    plain = paragraph.text.replace("\\", "")
    assert plain == f"As {typed} says.".replace("\\", "")
    assert lines(list(read.diagnostics)) == ["3:4 foreign-syntax"]


@pytest.mark.parametrize(
    "typed",
    ["It costs $20 or $2,000.", "In **35$** and **40$** a day.", "From US$5 to CA$6.", "Ask @ida."],
)
def test_money_and_names_are_neither(typed: str) -> None:
    assert lede(typed) == typed
    assert warnings(f"{typed}\n") == []


@pytest.mark.parametrize("fence", ["$$\n{}\n$$", "```math\n{}\n```", "```mermaid\n{}\n```"])
def test_what_is_to_be_drawn_is_code_and_told(fence: str) -> None:
    read = reading("Lede.\n\n## H\n\n" + fence.format("a_1\n\n= b*c*") + "\n")
    code = read.article.sections[0].blocks[0]
    assert isinstance(code, CodeBlock)
    assert code.text == "a_1\n\n= b*c*"
    assert lines(list(read.diagnostics)) == ["5:1 foreign-syntax"]


def test_a_reference_of_quartos_is_one_of_ours() -> None:
    text = "Lede.\n\n## H\n\nSee @fig-map and @tbl-none.\n\n![A map](a.png){#fig-map}\n"
    read = reading(text)
    paragraph = read.article.sections[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "See [](#fig-map) and @tbl-none."
    assert [told.code for told in read.diagnostics] == ["foreign-syntax", "image-missing"]


def test_code_of_quarto_and_pandoc_has_its_language() -> None:
    for fence in ("```{.python}", "```{python}", "```{r, echo=false}", "``` python"):
        block = opening(f"{fence}\nx\n```")[0]
        assert isinstance(block, CodeBlock)
        assert block.language in ("python", "r")


def test_other_dialects_are_not_read_in_code() -> None:
    assert lede("`[[x]] %%y%% $z_1$ @doe2020 {.x}`") == "`[[x]] %%y%% $z_1$ @doe2020 {.x}`"
