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
    ("teaser", "deck"),
    [
        ("The talks began on Monday", None),
        ("The talks began on *Monday*, said one.", None),
        ("Something else entirely.", "Something else entirely."),
    ],
)
def test_a_teaser_that_repeats_the_opening_is_left_out(teaser: str, deck: str | None) -> None:
    text = f'---\nexcerpt: "{teaser}"\n---\nThe talks began on [Monday](https://e.org), said one.\n'
    assert article(text).deck == deck
    assert warnings(text) == []


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


def test_front_matter_in_toml_is_refused() -> None:
    assert lines(failures("+++\ntitle = 'x'\n+++\nLede.\n")) == ["1:1 toml"]


def test_empty_front_matter_says_nothing() -> None:
    assert article("---\n---\nLede.\n").lede == "Lede."
