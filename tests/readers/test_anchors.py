"""Links within a file: to headings, by whatever name a system gives them."""

from __future__ import annotations

import pytest

from tests.support.cases import article, failures, lines, reading, warnings


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("What tenants pay", "what-tenants-pay"),
        ("Costs & gains", "costs--gains"),  # GitHub
        ("Costs & gains", "costs-gains"),  # GitLab, Python-Markdown
        ("2. Who owns?", "who-owns"),  # kramdown, pandoc
        ("2. Who owns?", "2-who-owns"),
        ("Über *uns* und `euch`", "über-uns-und-euch"),
        ("Über uns", "%C3%BCber-uns"),
        ("Über uns", "ber-uns"),  # kramdown keeps ASCII alone
        ("A_b c", "a_b-c"),
        ("A heading longer than Word's bookmarks", "a-heading-longer-than-words-bookmarks"),
    ],
)
def test_a_link_to_the_slug_of_a_heading_leads_there(heading: str, slug: str) -> None:
    read = reading(f"---\ntitle: T\n---\nSee [there](#{slug}).\n\n## {heading}\n\nText.\n")
    label = read.article.sections[0].label
    assert label
    assert read.article.lede == f"See [there](#{label})."
    assert read.diagnostics == ()


def test_a_heading_that_nothing_links_to_has_no_label() -> None:
    read = article("[There](#one).\n\n## One\n\nText.\n\n## Two\n\nText.\n")
    assert [section.label for section in read.sections] == ["one", None]


def test_the_second_heading_of_a_name_has_a_number() -> None:
    read = article("[A](#one) [b](#one-1) [c](#one_1).\n\n## One\n\nText.\n\n## One\n\nText.\n")
    first, second = (section.label for section in read.sections)
    assert read.lede == f"[A](#{first}) [b](#{second}) [c](#{second})."


@pytest.mark.parametrize(
    "before",
    [
        '<a name="here"></a>\n\n## One\n\nText.',
        '<a id="here"></a>\n## One\n\nText.',
        '## <a id="here"></a>One\n\nText.',
        '## One\n\nText. <span id="here"></span>More.',
        '## One\n\n<div id="here">\n\nText.\n\n</div>',
        "## One\n{: .no_toc #here}\n\nText.",
        "## One {#here}\n\nText.",
    ],
)
def test_an_anchor_stands_for_its_heading(before: str) -> None:
    read = article(f"Lede [back](#here).\n\n{before}\n\n## Two\n\nText.\n")
    assert read.sections[0].label
    assert read.lede == f"Lede [back](#{read.sections[0].label})."
    assert read.sections[1].label is None


def test_an_id_that_is_no_label_of_ours_still_leads() -> None:
    read = article("[There](#sec:my_own).\n\n## One {#sec:my_own}\n\nText.\n")
    assert read.lede == f"[There](#{read.sections[0].label})."


def test_labels_of_figures_come_before_slugs() -> None:
    read = article("[A](#one).\n\n## One\n\n| a |\n|--|\n| 1 |\n\nTable: Cap {#one}\n")
    assert read.sections[0].label is None


def test_links_in_html_lead_there_too() -> None:
    read = article('<p>See <a href="#one">it</a>.</p>\n\n## One\n\n<a href="#one">Here</a>.\n')
    assert read.lede == "See [it](#one)."
    assert read.sections[0].label == "one"


def test_a_link_to_nothing_goes_with_a_warning_and_its_words_stay() -> None:
    read = reading("See [what](#nope), [that](#nö).\n\n## One\n\nText.\n")
    assert read.article.lede == "See what, that."
    assert lines(list(read.diagnostics)) == ["1:1 unknown-label", "1:5 unknown-label"]


def test_a_footnote_may_link_to_nothing_too() -> None:
    assert article("Lede.[^1]\n\n[^1]: See [what](#nope).\n").lede == "Lede.^[See what.]"


def test_a_reference_without_words_to_nothing_is_refused() -> None:
    assert lines(failures("See [](#nope).\n")) == ["1:5 unknown-label"]


def test_code_that_looks_like_a_link_stays() -> None:
    assert warnings("Lede.\n\n## A\n\n```\n[x](#nope)\n```\n") == []
