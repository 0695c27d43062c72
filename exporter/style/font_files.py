"""Where the font files of scripts are: in our user's own folder, or where machines keep theirs."""

from __future__ import annotations

import functools
from pathlib import Path

from exporter.resources import installed_fonts_folder

_INSTALLED = {"Regular": "400Regular", "Bold": "700Bold"}
"""How the files of styles end that `brief fonts install` lays down."""
_OF_SYSTEM = (
    "/usr/local/share/fonts",
    "/usr/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)
_OF_USER = (".local/share/fonts", ".fonts", "Library/Fonts")


def font_file(family: str, style: str) -> Path | None:
    """The static TrueType file of a family in a style, as `Regular`; `None` where there is none."""
    stem = family.replace(" ", "")
    own = installed_fonts_folder().glob(f"*/{stem}_{_INSTALLED[style]}.ttf")
    return next(own, None) or _of_machine().get(f"{stem}-{style}.ttf")


@functools.cache
def _of_machine() -> dict[str, Path]:
    """The TrueType files of Noto that the machine has, by their names."""
    files: dict[str, Path] = {}
    for folder in font_folders():
        for path in sorted(folder.glob("**/Noto*.ttf")):
            files.setdefault(path.name, path)
    return files


def font_folders() -> tuple[Path, ...]:
    """The folders in which font files are looked for, but for those that are not there."""
    of_machine = (*(Path.home() / one for one in _OF_USER), *map(Path, _OF_SYSTEM))
    return tuple(one for one in (installed_fonts_folder(), *of_machine) if one.is_dir())
