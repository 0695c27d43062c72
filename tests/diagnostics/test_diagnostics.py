"""Diagnostics: one form for people, one for editors, one for programs; each says what to do."""

from __future__ import annotations

import ast
import json
import pickle
from pathlib import Path

import pytest

import exporter
from exporter.diagnostics import (
    FORMATS,
    ArticleError,
    Diagnostic,
    ExportError,
    Place,
    Severity,
    as_human,
    as_json,
    as_short,
    error,
    has_errors,
    note,
    warning,
)
from exporter.diagnostics.hints import HINTS, listed

SOURCES = tuple(Path(exporter.__file__).parent.rglob("*.py"))
MAKERS = {"error", "warning", "note", "at", "PydanticCustomError", "_error"}
HINT_POSITION = 3


def without_hint(path: Path) -> list[str]:
    """The calls that make a diagnostic whose code has no hint, neither there nor in the table."""
    found = []
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(call, ast.Call) or not call.args:
            continue
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        code = call.args[0].value if isinstance(call.args[0], ast.Constant) else None
        says = len(call.args) > HINT_POSITION or any(key.arg == "hint" for key in call.keywords)
        if name in MAKERS and isinstance(code, str) and code not in HINTS and not says:
            found.append(f"{path.name}:{call.lineno}: {code}")
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_diagnostic_says_what_to_do(path: Path) -> None:
    assert without_hint(path) == []


def test_the_table_s_hint_stands_in_where_none_is_given() -> None:
    assert error("not-utf-8", "message").hint == HINTS["not-utf-8"]
    assert error("not-utf-8", "message", hint="mine").hint == "mine"


PROBLEMS = (
    error("bad-date", "no such day", Place("a.md", 4, 12), "write it otherwise"),
    warning("image-missing", "there is no picture", Place("a.md"), "draw one"),
    Diagnostic(Severity.NOTE, "cut", "left out"),
)


def test_the_human_form_has_the_place_the_code_and_the_hint_below() -> None:
    assert as_human(PROBLEMS) == (
        "a.md:4:12: error[bad-date]: no such day\n"
        "  hint: write it otherwise\n"
        "a.md: warning[image-missing]: there is no picture\n"
        "  hint: draw one\n"
        "note[cut]: left out\n"
    )


def test_the_short_form_is_one_line_each() -> None:
    assert as_short(PROBLEMS).count("\n") == len(PROBLEMS)


def test_the_json_form_is_one_array_with_every_field() -> None:
    parsed = json.loads(as_json(PROBLEMS))
    assert parsed[0] == {
        "severity": "error",
        "code": "bad-date",
        "message": "no such day",
        "file": "a.md",
        "line": 4,
        "column": 12,
        "hint": "write it otherwise",
    }
    assert parsed[2]["file"] is None


def test_warnings_count_as_errors_only_when_strict() -> None:
    assert has_errors(PROBLEMS)
    assert not has_errors([warning("x", "y"), note("x", "y")])
    assert has_errors([warning("x", "y")], strict=True)
    assert not has_errors([note("x", "y")], strict=True)


def test_every_error_class_has_an_exit_code_of_its_own() -> None:
    codes = [kind.exit_code for kind in ExportError.__subclasses__()]
    assert sorted(codes) == [2, 3, 4, 5, 6]


def test_an_error_speaks_through_its_first_problem() -> None:
    found = ArticleError(PROBLEMS)
    assert (found.message, found.place, found.hint) == (
        "no such day",
        Place("a.md", 4, 12),
        "write it otherwise",
    )
    assert "a.md:4:12: error[bad-date]" in str(found)


@pytest.mark.parametrize("kind", ExportError.__subclasses__())
def test_an_error_comes_whole_out_of_another_process(kind: type[ExportError]) -> None:
    failure = pickle.loads(pickle.dumps(kind(PROBLEMS)))  # noqa: S301
    assert type(failure) is kind
    assert failure.diagnostics == PROBLEMS
    assert str(failure) == str(kind(PROBLEMS))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_choices_are_listed_as_in_a_sentence(words: list[str], sentence: str) -> None:
    assert listed(words, "and") == sentence


def test_a_message_quotes_at_most_80_characters() -> None:
    long = "a word " * 40
    for quoted in (repr(long), f'"{long}"', f"data:image/png;base64,{'A' * 900}"):
        told = error("bad-date", f"the article's {quoted} is no date; the readers' too").message
        assert len(told) < 130
        assert told.startswith("the article's ")
        assert told.endswith(" is no date; the readers' too")
    whole = f"the articles' words and the readers' words: {'b ' * 80}"
    assert error("bad-date", whole).message == whole


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", ["\x1b[2J", "\x9b2J", "\r", "\n", "\u202e", "\x7f"])
def test_a_name_with_control_characters_commands_no_terminal(form: str, command: str) -> None:
    place = Place(f"a{command}b.md", 1)
    told = FORMATS[form]([error("odd", f"{command} is odd", place, f"not {command}")])

    assert command not in told.removesuffix("\n").replace("\n  hint", "")
    if form == "json":
        assert json.loads(told)[0]["file"] == f"a{command}b.md"
