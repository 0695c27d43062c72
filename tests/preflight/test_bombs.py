"""Files that ask for more than a reader has: counted before it is done, or done in a child."""

from __future__ import annotations

from functools import partial

import pytest

from exporter.diagnostics import FileError
from exporter.machine.confined import confined
from exporter.preflight.pdf import crowds, opened_pdf, weight
from exporter.preflight.profiles import Profile
from tests.support import bombs
from tests.support.files import good_pdf, inspected, messages


def unseen(data: bytes) -> list[str]:
    """What preflight says that it did not look at; it fails where it takes too much."""
    return messages(confined(partial(inspected, data), "bomb.pdf"), "not-looked-at")


def outcome(data: bytes) -> str:
    """The code of the error that a file ends in, or that it was looked at."""
    try:
        confined(partial(inspected, data), "bomb.pdf")
    except FileError as problem:
        return problem.diagnostics[0].code
    return "looked at"


@pytest.mark.parametrize("name", sorted(bombs.COUNTED))
def test_what_can_be_counted_is_counted_and_said(name: str) -> None:
    assert unseen(bombs.COUNTED[name]())


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("name", ["forms that use forms", "much on many pages", "links"])
def test_it_is_counted_for_every_purpose(name: str, profile: Profile) -> None:
    data = bombs.COUNTED[name]()
    found = confined(partial(inspected, data, profile.value), "bomb.pdf")
    assert messages(found, "not-looked-at")


@pytest.mark.parametrize("name", sorted(bombs.CONFINED))
def test_what_cannot_be_counted_is_done_in_bounds(name: str) -> None:
    assert outcome(bombs.CONFINED[name]()) in (
        "too-much-work",
        "not-a-pdf",
        "damaged-pdf",
        "looked at",
    )


def test_a_page_that_people_have_made_weighs_little() -> None:
    with opened_pdf.PdfFile(good_pdf(), "good.pdf") as file:
        weights = weight.Weights()
        assert max(map(weights.of, file.pages)) < weight.MOST_OF_PAGE / 10
        assert max(crowds.pairs_on(page, 0) for page in file.shown) < crowds.MOST_PAIRS / 50
        assert file.unseen == []


def test_damage_is_told_in_the_same_words_each_time() -> None:
    first, second = (messages(inspected(bombs.xref_loop()), "damaged") for _ in range(2))
    assert first == second
    assert first


def test_forms_count_as_often_as_they_are_used() -> None:
    with opened_pdf.PdfFile(bombs.nested_forms(3, 10), "forms.pdf") as file:
        few = weight.Weights().of(file.pages[0])
    with opened_pdf.PdfFile(bombs.nested_forms(4, 10), "forms.pdf") as file:
        many = weight.Weights().of(file.pages[0])
    assert few > 1000 * weight.OBJECT
    assert 9 < many / few < 11
