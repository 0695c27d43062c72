"""What is checked of a text that is open, and how often."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.diagnostics import Diagnostic, ExportError, error
from exporter.diagnostics.hints import Guess
from exporter.language_server import checking
from exporter.language_server.open_sheet import Sheet
from exporter.language_server.open_text import OpenText
from exporter.language_server.standing import standing
from exporter.project import article_check
from exporter.project.article_check import problems
from exporter.project.house_settings import OURS, Wanted

RARE = "\U00010570"


def sheet(folder: Path, text: str) -> Sheet:
    path = folder / "a.md"
    opened = OpenText(str(path), text)
    return Sheet(path, opened, standing(path, opened))


def test_pages_are_set_once_for_characters_that_have_a_font(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    lacking: list[Diagnostic] = [error("missing-glyph", "no font has it")]

    def pages(*_: object, **__: object) -> list[Diagnostic]:
        asked.append("set")
        return lacking

    monkeypatch.setattr(checking, "missing_glyphs", pages)
    one = sheet(tmp_path, f"# Odd\n\nThe lede has a {RARE} in it.\n")
    printed: set[str] = set()

    assert len(list(checking.told_of(one, printed))) == 2
    lacking.clear()
    assert len(list(checking.told_of(one, printed))) == 1
    assert len(list(checking.told_of(one, printed))) == 1
    assert len(asked) == 2


def test_a_word_that_is_part_of_another_is_not_taken_for_it() -> None:
    text = "labels: x\nlabel-of: y\nlabel: z\n"

    one = error("unknown-key", "no", hint=Guess("label", "table"))

    assert checking.place_of(text, one, 0) == text.index("label:")
    assert checking.place_of("labels", one, 0) is None


def test_the_words_of_a_link_are_not_taken_for_its_label() -> None:
    text = "pol, [pol](#pol) and @fig-pol"

    assert checking.place_of(text, error("unknown-label", "no", hint=Guess("pol", "poll")), 0) == 12
    assert (
        checking.place_of(text, error("unknown-label", "no", hint=Guess("fig-pol", "x")), 0) == 22
    )


ARTICLES = Path(__file__).parents[1] / "data" / "articles"


@pytest.mark.parametrize(
    "path",
    [*ARTICLES.glob("*.*"), *(ARTICLES.parent / "fuzz" / "markdown").glob("*")],
    ids=lambda path: path.name,
)
def test_an_editor_is_told_what_check_tells(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (checking, article_check):  # setting pages is slow, and tried elsewhere
        monkeypatch.setattr(module, "missing_glyphs", lambda *_, **__: [])
    named = path if path.suffix else tmp_path / f"{path.name}.md"
    if named != path:
        named.write_bytes(path.read_bytes())
    text = named.read_bytes().decode("utf-8", "surrogateescape")
    if text.encode("utf-8", "ignore") != named.read_bytes():
        text = ""  # no editor can show it
        named.write_text("")
    opened = OpenText(str(named), text)
    one = Sheet(named, opened, standing(named, opened))

    *_, told = checking.told_of(one, set())

    assert told == told_by_check(named)


def told_by_check(path: Path) -> tuple[Diagnostic, ...]:
    try:
        return tuple(problems(Wanted(str(path), OURS)))
    except ExportError as failure:
        return failure.diagnostics
