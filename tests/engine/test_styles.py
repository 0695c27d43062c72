"""The styles that we compute the short way are those of WeasyPrint."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as some
from weasyprint import DEFAULT_OPTIONS
from weasyprint.css.counters import CounterStyle
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.document import Document

from exporter import Exporter
from exporter.engine import computing, styles
from exporter.engine.cascade import Cascade
from exporter.engine.computing import QuickStyle
from exporter.engine.parsed import HTMLDocument, Sheet, font_configuration

PAGE = """<html lang="ar" dir="rtl"><style>p { --own: 3pt; widows: var(--own, 5) }</style>
<body id="top" style="margin-inline-start: var(--a)"><h1 class="a b">One <em>two</em></h1>
<p class="b" id="p">Three <a href="#top" lang="de">four</a></p><ul><li class="a">five<li>six</ul>
<table class="b"><tr><td>seven</table><img alt="" width="20"></body></html>"""

SELECTORS = (
    "html",
    ":root",
    "h1",
    ".a",
    ".b",
    "#p",
    "em",
    "li::before",
    "p a",
    "td",
    "*",
    "li + li",
)
DECLARATIONS = (
    "--a: 4pt",
    "--a: var(--b)",
    "--b: var(--a)",
    "--b: calc(2em + 1pt)",
    "--c: red",
    "--c: inherit",
    "margin-left: var(--a)",
    "margin-left: var(--missing, 2em)",
    "margin: var(--a) var(--b)",
    "font-size: calc(var(--a) * 2)",
    "font-size: 1.5em",
    "font: italic 12pt/1.4 serif",
    "width: calc(50% - var(--a))",
    "line-height: round(calc(1.3 * 11pt), 0.5pt)",
    "color: var(--c)",
    "color: currentcolor",
    "border: var(--a) solid",
    "border-inline-end-color: blue",
    "display: flex",
    "display: none",
    "float: left",
    "position: absolute",
    "text-decoration: underline",
    "padding: inherit",
    "padding-block: 1em",
    "letter-spacing: initial",
    "text-indent: var(--b)",
    "content: counter(page) var(--c)",
    "widows: 3 !important",
    "page: wide",
    "orphans: var(--c)",
    "text-align: var(--d, end)",
    "break-before: page",
    "border-radius: 2em / var(--a)",
)

Rule = tuple[str, str]
rules = some.lists(
    some.tuples(some.sampled_from(SELECTORS), some.sampled_from(DECLARATIONS)), max_size=12
)


def css(of: list[Rule]) -> str:
    return "".join(f"{selector} {{ {declaration} }}" for selector, declaration in of)


Values = dict[object, dict[str, str]]


def values(style_for: Any) -> Values:
    """Every property of every element, in an order that is no help."""
    names = [*sorted(INITIAL_VALUES), "__a", "__b", "__c", "__own"]
    return {
        styled: {name: said(style, name) for name in names}
        for styled, style in reversed(style_for.get_computed_styles().items())
    }


def said(style: Any, name: str) -> str:
    try:
        return str(style[name])
    except (AssertionError, TypeError):  # bugs of WeasyPrint's: a sum of nothing, a root's parent
        return "a failure"


def differences(ours: Values, theirs: Values) -> list[str]:
    """Each property that is not the same, with both values."""
    assert ours.keys() == theirs.keys()
    return [
        f"{styled}: {name}: {value} is not {theirs[styled][name]}"
        for styled, style in ours.items()
        for name, value in style.items()
        if value != theirs[styled][name]
    ]


@settings(max_examples=60, phases=[Phase.generate])
@given(rules, rules)
def test_styles_of_a_trial_are_those_of_all_sheets_at_once(
    below: list[Rule], above: list[Rule]
) -> None:
    html, fonts = HTMLDocument(PAGE), font_configuration()
    ours = Cascade(html, (Sheet(css(below)),), fonts, frozenset()).adding(Sheet(css(above)))
    sheets = [Sheet(css(below)), Sheet(css(above))]
    options = dict(DEFAULT_OPTIONS, stylesheets=sheets)
    theirs = Document._build_layout_context(html, fonts, CounterStyle(), {}, options)
    assert differences(values(ours._style_for), values(theirs.style_for)) == []


@pytest.mark.parametrize("edition", ["brief", "summary"])
def test_an_edition_is_matched_once_whatever_is_tried(
    edition: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = list[object]()

    class Counted(styles.Matches):
        def __init__(self, *given: Any) -> None:
            made.append(given)
            super().__init__(*given)

    monkeypatch.setattr("exporter.engine.cascade.Matches", Counted)
    Exporter().export(Path("tests/data/articles/summit.txt"), editions=[edition], formats=[])
    assert len(made) == 1


def test_what_a_declaration_comes_to_is_kept_when_all_of_it_is_there() -> None:
    """For another thread may look meanwhile."""
    order: list[str] = []

    class Recorded(SimpleNamespace):
        def __setattr__(self, name: str, value: object) -> None:
            order.append(name)
            super().__setattr__(name, value)

    style = QuickStyle.__new__(QuickStyle)
    style.base_url = None
    with pytest.raises(computing.UnsureError):  # it says nothing
        computing._solved(Recorded(tokens=()), style, "color")
    assert order == ["names", "kept"]
