"""What is too long, too deep or called too often is an error with its place, and no crash."""

from __future__ import annotations

import pytest

from exporter.diagnostics import ArticleError
from exporter.readers.reader_table import loads

DIGITS = "9" * 5000


def told(text: str, name: str = "a.md") -> str:
    with pytest.raises(ArticleError) as caught:
        loads(text, name)
    first = caught.value.diagnostics[0]
    assert first.place
    return f"{first.place.line}:{first.place.column} {first.code}"


@pytest.mark.parametrize("piece", ["w", "[", "^a", "*a "])
def test_a_paragraph_without_end_is_too_long_where_it_begins(piece: str) -> None:
    assert told(f"# T\n\nL.\n\n## H\n\n{piece * 60_000}") == "7:1 too-long"


def test_so_is_a_text_in_yaml() -> None:
    assert told(f"headline: T\nlede: {'w' * 60_000}\n", "a.yaml") == "2:7 too-long"


def test_a_footnote_that_is_called_without_end_is_too_long() -> None:
    calls = "a[^1] " * 2000

    assert told(f"# T\n\n{calls}\n\n[^1]: {'word ' * 100}\n") == "5:1 too-long"


def test_a_footnote_that_calls_itself_is_not_called_without_end() -> None:
    text = f"# T\n\nL.[^1]\n\n[^1]: {'x[^1] ' * 2000}\n"

    assert loads(text, "a.md").article.lede


@pytest.mark.parametrize(
    "head",
    [
        "+++\na = " + "[" * 2000 + "]" * 2000 + "\n+++",
        "+++\n" + "a." * 20_000 + "a = 1\n+++",
        "+++\na = " + "[" * 50 + "]" * 50 + "\n+++",
        '{\n"a": ' + "[" * 2000 + "]" * 2000 + "\n}",
    ],
)
def test_a_head_that_nests_without_end_is_too_deep(head: str) -> None:
    assert told(f"{head}\n\nL.\n").endswith(" nesting-too-deep")


def test_a_number_of_toml_that_is_too_long_is_no_crash() -> None:
    assert told(f"+++\na = {DIGITS}\n+++\n\nL.\n") == "1:1 toml"


def test_a_list_and_a_cell_of_html_may_say_any_number() -> None:
    assert told(f"L.\n\n<ol start={DIGITS}><li>a</li></ol>\n").endswith(" bad-number")
    wide = f"<table><tr><td colspan={DIGITS}>a</td><td>b</td></tr></table>"
    assert "table-too-wide" in told_codes(f"# T\n\nL.\n\n{wide}\n")


def told_codes(text: str) -> set[str]:
    with pytest.raises(ArticleError) as caught:
        loads(text, "a.md")
    return {one.code for one in caught.value.diagnostics}


def test_thousands_of_unknown_labels_are_told_once_each_up_to_a_hundred() -> None:
    points = "".join(f"- '[](#l{number})'\n" for number in range(9_000))
    with pytest.raises(ArticleError) as caught:
        loads(f"headline: T\nlede: a\nkey_points:\n{points}", "a.yaml")

    *first, last = caught.value.diagnostics
    assert len(first) == 100
    assert last.message == "and 8,900 more"
    assert last.place
    assert last.place.line == 104
