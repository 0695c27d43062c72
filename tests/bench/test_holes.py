"""What pages leave empty is counted, and what left it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import holes
from bench.holes import Feet, Hole, Row, feet_of, told_of
from exporter import Exporter

LEAVE = ":root { --figure-min: 1; --figure-drift: 0; --figure-beside: 1; --fit-last-page: 0 }"
PARAGRAPH = "A word of the report is said here again, and then it is said once more. " * 12 + "\n\n"


def test_a_picture_that_begins_the_next_page_is_named_with_the_hole_that_it_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holes, "SHAPES", ((1000, 1000),))
    style, article = tmp_path / "leave.css", tmp_path / "a.md"
    style.write_text(LEAVE)
    article.write_text(f"# A report\n\n{PARAGRAPH * 2}![A square](gone.png)\n\n{PARAGRAPH * 2}")

    exporter = Exporter(theme="clear-print", paper="a4", styles=[style])
    (hole,) = feet_of(exporter, article, stand_ins=True).counted

    assert (hole.page, hole.column) == (1, 0)
    assert hole.follows.startswith("figure")
    assert hole.lines > 5
    assert (hole.missing or 0) > 0


def test_a_row_counts_holes_and_last_pages_that_are_nearly_empty() -> None:
    feet = Feet(3, 0.1, (Hole(1, 0, 2.0, 0.04, "text", None), Hole(2, 1, 9.0, 0.2, "h2", 1.5)))
    row = Row()
    row.add(feet, 0.5)

    assert row.told("house").split() == ["house", "1", "2", "1", "1", "1", "0.5"]
    assert list(told_of(feet)) == [
        "page 2 of 3, column 2: 9.0 lines, 20%, before h2, lacks 1.5 lines",
        "page 3, the last, is filled by 10%",
    ]
