"""Numbers of a column stand below each other by their marks, and their text stays as it is."""

from __future__ import annotations

import pytest

from exporter.fit.decimals import ROOM, align_decimals
from tests.support.small import cascade_of

NARROW = "font-size: 10pt"


def rooms(*numbers: str, kind: str = "align-right", language: str = "en") -> list[str]:
    rows = "".join(f'<tr><td class="table-cell {kind}">{number}</td></tr>' for number in numbers)
    cascade = cascade_of(NARROW, f"<table><tbody>{rows}</tbody></table>")
    cascade.document_element.set("lang", language)
    aligned = align_decimals(cascade.anew())
    return [cell.get("style") or "" for cell in aligned.document_element.iter("td")]


def test_what_a_number_has_less_behind_its_mark_is_kept_free() -> None:
    longest, half, whole = rooms("12.25", "1.5", "7")
    assert not longest
    assert half.startswith(ROOM)
    assert float(whole.split()[1][:-2]) > float(half.split()[1][:-2]) > 0.4


def test_units_belong_to_what_stands_behind_the_mark() -> None:
    whole, fraction = rooms("1,200 %", "3.5 %")
    assert whole
    assert not fraction


def test_the_mark_is_that_of_the_language() -> None:
    assert not any(rooms("1,200", "3,500", "7"))
    assert any(rooms("1,25", "3,5", "7", language="de"))


def test_so_are_the_marks_of_arabic_digits_in_any_language() -> None:
    assert any(rooms("١٬٢٠٠٫٢٥", "٣٫٥", "٧", language="ar"))
    assert any(rooms("۱۲۷۰٫۰۱", "۱۲۷۱٫۹", language="fa-IR"))


@pytest.mark.parametrize("other", ["2024-05-01", "1.2.3", "3.5–4"])
def test_a_column_with_other_things_than_numbers_is_left_alone(other: str) -> None:
    assert not any(rooms("1.25", other))


def test_a_dash_is_no_number_and_disturbs_none() -> None:
    dash, half, whole = rooms("–", "1.5", "7")
    assert whole
    assert not dash
    assert not half


def test_a_column_set_to_its_start_is_left_alone() -> None:
    assert not any(rooms("1.5", "7", kind="align-left"))
