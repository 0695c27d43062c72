"""What an export is for: an office, a press, or an author who wants comments.

A profile chooses the formats and the way they are written, and adds a stylesheet to those of the
house: `profiles/NAME.css`, if there is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from exporter import resources
from exporter.diagnostics import UsageError
from exporter.diagnostics.hints import listed

DEFAULT_PROFILE = "office"


@dataclass(frozen=True)
class Profile:
    """A purpose, what it is, and the formats that it makes if none are asked for.

    `asked` are those that it makes only if they are asked for.
    `way` is that of `WRITERS` by which it has them written, `None` where as usual. `checked_for`
    is the profile of preflight that its files must pass, `None` where none has to.
    """

    name: str
    about: str
    formats: tuple[str, ...]
    way: str | None
    checked_for: str | None
    asked: tuple[str, ...] = ()

    @property
    def possible(self) -> tuple[str, ...]:
        """All formats of ours that it can make."""
        return (*self.formats, *self.asked)

    @property
    def stylesheet(self) -> Path | None:
        """What it adds to the look, after the theme; `None` where it adds nothing."""
        path = resources.styles_folder() / "profiles" / f"{self.name}.css"
        return path if path.is_file() else None

    @property
    def prints(self) -> bool:
        """Whether it makes inks of colours, by an ICC profile."""
        return self.way == "press"


PROFILES: Mapping[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile("office", "for screens and desks", ("pdf", "docx"), None, "office", ("png",)),
        Profile("press", "for a printer, as PDF/X-4", ("pdf",), "press", "press"),
        Profile(
            "draft", "for comments, with numbered lines", ("pdf", "docx"), "draft", None, ("png",)
        ),
    )
}


def profile_of(name: str) -> Profile:
    """The profile of a name; raises UsageError where there is none."""
    if name not in PROFILES:
        raise UsageError.at(
            "profile", f"there is no profile {name!r}", hint=f"choose {listed(PROFILES)}"
        )
    return PROFILES[name]
