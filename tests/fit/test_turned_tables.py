"""A table that no page has room for upright stands turned, on pages of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from exporter import Exporter, resources
from exporter.printed import pages_of
from exporter.results import Export
from tests.support import pages as printed

NUMBERS = ["12,345,678"] * 15
YEARS = [str(year) for year in range(2000, 2015)]
TEXT = "The council agreed on measures for the market and on all of their costs. " * 6
LONG = ["Responsibilities", "Accountability", "Telecommunications", "Internationalisation"]
THEMES = [path.stem for path in sorted((resources.styles_folder() / "themes").glob("*.css"))]


def table(rows: Sequence[Sequence[str]], before: str = "") -> str:
    lines = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    return "\n".join(f"{before}| {' | '.join(row)} |" for row in lines) + "\n\n"


ROWS = [["Member", *YEARS], *[[f"Country {row}", *NUMBERS] for row in range(12)]]
WIDE = table(ROWS)


@dataclass(frozen=True)
class Made:
    """An export, with the file that it was made of."""

    file: Path
    export: Export

    def data(self, kind: str = "pdf") -> bytes:
        return next(one.data for one in self.export.renditions if one.format == kind)

    @property
    def shapes(self) -> str:
        """A letter for each page: whether it stands or lies."""
        return "".join("L" if page.width > page.height else "S" for page in pages_of(self.data()))

    @property
    def codes(self) -> list[str]:
        told = [one.code for one in self.export.diagnostics]
        return [code for code in told if code.endswith(("-turned", "-without-room"))]

    def page_of(self, words: str) -> int:
        """The page of a line that begins with some words."""
        return next(line.page for line in printed.lines(self.data()) if line.text.startswith(words))


def exported(folder: Path, text: str, theme: str = "newsroom", pages: int | None = None) -> Made:
    file = folder / "a.md"
    head = "---\ntitle: A table\ndate: 2026-03-02\npublication: The House\n---\nOne sentence.\n\n"
    file.write_text(head + text)
    exporter = Exporter(theme=theme)
    return Made(file, exporter.export(file, editions=["brief"], pages=pages, preflight=False))


@pytest.mark.parametrize("theme", THEMES)
def test_a_table_without_room_stands_turned_and_the_text_goes_on_upright(
    theme: str, tmp_path: Path, ooxml_failures: Callable[[Sequence[Path]], list[str]]
) -> None:
    text = f"{TEXT}\n\n{TEXT}\n\n{WIDE}## Afterwards\n\nThe end comes here.\n"
    made = exported(tmp_path, text, theme)
    assert made.codes == ["table-turned"]
    shapes = made.shapes
    assert (shapes[0], shapes[-1], shapes.count("L")) == ("S", "S", 1)
    assert made.page_of("Country 0") == made.page_of("Country 11") == shapes.index("L") + 1
    assert made.page_of("Afterwards") > made.page_of("Country 11")
    docx = tmp_path / "a.docx"
    docx.write_bytes(made.data("docx"))
    assert not ooxml_failures([docx])


def test_the_note_says_where_the_table_is_and_what_may_be_done(tmp_path: Path) -> None:
    made = exported(tmp_path, TEXT + "\n\n" + WIDE)
    (told,) = [one for one in made.export.diagnostics if one.code == "table-turned"]
    assert told.place
    assert (told.place.line, told.place.column) == (10, 3)
    assert told.severity.name == "NOTE"
    assert "split" in (told.hint or "")


def test_a_turned_table_at_the_end_is_the_last_page_and_no_empty_one_follows(
    tmp_path: Path,
) -> None:
    assert exported(tmp_path, TEXT + "\n\n" + WIDE).shapes == "SL"


def test_headings_go_with_the_table_that_they_lead_to(tmp_path: Path) -> None:
    made = exported(tmp_path, f"{TEXT}\n\n## One heading\n\n### And one below\n\n{WIDE}")
    assert made.shapes == "SL"
    assert made.page_of("One heading") == made.page_of("And one below") == 2


def test_text_that_follows_fills_the_page_before_a_turned_table(tmp_path: Path) -> None:
    many, few = f"{TEXT}\n\n" * 8, f"{TEXT}\n\n" * 3
    made = exported(tmp_path, f"{many}{WIDE}{few}## Afterwards\n\n{TEXT}\n")
    (moved,) = made.export.fits["brief"].figures
    assert moved.passed == tuple(f"sections.0.blocks.{number}" for number in (9, 10, 11))
    assert made.page_of("Afterwards") == made.page_of("Country 0") + 1


def test_a_long_turned_table_repeats_its_head_on_pages_of_its_kind(tmp_path: Path) -> None:
    made = exported(tmp_path, f"{TEXT}\n\n{table([ROWS[0], *ROWS[1:] * 5])}")
    assert made.shapes == "SLL"
    heads = [line.page for line in printed.lines(made.data()) if line.text.startswith("Member")]
    assert heads == [2, 3]


def test_a_table_that_has_room_when_set_smaller_stays_upright(tmp_path: Path) -> None:
    made = exported(tmp_path, TEXT + "\n\n" + table([row[:9] for row in ROWS]))
    assert (made.codes, made.shapes) == ([], "S")


def test_a_table_of_words_that_break_as_much_when_turned_stays_upright(tmp_path: Path) -> None:
    made = exported(tmp_path, table([[f"H{n}" for n in range(20)], LONG * 5]))
    assert (made.codes, made.shapes) == (["word-without-room"], "S")


@pytest.mark.parametrize("before", ["- An item\n\n  {}", "> [!NOTE]\n> {}"])
def test_a_table_in_a_list_or_a_box_stays_there(before: str, tmp_path: Path) -> None:
    start, mark = before.rsplit("\n", 1)
    words = table([[f"H{n}" for n in range(12)], LONG * 3], mark.format(""))
    made = exported(tmp_path, f"{start}\n{words}")
    assert (made.codes, made.shapes) == (["word-without-room"], "S")


def test_no_table_is_turned_where_pages_are_limited(tmp_path: Path) -> None:
    text = TEXT + "\n\n" + table([[f"H{n}" for n in range(10)], LONG[2:3] * 10])
    assert exported(tmp_path, text).codes == ["table-turned"]
    assert exported(tmp_path, text, pages=2).codes == ["word-without-room"]
