"""What an article may be as a whole: so deep, and of so many parts."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from pydantic import ValidationError

from exporter.article import Article
from exporter.article.limits import MAX_PARTS
from exporter.diagnostics import ArticleError
from exporter.readers.reader_table import loads


def article(blocks: list[Mapping[str, object]]) -> Article:
    return Article.model_validate({"headline": "T", "sections": [{"blocks": blocks}]})


@pytest.mark.parametrize(
    "many",
    [
        [{"type": "paragraph", "text": "a"}] * MAX_PARTS,
        [{"type": "list", "items": [{"text": "a"}] * MAX_PARTS}],
        [{"type": "table", "header": ["a"] * 10, "rows": [[""] * 10] * (MAX_PARTS // 10)}],
        [{"type": "page_break"}] * MAX_PARTS,
    ],
)
def test_an_article_has_a_bounded_number_of_parts(many: list[Mapping[str, object]]) -> None:
    with pytest.raises(ValidationError) as caught:
        article(many)
    assert "article-too-large" in [one["type"] for one in caught.value.errors()]


def test_a_thousand_rows_and_five_thousand_paragraphs_are_not_too_many() -> None:
    assert article([{"type": "paragraph", "text": "a"}] * 5_000)
    assert article([{"type": "table", "header": ["a"] * 6, "rows": [["b"] * 6] * 1_000}])


def test_what_has_too_many_parts_is_told_with_its_file_and_a_hint() -> None:
    with pytest.raises(ArticleError) as caught:
        loads("# T\n\nL.\n\n" + "a\n\n" * MAX_PARTS, "a.md")
    (told,) = [one for one in caught.value.diagnostics if one.code == "article-too-large"]
    assert told.place is not None
    assert told.place.file == "a.md"
    assert told.hint
