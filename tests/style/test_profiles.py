"""Profiles: what an export is for decides what is made."""

from __future__ import annotations

import pytest

from exporter import resources
from exporter.diagnostics import UsageError
from exporter.preflight.profiles import Profile as Purpose
from exporter.style.export_profiles import PROFILES, Profile, profile_of


def test_every_stylesheet_of_a_profile_has_its_row() -> None:
    sheets = (resources.styles_folder() / "profiles").glob("*.css")
    assert {sheet.stem for sheet in sheets} <= set(PROFILES)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.name)
def test_a_profile_s_files_are_checked_for_a_profile_that_preflight_knows(profile: Profile) -> None:
    assert profile.checked_for in {None, *Purpose}


def test_an_unknown_profile_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        profile_of("web")
    assert caught.value.hint == "choose office, press or draft"
