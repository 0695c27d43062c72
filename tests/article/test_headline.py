"""The sentence that stands in for a missing headline."""

from __future__ import annotations

import pytest
from hypothesis import given

from exporter.article.headline import sentences, stand_in
from exporter.article.inline import canonical, plain
from tests.support.strategies import inlines


@pytest.mark.parametrize(
    ("lede", "first", "rest"),
    [
        ("One. Two.", "One.", "Two."),
        ("Only one", "Only one", ""),
        (
            "Talks of U.S. President Smith go on. Good.",
            "Talks of U.S. President Smith go on.",
            "Good.",
        ),
        ("J. R. Smith spoke. He left.", "J. R. Smith spoke.", "He left."),
        ("It grew 3.5 percent. Fast.", "It grew 3.5 percent.", "Fast."),
        ("See No. 5 there. Go.", "See No. 5 there.", "Go."),
        ("He said no. Then he left.", "He said no.", "Then he left."),
        ("Mr. Smith met Dr. No. Really.", "Mr. Smith met Dr. No.", "Really."),
        ("Messrs. Roe and Doe spoke. Good.", "Messrs. Roe and Doe spoke.", "Good."),
        ("He took the steamr. Then he left.", "He took the steamr.", "Then he left."),
        ("“Stop!” he said. “Go.”", "“Stop!” he said.", "“Go.”"),
        ("He said “stop.” Then he left.", "He said “stop.”", "Then he left."),
        ("A fact.^[Source] More.", "A fact.^[Source]", "More."),
        ("**One. Two** three.", "**One.**", "**Two** three."),
        ("[One. Two](https://e.org)", "[One.](https://e.org)", "[Two](https://e.org)"),
        ("一つ。二つ。", "一つ。", "二つ。"),
        ("Росія і т. д. була. Так.", "Росія і т. д. була.", "Так."),
        ("Messrs. Smith and Jones met. Good.", "Messrs. Smith and Jones met.", "Good."),
        ("They went to Commessrs. They stayed.", "They went to Commessrs.", "They stayed."),
        ("Es gab Brot, Wein uſw. Man aß. Gut.", "Es gab Brot, Wein uſw. Man aß.", "Gut."),
        ("", "", ""),
    ],
)
def test_the_first_sentence_ends_where_a_reader_would_say(lede: str, first: str, rest: str) -> None:
    assert stand_in(lede) == (first, rest)


@given(inlines())
def test_no_word_is_lost(lede: str) -> None:
    first, rest = stand_in(lede)
    assert "".join((plain(first) + plain(rest)).split()) == "".join(plain(lede).split())
    assert canonical(first) == first
    assert canonical(rest) == rest


def test_sentences_are_counted() -> None:
    assert sentences("One. Two! Three? U.S. talks.") == 4
    assert sentences("") == 1
