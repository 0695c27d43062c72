"""What the engine says of a stylesheet is told where it stands, whichever file has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.style.parsed_stylesheets import load_stylesheet


def told(folder: Path, css: str, imported: str = "") -> list[tuple[str, int | None, int | None]]:
    """The file, line and column of each diagnostic of a stylesheet that imports another."""
    sheet = folder / "house.css"
    sheet.write_text(f'@import "more.css";\n{css}', encoding="utf-8")
    (folder / "more.css").write_text(imported, encoding="utf-8")
    places = [one.place for one in load_stylesheet(sheet).diagnostics]
    return [(Path(one.file).name, one.line, one.column) for one in places if one]


@pytest.mark.parametrize(
    "selector", ["p:::x", "p::nothing", "p:hover(3)", "@media print { b::nothing"]
)
def test_a_selector_that_the_engine_does_not_know_is_told_at_its_rule(
    tmp_path: Path, selector: str
) -> None:
    css = f"p {{ color: red }}\n  {selector} {{ color: red }}"
    column = 18 if selector.startswith("@") else 3
    assert told(tmp_path, css) == [("house.css", 3, column)]


@pytest.mark.parametrize("query", ["3", "nonsense and", "print and (min-width: 3cm)"])
def test_a_media_query_that_is_not_read_is_told_once(tmp_path: Path, query: str) -> None:
    assert told(tmp_path, f"@media {query} {{ p {{ color: red }} }}") == [("house.css", 2, 1)]


def test_what_is_wrong_in_an_imported_file_is_told_there(tmp_path: Path) -> None:
    found = told(tmp_path, "p { color: nothing }", "b {}\nq { colour: red }\n@nothing {}")
    assert found == [("more.css", 2, 5), ("more.css", 3, 1), ("house.css", 2, 5)]
