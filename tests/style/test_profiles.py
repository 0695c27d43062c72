"""Profiles: what an export is for decides what is made."""

from __future__ import annotations

import pytest

from exporter.diagnostics import UsageError
from exporter.style.profiles import PROFILES, profile_of
from exporter.writers.table import WRITERS


def test_every_profile_names_writers_that_there_are() -> None:
    for profile in PROFILES.values():
        assert set(profile.writers.values()) <= set(WRITERS)


def test_what_is_not_asked_for_is_all_that_the_profile_makes() -> None:
    assert profile_of("office").formats_of(None) == ("pdf", "docx")
    assert profile_of("press").formats_of(None) == ("pdf",)
    assert profile_of("press").formats_of(()) == ()
    assert profile_of("office").formats_of(("docx",)) == ("docx",)


def test_word_for_a_press_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="press makes no docx"):
        profile_of("press").formats_of(["docx"])


def test_an_unknown_profile_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        profile_of("web")
    assert "office or press" in (caught.value.hint or "")
