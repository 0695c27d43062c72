"""Front matter: our names, the names of others, and slips of the pen."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from exporter.article import Author
from exporter.diagnostics import Severity
from tests.support.cases import article, failures, lines, reading, warnings


def test_our_own_fields_are_read() -> None:
    read = article(
        "---\nheadline: A *fine* day\nkicker: Weather\nbyline:\n  - name: Jane\n    role: Editor\n"
        "published: 2026-03-31\nstatus: embargoed\nembargo: 2026-04-01T06:00:00+02:00\n---\nLede.\n"
    )
    assert (read.headline, read.kicker) == ("A *fine* day", "Weather")
    assert read.byline == (Author(name="Jane", role="Editor"),)
    assert read.embargo == datetime(2026, 4, 1, 6, tzinfo=timezone(timedelta(hours=2)))


def test_the_names_of_other_systems_are_understood() -> None:
    read = article(
        '---\ntitle: "Is it &ldquo;so&rdquo;?"\ndate: 2014-04-11 11:07:00 +0000\nauthor: Jane\n'
        "subtitle: Below\ntags: one, two\nlang: en-US\nlastmod: 2026-01-02\n"
        "license: CC0\n---\nLede.\n"
    )
    assert read.headline == "Is it “so”?"
    assert read.published == datetime(2014, 4, 11, 11, 7, tzinfo=UTC)
    assert read.updated == date(2026, 1, 2)
    assert read.byline == (Author(name="Jane"),)
    assert (read.deck, read.keywords, read.language) == ("Below", ("one", "two"), "en-US")
    assert read.rights == "CC0"


def test_our_own_name_wins_over_another() -> None:
    assert article("---\ntitle: Theirs\nheadline: Ours\n---\nLede.\n").headline == "Ours"


@pytest.mark.parametrize(
    ("teaser", "deck", "codes"),
    [
        ("The talks began on Monday", None, ["repeated-teaser"]),
        ("The talks began on *Monday*, said one.", None, ["repeated-teaser"]),
        ("Something else entirely.", "Something else entirely.", []),
    ],
)
def test_a_teaser_that_repeats_the_opening_is_left_out_and_told(
    teaser: str, deck: str | None, codes: list[str]
) -> None:
    text = f'---\nexcerpt: "{teaser}"\n---\nThe talks began on [Monday](https://e.org), said one.\n'
    assert article(text).deck == deck
    assert warnings(text) == codes


def test_a_deck_of_our_own_may_say_what_it_likes() -> None:
    assert article("---\ndeck: Lede.\n---\nLede.\n").deck == "Lede."


def test_unknown_keys_are_warnings_and_foreign_ones_notes() -> None:
    said = reading("---\nhedline: x\nlayout: post\npermalink: /x\n---\nLede.\n").diagnostics
    assert lines(list(said)) == ["2:1 unknown-key", "3:1 foreign-key"]
    assert [item.severity for item in said] == [Severity.WARNING, Severity.NOTE]
    assert said[0].hint == "did you mean headline?"
    assert "layout, permalink" in said[1].message


def test_errors_in_front_matter_have_their_place() -> None:
    text = "---\nheadline: x\nembargo: 31 March\nauthors:\n  - name: [a]\n---\nLede.\n"
    assert lines(failures(text)) == ["3:10 bad-date", "5:11 wrong-type"]
    assert lines(failures("---\na: [\n---\nLede.\n")) == ["3:1 yaml-syntax"]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert article("---\n\nLede.\n\n## A\n").sections[0].heading is None


TOML = """+++
title = "A *fine* day"
date = 2026-03-31T06:00:00+02:00
lastmod = 2026-04-02
weight = 3
number = 7
tags = ["one", "two"]
[params]
math = true
+++
Lede.
"""


def test_front_matter_may_be_toml() -> None:
    read = reading(TOML)
    assert read.article.headline == "A *fine* day"
    assert read.article.published == datetime(2026, 3, 31, 6, tzinfo=timezone(timedelta(hours=2)))
    assert read.article.updated == date(2026, 4, 2)
    assert (read.article.number, read.article.keywords) == ("7", ("one", "two"))
    assert read.article.lede == "Lede."
    assert lines(list(read.diagnostics)) == ["5:1 foreign-key"]


def test_what_is_no_toml_has_its_place() -> None:
    assert lines(failures("+++\ntitle = x\n+++\nLede.\n")) == ["2:9 toml"]


@pytest.mark.parametrize(
    "head",
    [
        '{"title": "T", "date": "2026-03-31", "number": 7}\n',
        '{\n  "title": "T",\n  "date": "2026-03-31",\n  "number": 7\n}\n\n',
        '---json\n{"title": "T", "date": "2026-03-31", "number": 7}\n---\n',
        '---toml\ntitle = "T"\ndate = 2026-03-31\nnumber = 7\n---\n',
    ],
)
def test_front_matter_may_be_json_bare_or_in_fences(head: str) -> None:
    read = article(f"{head}Lede.\n")
    assert (read.headline, read.published, read.number) == ("T", date(2026, 3, 31), "7")
    assert read.lede == "Lede."


def test_braces_at_the_top_need_not_be_json() -> None:
    assert article("{ so to speak } it began.\n").lede == "{ so to speak } it began."


def test_a_title_block_of_pandoc_is_front_matter() -> None:
    text = "% Rents in the\n  port *quarter*\n% Ida Berg; Tom Okoro\n% 11 February 2026\n\nLede.\n"
    read = article(text)
    assert read.headline == "Rents in the port *quarter*"
    assert [author.name for author in read.byline] == ["Ida Berg", "Tom Okoro"]
    assert (read.published, read.lede) == (date(2026, 2, 11), "Lede.")


def test_a_line_of_a_title_block_may_be_empty() -> None:
    read = article("% Rents\n%\n% 2026\n\nLede.\n")
    assert (read.headline, read.byline, read.published) == ("Rents", (), None)


def test_tabs_are_white_space() -> None:
    read = article("---\ntitle:\tT\nauthors:\n- melody\t\t\n-\tJane\t# she\n---\nLede.\n")
    assert read.headline == "T"
    assert [author.name for author in read.byline] == ["melody", "Jane"]


def test_html_in_values_becomes_marks() -> None:
    read = article(
        "---\ntitle: One <em>and</em> two<br>three\nrights: <b>\n"
        'excerpt: See <a href="https://e.org">this</a>, 1 < 2.\n'
        "key_points:\n- A <i>point</i>.\n---\nLede.\n"
    )
    assert read.headline == "One *and* two\\\nthree"
    assert (read.deck, read.rights) == ("See [this](https://e.org), 1 < 2.", "<b>")
    assert read.key_points == ("A *point*.",)


def test_an_abstract_beside_a_subtitle_is_the_one_page_summary() -> None:
    text = "---\nsubtitle: Below\nabstract: |\n  One.\n\n  Two.\n---\nLede.\n"
    read = reading(text)
    assert read.article.deck == "Below"
    assert [getattr(block, "text", "") for block in read.article.executive_summary] == [
        "One.",
        "Two.",
    ]
    assert lines(list(read.diagnostics)) == ["3:1 abstract"]


def test_a_second_key_for_one_thing_is_not_lost_in_silence() -> None:
    said = reading("---\ntags: [a]\ncategories: [a, b]\nsubtitle: X\nteaser: Y\n---\nLede.\n")
    assert said.article.keywords == ("a", "b")
    assert lines(list(said.diagnostics)) == ["5:1 second-key"]


def test_an_author_works_where_quarto_says() -> None:
    text = "---\nauthor:\n- name: Ida\n  orcid: 1\n  affiliations:\n  - name: Port\n---\nLede.\n"
    assert article(text).byline == (Author(name="Ida", affiliation="Port"),)


def test_empty_front_matter_says_nothing() -> None:
    assert article("---\n---\nLede.\n").lede == "Lede."


OTHER_SYSTEMS = {
    "jekyll": "layout toc pin math render_with_liquid nav_order author_profile"
    " custom_css show_date collection permalink sitemap media_subpath robots",
    "hugo": "draft weight slug linkTitle resources isCJKLanguage hideSummary readingTime headless"
    " ShowReadingTime nolastmod showAuthor cascade cover",
    "quarto": "number-sections code-fold citation shortcodes link-citations affiliations thanks"
    " abstract-title toc-title bibliography format",
    "obsidian": "aliases cssclasses publish source rating dg-publish start location created up",
    "ghost": "meta_title meta_description og_title twitter_description custom_template"
    " primary_author reading_time visibility feature_image codeinjection_head",
    "docusaurus": "sidebar_label title_meta hide_title custom_edit_url unlisted author_title slug",
    "eleventy": "layout permalink pagination eleventyNavigation metaTitle socialImage",
    "astro": "heroImage head readTime draft editUrl",
    "hexo": "top_img mathjax copyright_author comments sticky",
    "pandoc": "numbersections header-includes documentclass geometry lof",
}


@pytest.mark.parametrize("keys", OTHER_SYSTEMS.values(), ids=OTHER_SYSTEMS)
def test_no_key_that_only_another_system_knows_is_a_warning(keys: str) -> None:
    head = "".join(f"{key}: some words\n" for key in keys.split())
    told = reading(f"---\ntitle: Ships\n{head}---\nLede.\n").diagnostics
    assert {one.severity for one in told} == {Severity.NOTE}
    assert all(key in " ".join(one.message for one in told) for key in keys.split())


def test_a_slip_in_front_matter_of_another_system_is_still_one() -> None:
    (told,) = reading("---\ntitle: Ships\nautor: Jane\n---\nLede.\n").diagnostics
    assert (told.severity, told.hint) == (Severity.WARNING, "did you mean author?")


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("publishDate", "published"),
        ("pubDate", "published"),
        ("published_at", "published"),
        ("post_date", "published"),
        ("updatedDate", "updated"),
        ("updated_at", "updated"),
        ("date-modified", "updated"),
        ("Date", "published"),
    ],
)
def test_their_dates_are_ours_however_they_are_called(key: str, field: str) -> None:
    read = article(f"---\ntitle: Ships\n{key}: 2026-03-31\n---\nLede.\n")
    assert getattr(read, field) == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("---\nheadline: A\n\nno end\n", "close it with --- on a line of its own below line 2"),
        ("---\nmine: A\nbyline:\n  - Jane\n- Joe\nText\n", "--- on a line of its own below line 5"),
        ("---\ntitle: A\n----\n\nText\n", "line 3 is to close it: let --- stand there"),
        ("---\ntitle: A\n\u2014\n\nText\n", "line 3 is to close it: let --- stand there"),
        ('+++\ntitle = "A"\n\nText\n', "close it with +++ on a line of its own below line 2"),
        ('---json\n{"title": "A"}\n\nText\n', "--- on a line of its own below line 2"),
    ],
)
def test_front_matter_that_is_never_closed_is_printed_with_a_warning(text: str, hint: str) -> None:
    (told,) = (one for one in reading(text).diagnostics if one.code == "unclosed-front-matter")

    assert told.place
    assert (told.severity, told.place.line) == (Severity.WARNING, 1)
    assert hint in (told.hint or "")


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nheadline: A\n",
        "---\nNote: the ships wait.\n\nText\n",
        "---\nText\n\nheadline: A\n",
        "---\n- A list\n- of two\n",
        "Text\n\n---\nheadline: A\n",
        "----\nheadline: A\n",
        "---\n",
    ],
)
def test_a_thematic_break_above_a_text_is_no_front_matter(text: str) -> None:
    assert "unclosed-front-matter" not in warnings(text)
