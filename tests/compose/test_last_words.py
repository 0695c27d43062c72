"""A paragraph's last word of a few letters brings the one before it along."""

from __future__ import annotations

import pytest

from exporter.compose.inline_html import column_head_html, prose_html
from exporter.compose.last_words import tied

SAID = "The commission asked the harbour master how "


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("large its area is.", "its area\u00a0is."),
        ("many came in km^2^.", "in\u00a0km<sup>2</sup>."),
        ("many had *come*.", "had\u00a0<em>come</em>."),
        ("many had come.^[In 2025.]", 'had\u00a0come.<span class="footnote">In 2025.</span>'),
        ("many had arrived.", "had arrived."),
        ("incomprehensibilities go.", "incomprehensibilities go."),
        ("many `had` go.", '<code class="code">had</code> go.'),
    ],
)
def test_a_last_line_has_five_letters_at_least(text: str, end: str) -> None:
    assert prose_html(SAID + text, str).endswith(end)


def test_plain_text_in_a_picture_s_stead_ends_so_too() -> None:
    assert tied("A map of all the lines that were cut.") == "A map of all the lines that were cut."
    assert tied("A map of all the bus lines that were cut.").endswith("that were\u00a0cut.")


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        ("Fuel and power (€ m)", "Fuel and power (€\u00a0m)"),
        ("Fuel (*per* m^2^)", "Fuel (<em>per</em>\u00a0m<sup>2</sup>)"),
        ("Wages (with those of drivers)", "Wages (with those of drivers)"),
        ("Wages, net", "Wages, net"),
    ],
)
def test_the_head_of_a_column_keeps_its_unit_on_one_line(head: str, shown: str) -> None:
    assert column_head_html(head, str) == shown


def test_a_text_of_one_line_has_no_ties() -> None:
    assert prose_html("It is not so.", str) == "It is not so."


def test_behind_a_syllable_of_hangul_no_tie_stands() -> None:
    said = "어느 누구도 노예상태 또는 예속상태에 놓여지지 아니한다. 노예매매는 금지를 한다."
    assert "\u00a0" not in prose_html(said, str)
