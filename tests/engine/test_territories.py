"""A PDF is hyphenated as in the territory that Word is told."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from exporter.engine.lines.territories import LIKELY
from exporter.writers.word.values.run_format import language_tags
from tests.support.small import cascade_of

pyphen: Any = import_module("pyphen")  # which has no types
BARE = sorted(tag for tag in pyphen.LANGUAGES if "_" not in tag)


def dictionary(tag: str) -> bytes:
    return Path(pyphen.LANGUAGES[pyphen.language_fallback(tag)]).read_bytes()


@pytest.mark.parametrize("tag", BARE)
def test_a_bare_language_is_hyphenated_as_that_of_words_tag(tag: str) -> None:
    told = language_tags(tag).latin
    assert dictionary(LIKELY.get(tag, tag)) == dictionary(told)


def test_english_is_american_and_british_where_it_says_so() -> None:
    assert "infor‐" in lines_in("en")
    assert "infor‐" in lines_in("en-US")
    assert "inform‐" in lines_in("en-GB")


def lines_in(language: str) -> list[str]:
    """The lines of a long word in a column that has room for six letters and a half of it."""
    word = f'<p lang="{language}" style="width: 12.5mm; hyphens: auto">information</p>'
    boxes = cascade_of("", word).layout().document.pages[0]._page_box.descendants()
    return [box.text for box in boxes if type(box).__name__ == "TextBox"]
