"""What makes the engine or a writer fail is named with its place; bugs of ours stay bugs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exporter import Article, Exporter, edition
from exporter.diagnostics import DesignError, Place
from exporter.style import blame
from exporter.styled import StyledDocument
from exporter.writers import word
from tests.support.samples import FIGURES, article

ARTICLE = article()


def failing(tmp_path: Path, css: str, source: Path | Article = ARTICLE) -> DesignError:
    """The error that an export with a stylesheet ends with."""
    path = tmp_path / "house.css"
    path.write_text(css, encoding="utf-8")
    with pytest.raises(DesignError) as caught:
        Exporter(styles=[path]).export(source, editions=["brief"])
    assert caught.value.exit_code == 4
    return caught.value


def fail_over_blue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the Word writer fail over each document with something blue in it."""
    write = word.write

    def fragile(document: StyledDocument, **options: Any) -> Any:
        blue = [one for one in document.body.walk() if one.style.colour.hex == "0000FF"]
        return write(document, **options) if not blue else blue[len(blue)]

    monkeypatch.setattr(word, "write", fragile)


def test_the_declaration_that_a_writer_fails_over_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_over_blue(monkeypatch)
    error = failing(
        tmp_path, "h1 { color: red }\n@media print {\n  p { margin: 0; color: blue }\n}"
    )
    assert error.message == "color: blue cannot be printed"
    assert error.place == Place(str(tmp_path / "house.css"), 3, 18)
    assert isinstance(error.__cause__, IndexError)


def test_what_the_engine_cannot_lay_out_is_named(tmp_path: Path) -> None:
    image = "img { object-position: calc(50% + 1px) 0 !important; height: 3cm }"
    css = f"p {{ margin: 0 }}\n{image}\nh1 {{ margin: 0 }}"
    error = failing(tmp_path, css, source=FIGURES)
    assert error.message == "object-position: calc(50% + 1px) 0 cannot be printed"
    assert error.place == Place(str(tmp_path / "house.css"), 2, 7)


def test_what_fails_in_any_style_is_a_bug_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word, "write", None)  # called as a function
    (tmp_path / "house.css").write_text("p { color: blue }", encoding="utf-8")
    with pytest.raises(TypeError):
        Exporter(styles=[tmp_path / "house.css"]).export(article(), editions=["brief"])


def test_work_without_an_end_is_stopped_and_blamed_on_its_declaration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition, "PATIENCE", 3)
    monkeypatch.setattr(edition, "PATIENCE_PER_CHARACTER", 0)
    monkeypatch.setattr(blame, "LEAST_SECONDS", 2)
    css = "h1 { margin: 0 }\np { background: repeating-linear-gradient(red 0, blue 1e-6px) }"
    error = failing(tmp_path, css)
    assert error.message.startswith("background: repeating-linear-gradient")
    assert "more time or memory" in error.message
    assert error.place == Place(str(tmp_path / "house.css"), 2, 5)


def test_what_an_imported_stylesheet_makes_fail_is_named_in_that(tmp_path: Path) -> None:
    (tmp_path / "more.css").write_text(
        "h1 { margin: 0 }\nimg { object-position: calc(50% + 1px) !important }"
    )
    error = failing(tmp_path, '@import "more.css";', source=FIGURES)
    assert error.place == Place(str(tmp_path / "more.css"), 2, 7)


def test_a_colour_that_no_file_can_have_is_told_where_it_stands(tmp_path: Path) -> None:
    error = failing(tmp_path, "p { margin: 0 }\np { color: color(display-p3 1 0 0) }")
    assert error.diagnostics[0].code == "colour-space"
    assert error.place == Place(str(tmp_path / "house.css"), 2, 5)


@pytest.mark.parametrize(
    ("css", "line"),
    [
        ('@font-face {\n font-family: House; src: format("woff2") }', 2),
        ("p { margin: 0 }\np { color: var() }", 2),
        ("@page { size: 30mm }", 1),
    ],
)
def test_no_stylesheet_ends_in_a_bug_of_ours(tmp_path: Path, css: str, line: int) -> None:
    error = failing(tmp_path, css)
    assert error.place is not None
    assert error.place.line == line


@pytest.mark.parametrize("name", ["xyz 0.2 0.3 0.4", "xyz-d50 0.2 0.3 0.4"])
def test_colours_of_cie_are_turned_into_what_a_screen_shows(tmp_path: Path, name: str) -> None:
    (tmp_path / "house.css").write_text(
        f"p {{ color: color({name}) }} h1 {{ color: lab(20% 9 9) }}"
    )
    made = Exporter(styles=[tmp_path / "house.css"]).export(
        ARTICLE, editions=["brief"], preflight=False
    )
    assert len(made.renditions) == 2


def test_a_value_that_only_the_pages_can_judge_has_its_place(tmp_path: Path) -> None:
    path = tmp_path / "house.css"
    path.write_text("/* */\n:root { --_big: 3em }\nbody { outline-color: var(--_big) }")
    exporter = Exporter(styles=[path])
    for _ in range(2):  # the second export is told what the first was
        made = exporter.export(ARTICLE, editions=["brief"])
        (told,) = [one for one in made.diagnostics if one.code == "stylesheet"]
        assert told.place == Place(str(path), 3, 8)
