"""What Word cannot show is said once, by name; what the house's own stylesheets ask for, it can."""

from __future__ import annotations

import pytest

from tests.support.documents import written
from tests.support.samples import EVERYTHING, THEMES, exported


@pytest.mark.parametrize(
    ("css", "name"),
    [
        ("p { position: absolute }", "position"),
        ("div { columns: 2; background: #eee }", "columns"),
        ("div { display: grid }", "grid"),
        ("p { font-weight: 300 }", "weight"),
        ("p { break-after: page }", "break-after"),
        ("@page :first { margin-bottom: 90pt }", "first page"),
    ],
)
def test_each_thing_is_named_once(css: str, name: str) -> None:
    docx = written("<div><p>a</p><p>b</p></div>", css)
    (warning,) = docx.diagnostics
    assert warning.code == "word-cannot-show"
    assert name in warning.message


@pytest.mark.parametrize("theme", THEMES)
def test_our_own_stylesheets_ask_for_nothing_that_word_lacks(theme: str) -> None:
    diagnostics = exported(EVERYTHING, theme, None, ("docx",)).diagnostics
    assert [one.message for one in diagnostics if one.code == "word-cannot-show"] == []
