"""Inline text: what it means, and that one meaning has one spelling."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporter.article.inline import canonical, escape, parse, plain, serialise
from exporter.article.inline.marks import Kind, Mark, Run, tree
from exporter.article.inline.nodes import (
    Code,
    Emphasis,
    Footnote,
    Highlight,
    Inline,
    LineBreak,
    Link,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from tests.support.strategies import inlines, links, words


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("He **said** so", (Text("He "), Strong((Text("said"),)), Text(" so"))),
        ("*a* and _b_", (Emphasis((Text("a"),)), Text(" and "), Emphasis((Text("b"),)))),
        ("[t](https://e.org)", (Link("https://e.org", (Text("t"),)),)),
        ("`a *b*`", (Code("a *b*"),)),
        ("m^2^", (Text("m"), Superscript((Text("2"),)))),
        ("H~2~O", (Text("H"), Subscript((Text("2"),)), Text("O"))),
        ("~~200~~ 150", (Strike((Text("200"),)), Text(" 150"))),
        ("so *==it==* is", (Text("so "), Emphasis((Highlight((Text("it"),)),)), Text(" is"))),
        ("~~a~~~2~", (Strike((Text("a"),)), Subscript((Text("2"),)))),
        (
            "x^[See **this**.]",
            (Text("x"), Footnote((Text("See "), Strong((Text("this"),)), Text(".")))),
        ),
        ("one\\\ntwo", (Text("one"), LineBreak(), Text("two"))),
        ("<https://e.org>", (Link("https://e.org", (Text("https://e.org"),)),)),
        ("a\nb", (Text("a b"),)),
        ("AT&amp;T &#65;", (Text("AT&T A"),)),
    ],
)
def test_every_mark_is_read(text: str, nodes: tuple[Inline, ...]) -> None:
    assert parse(text) == nodes


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "std::vector<int>",
        "<std::vector>",
        "2^ and 3^",
        "~/folder and ~/other",
        "5 * 3 * 2",
        "snake_case_name",
        "a == b and c === d",
        "a ~~ b ~~ c",
        "~~open",
        "{{ 7 * 7 }} {% x %}",
    ],
)
def test_what_is_no_markup_is_words(text: str) -> None:
    assert parse(text) == (Text(text),)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("__a__", "**a**"),
        ("_a_", "*a*"),
        ("***a***", "***a***"),
        ("**a **", "\\*\\*a \\*\\*"),
        ("  a \t b  ", "a b"),
        ("**a**\u00a0**b**", "**a**\u00a0**b**"),
        ("AT&amp;T", "AT&T"),
        ("**a**`x`", "**a**`x`"),
        ("[**a**](https://e.org)", "[**a**](https://e.org)"),
        ("a <b>", "a \\<b>"),
        ("x < y", "x < y"),
        ("~~a~~ ~~b~~", "~~a~~ ~~b~~"),
        ("a==b", "a\\=\\=b"),
    ],
)
def test_one_meaning_has_one_spelling(text: str, normal: str) -> None:
    assert canonical(text) == normal


def test_white_space_leaves_the_marks_it_ends() -> None:
    assert parse("[a ](https://e.org)b")[:2] == (Link("https://e.org", (Text("a"),)), Text(" b"))


def test_bold_that_commonmark_cannot_see_is_spelt_with_references() -> None:
    nodes = (Text("日本"), Strong((Text("「語」"),)), Text("です"))
    assert parse(serialise(nodes)) == nodes


def test_raised_words_hold_no_other_mark() -> None:
    nodes = parse("x^a**b**^")
    assert nodes[1:] == (Superscript((Text("a"),)), Strong((Superscript((Text("b"),)),)))
    assert parse(serialise(nodes)) == nodes


def test_a_note_inside_a_note_becomes_words_in_parentheses() -> None:
    assert plain_note("a^[b ^[c] d]") == "b (c) d"


def plain_note(text: str) -> str:
    note = next(node for node in parse(text) if isinstance(node, Footnote))
    return plain(serialise(note.children))


def test_a_footnote_in_struck_words_is_not_struck() -> None:
    nodes = parse("~~a^[b] c~~")
    assert nodes == (
        Strike((Text("a"),)),
        Footnote((Text("b"),)),
        Text(" "),
        Strike((Text("c"),)),
    )


def test_plain_words_leave_out_notes_and_marks() -> None:
    assert plain("**A** [b](https://e.org)^[note]\\\n`c`") == "A b c"


@given(words())
def test_escaped_words_are_shown_exactly_but_for_white_space(text: str) -> None:
    shown = parse(escape(text))
    assert all(isinstance(node, Text) for node in shown)
    assert plain(escape(text)).split() == text.split()


@given(inlines())
def test_the_canonical_spelling_is_stable_and_keeps_the_meaning(text: str) -> None:
    normal = canonical(text)
    assert parse(normal) == parse(text)
    assert canonical(normal) == normal


@given(st.text(st.sampled_from("ab *_`[]()^~=<>!&;#\\\n\"'\u00a0\u2028日.:|{%"), max_size=30))
@settings(max_examples=300)
def test_any_text_has_a_stable_spelling(text: str) -> None:
    normal = canonical(text)
    assert parse(normal) == parse(text)
    assert canonical(normal) == normal


def _runs() -> st.SearchStrategy[list[Run]]:
    marks = st.sampled_from([Mark(kind) for kind in Kind if kind is not Kind.LINK])
    linked = links().map(lambda href: Mark(Kind.LINK, href))
    covers = st.tuples(st.sets(marks, max_size=3), st.sets(linked, max_size=1))
    atoms = words(3).map(Text) | words(2).map(Code) | st.just(LineBreak())
    return st.lists(
        st.builds(lambda atom, cover: Run(atom, frozenset(cover[0] | cover[1])), atoms, covers),
        max_size=6,
    )


@given(_runs())
@settings(max_examples=200)
def test_any_marks_on_any_words_survive_their_spelling(runs: list[Run]) -> None:
    nodes = tree(runs)
    assert parse(serialise(nodes)) == nodes


@pytest.mark.parametrize(
    "pattern",
    ["^a", "~a^b", "^[", "^[a] ", "[](#a)", "**a*", "*a ", "`a``", "[", "![a](", "[](", "&#", "<a"],
)
def test_the_work_grows_with_the_length_of_a_line_and_no_faster(pattern: str) -> None:
    short, long = (calls_of(pattern * times) for times in (100, 400))
    assert long < 5 * short


def calls_of(text: str) -> int:
    """How many functions it takes to bring a text to its canonical form."""
    count = 0

    def tell(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tell)
    try:
        canonical(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "nodes",
    [
        (Strike((Text("「語」"),)), Subscript((Text("þ·"),))),
        (Subscript((Text("x"),)), Strike((Text("「語」"),))),
    ],
)
def test_a_strike_beside_a_subscript_reads_back_whatever_it_ends_with(
    nodes: tuple[Inline, ...],
) -> None:
    assert parse(serialise(nodes)) == nodes
