"""What an export is for: an office, a press, or an author who wants comments.

A profile chooses the writer of each format and adds a stylesheet to those of the house.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from exporter import resources
from exporter.diagnostics import UsageError

DEFAULT_PROFILE = "office"


@dataclass(frozen=True)
class Profile:
    """A purpose; `writers` names the row of `WRITERS` that makes each of its formats.

    `checked_for` is the profile of preflight that its files must pass, `None` where none has to.
    """

    name: str
    writers: Mapping[str, str]
    checked_for: str | None

    @property
    def stylesheet(self) -> Path | None:
        """What it adds to the look, after the theme; `None` where it adds nothing."""
        path = resources.styles_folder() / "profiles" / f"{self.name}.css"
        return path if path.is_file() else None

    @property
    def prints(self) -> bool:
        """Whether it makes inks of colours, by an ICC profile."""
        return "press" in self.writers.values()

    def formats_of(self, asked: Sequence[str] | None) -> tuple[str, ...]:
        """The formats to make: those asked for; for `None`, all that the profile makes.

        Raises UsageError for a format that it does not make.
        """
        for name in asked or ():
            if name not in self.writers:
                raise UsageError.at(
                    "format",
                    f"the profile {self.name} makes no {name}",
                    hint=f"choose {' or '.join(self.writers)}",
                )
        return tuple(self.writers) if asked is None else tuple(asked)


PROFILES: Mapping[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile("office", {"pdf": "pdf", "docx": "docx"}, "office"),
        Profile("press", {"pdf": "press"}, "press"),
        Profile("draft", {"pdf": "draft", "docx": "docx"}, None),
    )
}


def profile_of(name: str) -> Profile:
    """The profile of a name; raises UsageError where there is none."""
    if name not in PROFILES:
        raise UsageError.at(
            "profile", f"there is no profile {name!r}", hint=f"choose {' or '.join(PROFILES)}"
        )
    return PROFILES[name]
