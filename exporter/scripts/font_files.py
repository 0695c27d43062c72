"""Where the font files of scripts are: in our user's own folder, or where machines keep theirs."""

from __future__ import annotations

import functools
import os
import sys
from pathlib import Path

USER_FONTS = ("brief", "fonts")
_OF_SYSTEM = (
    "/usr/local/share/fonts",
    "/usr/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)
_OF_USER = (".local/share/fonts", ".fonts", "Library/Fonts")


def user_fonts_folder() -> Path:
    """The folder of the fonts that a user has installed for us (XDG Base Directory)."""
    if sys.platform == "win32":
        data = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data).joinpath(*USER_FONTS)


def font_file(family: str, style: str) -> Path | None:
    """The static TrueType file of a family in a style, as `Regular`; `None` where there is none."""
    name = f"{family.replace(' ', '')}-{style}.ttf"
    own = user_fonts_folder() / name
    return own if own.is_file() else _of_machine().get(name)


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
    return tuple(one for one in (user_fonts_folder(), *of_machine) if one.is_dir())
