"""What makes the engine or a writer fail is named with its place; bugs of ours stay bugs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exporter import Article, Exporter
from exporter.diagnostics import DesignError, Place
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
    css = (
        "p { margin: 0 }\nimg { object-position: calc(50% + 1px) 0; height: 3cm }\nh1 { margin: 0 }"
    )
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
