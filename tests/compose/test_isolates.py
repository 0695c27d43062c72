"""Addresses, telephone and signed numbers are kept in one piece where text runs to the left."""

from __future__ import annotations

import pytest

from exporter.compose.inline_html import isolated


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("العجز −4.5% هذا", "−4.5%"),
        ("أي -12 مليون", "-12"),
        ("دولار ($3.2m) في", "$3.2m"),
        ("الهاتف +31 20 555 0199 والموقع", "+31 20 555 0199"),
        ("في https://example.org/ar?q=1#x. من", "https://example.org/ar?q=1#x"),
        ("إلى a.b+c@example.org نعم", "a.b+c@example.org"),
        ("من C++. ثم", "C++"),
        ("الحرارة −5 °C.", "−5 °C"),
        ("النقطة: 50% (خمسون)", "50%"),
    ],
)
def test_what_has_marks_on_its_sides_is_one_piece(text: str, piece: str) -> None:
    assert f'<bdi dir="ltr">{piece}</bdi>' in isolated(text, right_to_left=True)


@pytest.mark.parametrize(
    "text", ["عام 2024/2025", "من 10 إلى 20", "31 مارس 2026", "Reuters (لندن)"]
)
def test_words_and_bare_numbers_stay_with_their_neighbours(text: str) -> None:
    assert "bdi" not in isolated(text, right_to_left=True)


def test_a_text_that_runs_to_the_right_has_no_isolates() -> None:
    text = "A deficit of −4.5%, see https://example.org & call +31 20 555 0199"
    assert isolated(text, right_to_left=False) == text.replace("&", "&amp;")


def test_what_an_article_says_never_becomes_markup() -> None:
    assert "<b>" not in isolated("שלום <b>−4%</b> https://example.org/<b>", right_to_left=True)
