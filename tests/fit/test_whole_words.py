"""No page ends within a word, where the pages are as full without."""

from __future__ import annotations

import pytest

from exporter.engine.lines.page_turns import turned_words
from exporter.fit import whole_words
from exporter.fit.outcome import Fitted
from tests.support.small import set_in

TEXT = "international <b>some</b> representatives acknowledged the considerations " * 45
RULES = "<style>p { hyphens: auto; margin: 0 } [data-whole] { hyphens: manual }</style>"


def with_lines(count: int) -> Fitted:
    """Two pages of long words, below so many lines."""
    return set_in("", f'{RULES}{"<div>one</div>" * count}<p lang="en">{TEXT}</p>')


def parted(one: Fitted) -> list[str]:
    return [turned.word for turned in turned_words(one.layout) if turned.is_over_pages]


def kept(one: Fitted) -> list[str | None]:
    root = one.cascade.document_element
    return [node.text for node in root.iterfind(".//*[@data-whole]")]


def said(one: Fitted) -> list[str]:
    root = one.cascade.document_element
    return " ".join("".join(node.itertext()) for node in root.iter("p")).split()


def first_parted(monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """Below how many lines a page ends within a word, if it may, and the word."""
    with monkeypatch.context() as patched:
        patched.setattr(whole_words, "MOST_ROUNDS", 0)
        return next((count, word) for count in range(30) for word in parted(with_lines(count)))


def test_a_word_that_a_page_s_end_would_part_goes_on_to_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines, word = first_parted(monkeypatch)
    whole = with_lines(lines)
    assert (whole.layout.pages > 1, parted(whole)) == (True, [])
    assert word in kept(whole)
    assert said(whole) == TEXT.replace("<b>", "").replace("</b>", "").split()


def test_it_stays_parted_where_pages_would_be_less_full(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, word = first_parted(monkeypatch)
    monkeypatch.setattr(whole_words, "is_as_full", lambda *_: False)
    one = with_lines(lines)
    assert (parted(one)[0], kept(one)) == (word, [])
    assert said(one) == TEXT.replace("<b>", "").replace("</b>", "").split()


def test_no_paragraph_ends_on_a_few_letters_of_a_word() -> None:
    texts = (
        f'<p lang="en">{"few more words " * 12}{"so " * count}coming.</p>' for count in range(30)
    )
    every = set_in("", RULES + "".join(texts))
    assert "coming" in kept(every)
    assert not [turned for turned in turned_words(every.layout) if not turned.is_over_pages]
