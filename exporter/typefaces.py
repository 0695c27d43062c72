"""Typefaces that may be installed beside ours: which scripts they are for, and what they are.

Whole static TrueType faces under the SIL Open Font License 1.1. `typefaces.tsv` has a line a face,
pinned by the version of the npm package that brings it and by its SHA-256.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

SCOPE = "@expo-google-fonts"
LICENCE = "LICENSE_FONT"
"""The file in each package that has the licence."""


class Face(NamedTuple):
    """A file of a package, its length in bytes, and its SHA-256 in hexadecimal."""

    file: str
    size: int
    sha256: str


class Typeface(NamedTuple):
    """A family, and the package that brings it."""

    package: str
    version: str
    family: str
    faces: tuple[Face, ...]

    @property
    def pinned(self) -> str:
        """The package as npm calls it, with its version."""
        return f"{SCOPE}/{self.package}@{self.version}"


class Script(NamedTuple):
    """A script by its code (ISO 15924) and its name in English, and the packages for it.

    The first is for text, the second for labels.
    """

    code: str
    name: str
    packages: tuple[str, ...]

    @property
    def typefaces(self) -> tuple[Typeface, ...]:
        """What is installed for it."""
        return tuple(typefaces()[package] for package in self.packages)


SCRIPTS = {
    one.code: one
    for one in (
        Script("Adlm", "Adlam", ("noto-sans-adlam",)),
        Script("Arab", "Arabic", ("noto-naskh-arabic", "noto-sans-arabic")),
        Script("Aran", "Arabic in Nastaliq, as for Urdu", ("noto-nastaliq-urdu",)),
        Script("Armn", "Armenian", ("noto-sans-armenian",)),
        Script("Beng", "Bengali", ("noto-serif-bengali", "noto-sans-bengali")),
        Script("Cher", "Cherokee", ("noto-sans-cherokee",)),
        Script("Deva", "Devanagari", ("noto-serif-devanagari", "noto-sans-devanagari")),
        Script("Ethi", "Ethiopic", ("noto-sans-ethiopic",)),
        Script("Geor", "Georgian", ("noto-sans-georgian",)),
        Script("Gujr", "Gujarati", ("noto-sans-gujarati",)),
        Script("Guru", "Gurmukhi", ("noto-sans-gurmukhi",)),
        Script("Hans", "Chinese, simplified", ("noto-serif-sc", "noto-sans-sc")),
        Script("Hant", "Chinese, traditional", ("noto-serif-tc", "noto-sans-tc")),
        Script("Hebr", "Hebrew", ("noto-serif-hebrew", "noto-sans-hebrew")),
        Script("Jpan", "Japanese", ("noto-serif-jp", "noto-sans-jp")),
        Script("Khmr", "Khmer", ("noto-sans-khmer",)),
        Script("Knda", "Kannada", ("noto-sans-kannada",)),
        Script("Kore", "Korean", ("noto-serif-kr", "noto-sans-kr")),
        Script("Laoo", "Lao", ("noto-sans-lao",)),
        Script("Latn", "Latin, with African and phonetic letters", ("noto-serif", "noto-sans")),
        Script("Mlym", "Malayalam", ("noto-sans-malayalam",)),
        Script("Mong", "Mongolian", ("noto-sans-mongolian",)),
        Script("Mymr", "Burmese", ("noto-sans-myanmar",)),
        Script("Nkoo", "N'Ko", ("noto-sans-nko",)),
        Script("Sinh", "Sinhala", ("noto-sans-sinhala",)),
        Script("Syrc", "Syriac", ("noto-sans-syriac",)),
        Script("Taml", "Tamil", ("noto-sans-tamil",)),
        Script("Telu", "Telugu", ("noto-serif-telugu", "noto-sans-telugu")),
        Script("Thaa", "Thaana", ("noto-sans-thaana",)),
        Script("Thai", "Thai", ("noto-sans-thai",)),
        Script("Tibt", "Tibetan", ("noto-serif-tibetan",)),
    )
}
HELD_BY = {"Hani": "Hans", "Hira": "Jpan", "Kana": "Jpan", "Hang": "Kore", "Bopo": "Hant"}
"""The code that a script's letters are installed by, where Unicode has another for the letters."""


@functools.cache
def typefaces() -> Mapping[str, Typeface]:
    """All of them, by their packages."""
    _, *lines = Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    return {
        package: Typeface(package, version, family, tuple(_face(row) for row in faces))
        for (package, version, family), faces in groupby(rows, key=lambda row: tuple(row[:3]))
    }


def _face(row: list[str]) -> Face:
    *_, file, size, sha256 = row
    return Face(file, int(size), sha256)
