"""Slips of the pen in a house's stylesheets, told where they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter import Exporter
from exporter.diagnostics import DesignError, Diagnostic, Place
from exporter.style.design import Design
from exporter.style.slips import proof_of, unknown_tokens
from tests.support.samples import article


def wrong(css: str) -> list[Diagnostic]:
    return list(proof_of(css, "house.css").wrong_values)


def unknown(*sheets: str) -> list[Diagnostic]:
    return unknown_tokens(proof_of(css, "house.css") for css in sheets)


def house(tmp_path: Path, css: str, name: str = "house.css") -> Path:
    path = tmp_path / name
    path.write_text(css, encoding="utf-8")
    return path


def test_an_unknown_token_is_told_at_its_place_with_the_one_that_was_meant() -> None:
    (found,) = unknown(":root {\n  --acent: #00605a;\n}")

    assert (found.severity, found.code) == ("warning", "unknown-token")
    assert found.place == Place("house.css", 2, 3)
    assert found.hint == "did you mean --accent?"


def test_an_unknown_token_that_is_like_none_gets_the_list() -> None:
    (found,) = unknown(":root { --qqqqqqqq: 1 }")

    assert "brief info --tokens" in (found.hint or "")


def test_a_use_of_a_token_that_is_not_there_is_a_slip_too() -> None:
    (found,) = unknown("p { color: color-mix(in srgb, var(--inc), red) }")

    assert found.place == Place("house.css", 1, 35)
    assert found.hint == "did you mean --ink?"


@pytest.mark.parametrize(
    "sheets",
    [
        (":root { --teal: #00605a } h2 { color: var(--teal) }",),
        (":root { --teal: #00605a }", "h2 { color: var(--teal) }"),
        (":root { --teal: #00605a } h2 { color: var(--teal, red) }",),
        ("h2 { color: var(--teal, red) }",),
        (":root { --_teal: #00605a }",),
        ("p { margin: var(--line) calc(2 * var(--body-size)) }",),
        ("p { margin: var() var(3) }",),
    ],
)
def test_a_property_of_the_house_s_own_is_no_slip(sheets: tuple[str, ...]) -> None:
    assert unknown(*sheets) == []


@pytest.mark.parametrize(
    ("css", "place"),
    [
        ("@media print {\n :root { --acent: red } }", (2, 10)),
        ("@page { @top-left {\n  --acent: red } }", (2, 3)),
        ("p { & em {\n --acent: red } }", (2, 2)),
    ],
)
def test_nested_rules_are_read_too(css: str, place: tuple[int, int]) -> None:
    (found,) = unknown(css)

    assert found.place == Place("house.css", *place)


@pytest.mark.parametrize(
    ("css", "said"),
    [
        ("--accent: 12pt", "--accent is '12pt', and must be a colour"),
        ("--body-size: red", "--body-size is 'red', and must be a size of type from 1pt to 999pt"),
        ("--ink: ", "--ink is '', and must be a colour"),
        ("--link-decoration: ", "--link-decoration is '', and must be a line at words"),
        (
            "--muted: calc(2 * var(--fit))",
            "--muted is 'calc(2 * var(--fit))', and must be a colour",
        ),
        ("--max-pages: two", "--max-pages is 'two', and must be none or a whole number from 1"),
        ("--fit-min: 0.2", "--fit-min is '0.2', and must be a number from 0.5 to 1"),
        ("--hyphens: off", "--hyphens is 'off', and must be auto, manual or none"),
        ("--accent: inherit", "--accent is 'inherit', and must be a colour"),
        ("--link: var(--body-size)", "--link is 'var(--body-size)', and must be a colour"),
    ],
)
def test_a_value_of_another_kind_is_told_where_it_is_written(css: str, said: str) -> None:
    (found,) = wrong(f":root {{\n  --fit-fill: 1;\n  {css};\n}}")

    assert (found.severity, found.code) == ("error", "wrong-token-value")
    assert found.message == said
    assert found.place == Place("house.css", 3, 3)


@pytest.mark.parametrize(
    "css",
    [
        "--accent: var(--ink)",
        "--accent: var(--ink, 12pt)",
        "--accent: var(--teal)",
        "--accent: /* ours */ #00605a /* teal */ !important",
        "--heading-rule: var(--bar) solid var(--accent)",
        "--headline-weight: var(--heading-weight)",
        "--figure-drift: var(--max-pages)",
        "--palette: var(--ink), var(--teal)",
        "--chart-width: calc(100% - var(--text-start))",
        "--body-size: round(calc(9pt * var(--fit)), 0.5pt)",
        "--teal: 12pt",
    ],
)
def test_what_may_be_of_the_kind_passes(css: str) -> None:
    assert wrong(f":root {{ {css} }}") == []


def test_the_hint_shows_a_value_of_the_kind() -> None:
    assert wrong(":root { --accent: 1 }")[0].hint == "write it as in --accent: #a8132b"
    assert wrong(":root { --link: 1 }")[0].hint == "write it as in --link: #a8132b"
    assert wrong(":root { --max-pages: x }")[0].hint == "write it as in --max-pages: 2"
    assert wrong(":root { --hyphens: x }")[0].hint == "write it as in --hyphens: auto"


def test_no_message_quotes_more_than_a_few_words_of_a_value() -> None:
    (found,) = wrong(f":root {{ --accent: {'red ' * 100} }}")

    assert len(found.message) < 100


def test_a_wrong_value_stops_the_export_before_any_page_is_set(tmp_path: Path) -> None:
    path = house(tmp_path, ":root { --accent: 12pt; --max-pages: two }")

    with pytest.raises(DesignError) as caught:
        Exporter(styles=[path])

    assert caught.value.exit_code == 4
    assert [one.place for one in caught.value.diagnostics] == [
        Place(str(path), 1, 9),
        Place(str(path), 1, 25),
    ]


def test_a_wrong_value_in_an_imported_stylesheet_is_told_there(tmp_path: Path) -> None:
    more = house(tmp_path, ":root { --accent: 12pt }", "more.css")

    with pytest.raises(DesignError) as caught:
        Design(styles=[house(tmp_path, '@import "more.css";')])

    assert caught.value.place == Place(str(more), 1, 9)


def test_a_theme_and_a_style_of_one_house_may_share_a_property(tmp_path: Path) -> None:
    theme = house(tmp_path, ":root { --teal: #00605a }", "theme.css")
    style = house(tmp_path, "h2 { color: var(--teal) }", "style.css")

    assert Design(theme, [style]).diagnostics("brief") == []
    assert [one.code for one in Design(theme).diagnostics("brief")] == ["unknown-token"]


def test_an_edition_of_the_house_s_own_is_read_too(tmp_path: Path) -> None:
    house(tmp_path, "<html lang=en><body></body></html>", "card.html")
    house(tmp_path, ":root { --acent: red }", "card.css")

    (found,) = Design(templates=tmp_path).diagnostics("card")

    assert found.place == Place(str(tmp_path / "card.css"), 1, 9)


def test_strict_makes_an_unknown_token_an_error(tmp_path: Path) -> None:
    exporter = Exporter(styles=[house(tmp_path, ":root { --acent: #00605a }")])

    (told,) = exporter.export(article(), editions=["brief"], formats=[]).diagnostics
    assert told.code == "unknown-token"
    with pytest.raises(DesignError, match="--acent"):
        exporter.export(article(), editions=["brief"], formats=[], strict=True)
