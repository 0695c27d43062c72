"""Which of the installed typefaces an article may be set in."""

from __future__ import annotations

from pathlib import Path

from exporter.resources import installed_fonts
from exporter.typefaces import HELD_BY, SCRIPTS, Script


def faces_for(text: str) -> tuple[Path, ...]:
    """The installed faces for the scripts of a text's letters."""
    faces = installed_fonts()
    if not faces:
        return ()
    packages = {one for script in scripts_in(text) for one in script.packages}
    return tuple(face for face in faces if face.parent.name in packages)


def scripts_in(text: str) -> tuple[Script, ...]:
    """The scripts that there are typefaces for, and that a text has letters of."""
    from fontTools.unicodedata import script  # type: ignore[import-untyped]

    codes = {script(letter) for letter in frozenset(text)}
    return tuple(one for one in SCRIPTS.values() if codes & set(_letters_of(one)))


def _letters_of(script: Script) -> tuple[str, ...]:
    """Unicode's codes for the letters of a script: Japanese has three, Nastaliq those of Arabic."""
    others = {"Aran": ("Arab",), "Jpan": ("Hani", "Hira", "Kana"), "Hant": ("Hani", "Bopo")}
    plain = tuple(code for code, holder in HELD_BY.items() if holder == script.code)
    return (script.code, *plain, *others.get(script.code, ()))
