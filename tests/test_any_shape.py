"""Any valid article prints, whatever its parts' shapes; another file has the other seeds, so that
two workers share them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import samples
from tests.support.any_shape import SEEDS, check_that_all_print, outcome


@pytest.mark.parametrize("number", SEEDS[::2])
def test_an_article_of_any_shape_prints(number: int) -> None:
    check_that_all_print(number)


LONG_NOTE = "A claim^[" + "word " * 2000 + "end] and more."
SHAPES: dict[str, dict[str, Any]] = {
    "a note of two pages in the text": {"blocks": [{"type": "paragraph", "text": LONG_NOTE}]},
    "a note of two pages in a cell": {
        "blocks": [{"type": "table", "header": ["a"], "rows": [[LONG_NOTE]]}]
    },
    "a note of two pages in a quotation": {
        "blocks": [{"type": "quote", "blocks": [{"type": "paragraph", "text": LONG_NOTE}]}]
    },
    "three hundred notes": {"blocks": [{"type": "paragraph", "text": "a^[b] " * 300}]},
}
"""What was refused or took minutes once."""


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_that_once_failed_prints(shape: str) -> None:
    article = samples.article(sections=[{"heading": None, **SHAPES[shape]}])
    assert outcome(article, "brief", "newsroom") == "printed"


def test_long_headings_below_each_other_at_the_side_print() -> None:
    """Once each page put the second off to the next, without an end."""
    heading = "https://example.org/" + "x" * 200 + f" {'😀' * 80}" * 5
    inner = {"heading": heading, "blocks": []}
    outer = {"heading": heading, "blocks": [], "sections": [inner]}
    article = samples.article(headline="x/y-z" * 60, lede="W" * 300, sections=[outer])
    assert outcome(article, "brief", "think-tank") == "printed"
