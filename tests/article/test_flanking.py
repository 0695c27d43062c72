"""Emphasis beside scripts that are written without spaces is emphasis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from exporter.article.inline import parse, serialise
from exporter.article.inline.flanking import emphasis
from exporter.article.inline.nodes import Emphasis, Strike, Strong, Text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("調査は**「足」**を守る", "「足」"),
        ("**38%**が赤字", "38%"),
        ("**JR（北海道）**は最大", "JR（北海道）"),
        ("我们的**“足”**的", "“足”"),
        ("이것은 **'강조(强调)'**입니다", "'강조(强调)'"),
        ("見よ**(注)**と", "(注)"),
        ("葛\U000e0100**(注)**と", "(注)"),
        ("！\ufe00**(注)**と", "(注)"),
    ],
)
def test_bold_that_begins_or_ends_with_punctuation_is_bold_among_such_letters(
    text: str, words: str
) -> None:
    assert Strong((Text(words),)) in parse(text)


def test_so_are_italics_and_struck_words() -> None:
    assert Emphasis((Text("『白書』"),)) in parse("見よ*『白書』*によると")
    assert Strike((Text("「旧」"),)) in parse("料金~~「旧」~~は")


@pytest.mark.parametrize("text", ["足_足_足", "😀**(a)**b", "x**(a)**b"])
def test_what_the_amendment_leaves_as_it_was_is_no_emphasis(text: str) -> None:
    assert parse(text) == (Text(text),)


@given(st.text("a b.(%*_~é“”'", max_size=12))
def test_without_such_letters_all_is_as_in_commonmark(text: str) -> None:
    theirs = MarkdownIt("commonmark", {"html": False})
    ours = MarkdownIt("commonmark", {"html": False})
    ours.inline.ruler.at("emphasis", emphasis)
    assert ours.renderInline(text) == theirs.renderInline(text)


@given(st.text("足「」。%a (", min_size=1, max_size=5), st.text("を。 a)", max_size=2))
def test_such_emphasis_is_written_so_that_it_is_read_again(inner: str, after: str) -> None:
    words = " ".join(inner.split()) or "足"
    nodes = (Text("調査は"), Strong((Text(words),)), Text(f"{after.strip()}り"))
    assert parse(serialise(nodes)) == nodes
