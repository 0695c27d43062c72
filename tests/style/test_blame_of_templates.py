"""CSS in a template that makes the engine or a writer fail is named with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter import Exporter, resources
from exporter.diagnostics import DesignError, Place
from exporter.writers import word
from tests.support.samples import article

OURS = (resources.templates_folder() / "brief.html").read_text(encoding="utf-8")
BODY, HEAD = "<body>\n", "<html>\n"


def failing(tmp_path: Path, page: str) -> DesignError:
    """The error that a brief from a template of one's own ends with."""
    (tmp_path / "brief.html").write_text(page, encoding="utf-8")
    with pytest.raises(DesignError) as caught:
        Exporter(templates=tmp_path).export(article(), editions=["brief"])
    return caught.value


def line_of(page: str, words: str) -> int:
    """The line of a text in which some words stand."""
    return next(n for n, line in enumerate(page.splitlines(), start=1) if words in line)


STYLES = {
    "a style element": (
        HEAD,
        "<style>\n.x { color: red }\np { margin: 0;\n  color: var() }</style>",
        "color: var()",
    ),
    "one with a rule for pages": (HEAD, "<style>@page { size: 30mm }</style>", "size: 30mm"),
    "a style attribute": (BODY, '<p style="margin: 0; color:var()">x</p>', "color:var()"),
    "one in single quotes": (BODY, "<p\n style='color: var()'>x</p>", "color: var()"),
    "one without quotes": (BODY, "<p style=color:var()>x</p>", "color:var()"),
    "a colour that no file can have": (
        BODY,
        '<p style="color: color(display-p3 1 0 0)">x</p>',
        "display-p3",
    ),
    "a value that the template works out": (
        BODY,
        "{% set look = 'var' %}\n<p style=\"color: {{ look }}()\">x</p>",
        "color: {{",
    ),
    "a declaration that the template works out": (
        BODY,
        "{% set look = 'co' ~ 'lor: var' %}\n<p style=\"{{ look }}()\">x</p>",
        "style=",
    ),
    "a token": (HEAD, "<style>:root { --line-numbers: few }</style>", "--line-numbers"),
}


@pytest.mark.parametrize(("after", "style", "words"), STYLES.values(), ids=STYLES)
def test_what_fails_is_told_where_the_template_has_it(
    tmp_path: Path, after: str, style: str, words: str
) -> None:
    page = OURS.replace(after, f"{after}{style}\n")
    error = failing(tmp_path, page)
    assert error.place is not None
    assert error.place.file == str(tmp_path / "brief.html")
    assert error.place.line == line_of(page, words)


ELEMENTS = {
    "nested too deep": ("\n<div>{% for n in range(400) %}\n<i>{% endfor %}</div>", "<i>"),
    "an address": ('<p>x</p>\n<a href="//[::1">z</a>', "//[::1"),
    "a base": ('<base href="http://[">', "<base"),
    "a drawing": ("<p>x</p>\n<svg viewBox='a b c d'></svg>", "<svg"),
}


@pytest.mark.parametrize(("element", "words"), ELEMENTS.values(), ids=ELEMENTS)
def test_an_element_that_fails_is_told_where_the_template_has_it(
    tmp_path: Path, element: str, words: str
) -> None:
    page = OURS.replace(BODY, f"{BODY}{element}\n")
    error = failing(tmp_path, page)
    assert error.diagnostics[0].code == "layout-failed"
    assert error.place is not None
    assert error.place.file == str(tmp_path / "brief.html")
    assert error.place.line == line_of(page, words)


def test_what_fails_with_our_template_too_is_no_fault_of_a_house(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word, "write", None)  # called as a function
    (tmp_path / "brief.html").write_text(OURS, encoding="utf-8")
    with pytest.raises(TypeError):
        Exporter(templates=tmp_path).export(article(), editions=["brief"])


def test_what_fails_is_told_in_the_template_that_is_included(tmp_path: Path) -> None:
    (tmp_path / "box.html").write_text('<p>\n<b style="color: var()">x</b></p>', encoding="utf-8")
    error = failing(tmp_path, OURS.replace(BODY, f'{BODY}{{% include "box.html" %}}'))
    assert error.place == Place(str(tmp_path / "box.html"), 2, 11)
    assert error.message == "color: var() cannot be printed"


def test_of_a_stylesheet_and_a_template_that_both_fail_the_stylesheet_is_named(
    tmp_path: Path,
) -> None:
    sheet = tmp_path / "house.css"
    sheet.write_text("\n@page { size: 30mm }", encoding="utf-8")
    page = OURS.replace(BODY, f'{BODY}<p style="margin: var()">x</p>')
    (tmp_path / "brief.html").write_text(page, encoding="utf-8")
    with pytest.raises(DesignError) as caught:
        Exporter(templates=tmp_path, styles=[sheet]).export(article(), editions=["brief"])
    assert caught.value.place == Place(str(sheet), 2, 9)
