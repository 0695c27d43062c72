"""Custom properties that lead back to themselves, or are set where nothing reads them."""

from __future__ import annotations

import pytest

from exporter.diagnostics import Diagnostic, Place
from exporter.style.leads import lost_leads
from exporter.style.slips import proof_of


def lost(*sheets: str) -> list[Diagnostic]:
    return lost_leads(proof_of(css, "house.css") for css in sheets)


def test_properties_made_of_each_other_are_one_error_at_the_first() -> None:
    (told,) = lost(":root { --accent: var(--ink);\n --ink: var(--accent) }")
    assert (told.severity, told.code) == ("error", "wrong-token-value")
    assert told.message == "--accent is made of itself, by way of --ink"
    assert told.place == Place("house.css", 1, 9)


@pytest.mark.parametrize(
    "css",
    [
        "html { --ink: var(--ink) }",
        ":root { --_a: calc(1pt + var(--_b, 2pt)); --_b: var(--_a) }",
        "p { --_a: var(--_b); --_b: var(--_a) }",
        "@media print { p { --_a: var(--_a, red) } }",
        ":root { --accent: var(--link) }",  # our --link is var(--accent)
    ],
)
def test_a_circle_is_found_in_any_rule_and_through_our_own_tokens(css: str) -> None:
    assert [one.code for one in lost(css)] == ["wrong-token-value"]


def test_a_circle_may_go_from_one_stylesheet_to_another() -> None:
    (told,) = lost(":root { --_a: var(--_b) }", ":root { --_b: var(--_a) }")
    assert told.message == "--_a is made of itself, by way of --_b"


@pytest.mark.parametrize(
    "css",
    [
        ":root { --ink: var(--_ink); --_ink: black }",
        ":root { --ink: var(--accent) } p { --accent: var(--ink) }",  # inherited, hence no circle
        ":root { --_a: var(--_b); --_b: var(--_a) } :root { --_b: red }",
        ":root { --_a: 'var(--_a)' }",
        ".lede { --ink: red; color: var(--ink) }",
    ],
)
def test_what_leads_somewhere_is_no_circle(css: str) -> None:
    assert lost(css) == []


@pytest.mark.parametrize(
    "scope", ["body", "main.text", "section > p", "p::before", "h1, h2", "p:not(:has(a, b))"]
)
def test_a_token_that_is_read_of_the_whole_document_is_told_elsewhere(scope: str) -> None:
    (told,) = lost(f"{scope} {{ --max-pages: 1 }}")
    assert (told.severity, told.code) == ("warning", "unread-token")
    assert told.message == f"--max-pages is set on {scope}, and read of the whole document only"
    assert told.hint


@pytest.mark.parametrize(
    "css",
    [
        ":root { --max-pages: 1 }",
        'html[data-edition="summary"] { --max-pages: 1 }',
        "@media print { :root { --body-size: 9pt } }",
        "* { --max-pages: 1 }",
        "[lang=de] { --max-pages: 1 }",
        "@page { --margin-top: 3cm }",
        "body, :root { --max-pages: 1 }",
        ":root:has(.lede):not(:has(main > section, p)) { --max-pages: 1 }",
        "body { --accent: red }",  # rules of ours read it of any element
        "aside { --body-size: 8pt } aside p { font-size: var(--body-size) }",
    ],
)
def test_a_token_where_something_reads_it_is_not_told(css: str) -> None:
    assert lost(css) == []
