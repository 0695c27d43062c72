"""Which values are of which kind."""

from __future__ import annotations

import pytest
import tinycss2

from exporter.style.kinds import KINDS, Value, sort_of


def value(css: str) -> Value:
    """The component values of CSS text."""
    return [node for node in tinycss2.parse_component_value_list(css) if node.type != "whitespace"]


RIGHT = {
    "colour": [
        "#a8132b",
        "red",
        "rgb(1 2 3 / 50%)",
        "transparent",
        "currentcolor",
        "oklch(.5 .1 9)",
    ],
    "colours": ["red", "red, #fff"],
    "length": ["9.5pt", "-47mm", "0", "1.5RLH", "calc(2mm + 1pt)", "max(1pt, 2pt)"],
    "size": ["10pt", "1pt", "999pt", "3mm", "1.5em", "calc(1pt)"],
    "percentage": ["50%", "calc(50% - 1%)"],
    "number": ["1", "0.5", "-2", "calc(1 / 3)"],
    "whole number": ["3", "-1"],
    "weight": ["700", "bold", "Normal"],
    "families": ["serif", '"Source Sans 3", sans-serif', "Source Sans, serif"],
    "names": ["contents", "pull-quotes, key-points"],
    "rule": ["0.5pt solid red", "solid", "thin dotted #fff", "2pt"],
    "picture": ["url(logo.svg)", "url('a/logo.png')"],
    "decoration": ["underline", "underline dotted red 1pt"],
}
WRONG = {
    "colour": ["12pt", "rde", "#12", "red blue", "calc(1pt)"],
    "colours": ["red, 12pt", "red,,blue", "red blue"],
    "length": ["red", "1.4", "10%", "90deg", "1fr", "1pt 2pt", "auto"],
    "size": ["0", "0pt", "-3pt", "0.9pt", "1000pt", "1e9px", "-1em", "50%", "big"],
    "percentage": ["50", "5mm"],
    "number": ["1pt", "two", "50%"],
    "whole number": ["2.5", "two"],
    "weight": ["heavy", "7pt", "0", "450", "1000", "-100", "5000"],
    "families": ["3", '"A" "B"', "serif,", "12pt serif", '"A", 3'],
    "names": ["contents sources", "contents,, sources", '"contents"', "1"],
    "rule": ["1pt wavy red", "1pt solid red 2pt", "5", '"x"'],
    "picture": ["logo.svg", "'logo.svg'", "url()", "url(a.svg) 3"],
    "decoration": ['"underline"', "3"],
}


def cases(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(kind, css) for kind, values in table.items() for css in values]


def test_every_kind_is_tried_here() -> None:
    assert list(KINDS) == list(RIGHT) == list(WRONG)


@pytest.mark.parametrize(("kind", "css"), cases(RIGHT))
def test_a_value_is_of_its_kind(kind: str, css: str) -> None:
    assert KINDS[kind].holds(value(css))


@pytest.mark.parametrize(("kind", "css"), cases(WRONG))
def test_a_value_of_another_kind_is_not(kind: str, css: str) -> None:
    assert not KINDS[kind].holds(value(css))


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_a_kind_is_of_it(kind: str) -> None:
    assert KINDS[kind].holds(value(KINDS[kind].example))


@pytest.mark.parametrize(
    ("css", "is_right"),
    [("0.5", True), ("1", True), ("0.49", False), ("1.1", False), ("calc(1 / 2)", False)],
)
def test_a_bounded_number_is_within_its_bounds_and_written_out(css: str, is_right: bool) -> None:
    assert sort_of("number from 0.5 to 1").holds(value(css)) is is_right


def test_a_bound_below_is_enough() -> None:
    sort = sort_of("whole number from 1")

    assert sort.said == "a whole number from 1"
    assert sort.holds(value("1000"))
    assert not sort.holds(value("0"))


def test_a_word_that_is_no_kind_is_a_keyword() -> None:
    assert sort_of("center").holds(value("CENTER"))
    assert not sort_of("center").holds(value("middle"))
    assert not sort_of("center").holds(value("center center"))
