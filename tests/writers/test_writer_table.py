"""The table of formats: which are made for whom, and how."""

from __future__ import annotations

import pytest

from exporter.diagnostics import UsageError
from exporter.style.export_profiles import PROFILES, profile_of
from exporter.writers.laid_out import Written
from exporter.writers.writer_table import WRITERS, formats_of, output_format


def test_every_profile_makes_formats_that_there_are() -> None:
    for profile in PROFILES.values():
        assert profile.formats
        assert set(profile.formats) <= set(WRITERS.ours)


def test_every_way_of_writing_is_that_of_a_profile_and_the_other_way_round() -> None:
    ways = {way for row in WRITERS.ours.values() for way in row.ways}
    assert ways == {profile.way for profile in PROFILES.values() if profile.way}


def test_what_is_not_asked_for_is_all_that_the_profile_makes() -> None:
    assert formats_of(profile_of("office"), None) == ("pdf", "docx")
    assert formats_of(profile_of("press"), None) == ("pdf",)
    assert formats_of(profile_of("press"), ()) == ()
    assert formats_of(profile_of("office"), ("docx",)) == ("docx",)


def test_word_for_a_press_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="press makes no docx") as caught:
        formats_of(profile_of("press"), ["docx"])
    assert caught.value.hint == "choose pdf"


def test_an_unknown_format_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="no format 'epub'") as caught:
        output_format("epub")
    assert caught.value.hint == "choose pdf, docx or png"


def test_data_that_cannot_be_saved_are_refused_where_they_are_made() -> None:
    with pytest.raises(TypeError, match="bytes, not str"):
        Written("a text")  # type: ignore[arg-type]
