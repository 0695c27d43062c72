"""Fields of the article that an editor changes on the page come back into their fields."""

from __future__ import annotations

from datetime import date

import pytest

from exporter.roundtrip.word.byline import only_date_in
from tests.support import samples
from tests.support.editing import Document, changed, docx_of, dumped, edited, paragraph
from tests.support.editing import article as whole
from tests.support.samples import article


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        ("Public transport", "Transport", "kicker", "Transport"),
        ("Eleven weeks", "Twelve weeks", "deck", None),
        ("© 2026 The", "© 2027 The", "rights", "© 2027 The Harbour Review, CC BY 4.0"),
        ("desk@example.org", "the desk", "contact", "[the desk](mailto:desk@example.org)"),
    ],
)
def test_a_field_with_a_line_of_its_own_comes_back(
    old: str, new: str, field: str, value: str | None
) -> None:
    wanted = dumped(field).replace(old, new) if value is None else value
    assert edited(lambda d: d.replace(old, new)) == changed(**{field: wanted})


def test_the_issue_line_gives_series_number_and_date() -> None:
    made = edited(
        lambda d: d.replace(
            "City briefs · No. 12 · 31 March 2026", "Town briefs · No. 13 · 1 April 2026"
        )
    )
    assert (made.series, made.number) == ("Town briefs", "13")
    assert made.published is not None
    assert made.published.isoformat() == "2026-04-01T06:00:00+02:00"


@pytest.mark.parametrize("theme", ["think-tank", "newsroom"])
def test_a_masthead_gives_the_publication_and_the_date_on_one_line_or_two(theme: str) -> None:
    document = Document(samples.docx_of(samples.EVERYTHING, theme=theme))
    document.replace("31 March 2026", "1 April 2027")
    document.replace("The Harbour Review", "The Quay")
    made = document.read()
    assert made.article.publication == "The Quay"
    assert str(made.article.published).startswith("2027-04-01 06:00")
    assert not made.diagnostics


@pytest.mark.parametrize("theme", ["think-tank", "newsroom"])
def test_a_date_in_the_masthead_that_is_none_is_told_by_its_field(theme: str) -> None:
    document = Document(samples.docx_of(samples.EVERYTHING, theme=theme))
    document.replace("31 March 2026", "31 June 2026")
    made = document.read()
    assert made.article == whole()
    (told,) = made.diagnostics
    assert (told.code, "'31 June 2026'" in told.message) == ("edit-not-kept", True)
    assert "published stays" in told.message


def test_the_byline_gives_names_roles_dateline_and_update() -> None:
    def change(document: Document) -> None:
        document.replace("Maria Okafor", "Mariam Okafor")
        document.replace("Transport editor", "City editor")
        document.replace("Rotterdam", "Delft")
        document.replace("Updated 2 April 2026", "Updated 3 April 2026")

    byline = dumped("byline")
    byline[0] |= {"name": "Mariam Okafor", "role": "City editor"}
    assert edited(change) == changed(byline=byline, dateline="Delft", updated="2026-04-03")


def test_a_part_of_the_template_that_was_edited_is_told_and_not_taken() -> None:
    document = Document()
    document.replace("Key points", "What matters")
    made = document.read()
    assert made.article == changed()
    assert [one.code for one in made.diagnostics] == ["edit-not-kept"]


def test_a_deleted_field_is_gone() -> None:
    made = edited(lambda d: d.delete("Public transport", "Eleven weeks", "Contact:"))
    assert made == changed(kicker=None, deck=None, contact=None)


def test_a_field_typed_in_its_style_is_filled() -> None:
    document = Document(docx_of(article()))
    title = document.paragraph("A headline")
    title.addprevious(paragraph("Kicker", "News"))
    title.addnext(paragraph("Subtitle", "The deck."))
    made = document.read().article
    assert made == article(kicker="News", deck="The deck.")


def test_a_headline_typed_over_the_sentence_that_stands_in_for_it_is_the_article_s_own() -> None:
    made = article(headline=None, lede="The vote is today. More follows.")
    document = Document(docx_of(made))
    assert document.read().article == made
    document.replace("The vote is today", "They vote")
    assert document.read().article == article(headline="They vote", lede="More follows.")


def test_an_edited_lede_keeps_the_sentence_that_stands_in_for_the_headline() -> None:
    document = Document(docx_of(article(headline=None, lede="The vote is today. More follows.")))
    document.replace("More follows", "Much more follows")
    assert document.read().article.lede == "The vote is today. Much more follows."


def test_a_correction_keeps_its_date_and_takes_another_one() -> None:
    made = edited(lambda d: d.replace("2 April 2026.", "4 April 2026."))
    assert made.corrections[0].date == date(2026, 4, 4)
    assert made.corrections[0].text == changed().corrections[0].text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Updated 2 April 2026", "Updated 2 April 2026 and Zed Zed"),
        ("Updated 2 April 2026", "Updated 2 April 2026, at noon"),
        ("31 March 2026", "31 March 2026, embargoed"),
    ],
)
def test_what_is_typed_beside_a_date_is_told_and_not_lost(old: str, new: str) -> None:
    document = Document()
    document.replace(old, new)
    made = document.read()
    assert made.article == changed()
    assert [one.code for one in made.diagnostics] == ["edit-not-kept"]
    assert new in made.diagnostics[0].message


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("1 April 2026", "en", "2026-04-01"),
        ("Wednesday, April 1, 2026", "en-US", "2026-04-01"),
        ("1. April 2026", "de", "2026-04-01"),
        ("1 de abril de 2026", "es", "2026-04-01"),
        ("1 апреля 2026 г.", "ru", "2026-04-01"),
        ("2026-04-01", "fr", "2026-04-01"),
        ("1 April 2026 or so", "en", None),
    ],
)
def test_a_date_is_read_as_its_language_writes_it(
    text: str, language: str, iso: str | None
) -> None:
    day = only_date_in(text, language)
    assert (day and day.isoformat()) == iso


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("buses, fares", ("buses", "fares")), ("a; b", ("a", "b")), ("", None), ("one two", None)],
)
def test_keywords_in_the_file_s_properties_are_the_article_s(
    typed: str, kept: tuple[str, ...] | None
) -> None:
    document = Document(docx_of(article(keywords=["one", "two"])))
    assert document.read().article.keywords == ("one", "two")
    core = document.parts["docProps/core.xml"].replace(b"one, two", typed.encode())
    document.parts["docProps/core.xml"] = core
    assert document.read().article.keywords == (kept or ("one", "two"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b"<dc:title>", b"<dc:title>Final: ", "give the title as 'Final: "),
        (b"<dc:creator>", b"<dc:creator>Ann; ", "give the author as 'Ann; "),
    ],
)
def test_a_title_or_author_in_the_file_s_properties_is_told_since_the_text_goes_before(
    old: bytes, new: bytes, told: str
) -> None:
    document = Document()
    assert not [one for one in document.read().diagnostics if one.code == "edit-not-kept"]
    document.parts["docProps/core.xml"] = document.parts["docProps/core.xml"].replace(old, new)
    made = document.read()
    assert made.article == whole()
    assert [told in one.message for one in made.diagnostics] == [True]
