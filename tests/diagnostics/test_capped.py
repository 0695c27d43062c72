"""Many problems of one kind are told so that they can be read."""

from __future__ import annotations

from exporter.diagnostics import Place, error, warning
from exporter.readers.validation import MOST_ALIKE, capped


def test_of_many_alike_a_hundred_are_told_and_how_many_more_there_are() -> None:
    many = [error("bad", f"number {line}", Place("a", line), "mend it") for line in range(13_333)]

    *told, last = capped(many)

    assert told == many[:MOST_ALIKE]
    assert last == error("bad", "and 13,233 more", Place("a", MOST_ALIKE))


def test_one_more_than_a_hundred_is_told_itself() -> None:
    many = [error("bad", f"number {line}") for line in range(MOST_ALIKE + 1)]

    assert list(capped(many)) == many


def test_each_kind_and_severity_has_its_own_hundred() -> None:
    kinds = [(error, "bad"), (warning, "bad"), (error, "other")]
    many = [tell(code, f"number {line}") for line in range(MOST_ALIKE) for tell, code in kinds]

    assert list(capped(many)) == many
