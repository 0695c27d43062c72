"""What holds for every article, whatever was edited, in every format that can hold it all."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporter.article import Article
from exporter.roundtrip.merge.merging import into
from tests.support.edits import WRITERS, as_set_in, edited, ours, reads, theirs, with_fields
from tests.support.strategies import articles

FORMS = tuple(WRITERS)
quick = settings(
    max_examples=20 if "NIGHTLY" in os.environ else 4,
)
MINE = ("kicker", "deck", "series", "key_points", "sources")
THEIRS = ("dateline", "number", "rights", "summary", "faq")


@pytest.mark.parametrize("form", FORMS)
@quick
@given(source=articles(), went_out=articles())
def test_without_edits_the_source_comes_back_byte_for_byte(
    form: str, source: Article, went_out: Article
) -> None:
    text = WRITERS[form](source)

    merged = into(text, f"article.{form}", went_out, went_out)

    assert (merged.text, merged.conflicts, merged.diff) == (text, (), "")


@pytest.mark.parametrize("form", FORMS)
@quick
@given(data=st.data(), article=articles())
def test_edits_of_a_source_that_did_not_change_are_taken_as_they_are(
    form: str, data: st.DataObject, article: Article
) -> None:
    edit = data.draw(edited(article))

    source = WRITERS[form](article)
    merged = into(source, f"article.{form}", article, edit)

    assert not merged.conflicts
    assert reads(merged.text, form) == as_set_in(source, form, edit)


@pytest.mark.parametrize("form", FORMS)
@quick
@given(article=articles(), other=articles())
def test_an_article_can_become_any_other(form: str, article: Article, other: Article) -> None:
    source = WRITERS[form](article)
    merged = into(source, f"article.{form}", article, other)

    assert reads(merged.text, form) == as_set_in(source, form, other)


@pytest.mark.parametrize("form", FORMS)
@quick
@given(base=articles(labelled=False), mine=articles(labelled=False), other=articles(labelled=False))
def test_edits_of_different_parts_both_survive(
    form: str, base: Article, mine: Article, other: Article
) -> None:
    base = with_fields(base, lede="Something is always said.")
    source = with_fields(base, **_only(mine, MINE))
    edit = with_fields(base, **_only(other, THEIRS))

    text = WRITERS[form](source)
    merged = into(text, f"article.{form}", base, edit)

    assert not merged.conflicts
    both = with_fields(base, **_only(mine, MINE), **_only(other, THEIRS))
    assert reads(merged.text, form) == as_set_in(text, form, both)


@pytest.mark.parametrize("form", FORMS)
@quick
@given(data=st.data(), base=articles())
def test_a_conflict_settled_with_either_side_is_an_article(
    form: str, data: st.DataObject, base: Article
) -> None:
    source, edit = data.draw(edited(base)), data.draw(edited(base))

    merged = into(WRITERS[form](source), f"article.{form}", base, edit)

    for settled in (ours(merged.text), theirs(merged.text)):
        reads(settled, form)
    assert merged.conflicts or "<<<<<<<" not in merged.text


def _only(article: Article, fields: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(article, name) for name in fields}
