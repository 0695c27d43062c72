"""Fonts travel in the file, scrambled as Word wants them, if their makers allow it."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from exporter import resources
from exporter.styled import FontFace
from exporter.writers.word.parts.fonts import add_fonts, may_travel
from exporter.writers.word.parts.package import WordPackage
from tests.support.documents import all_of, attribute, local, written

REGULAR = (resources.fonts_folder() / "SourceSerif4-Regular.ttf").read_bytes()


def restricted(data: bytes) -> bytes:
    """The font with the bit that forbids embedding."""
    font = TTFont(io.BytesIO(data))
    offset = font.reader.tables["OS/2"].offset
    return data[: offset + 8] + struct.pack(">H", 2) + data[offset + 10 :]


def test_the_faces_of_the_families_in_use_travel_along() -> None:
    docx = written('<p>a</p><p class="x">b</p>', '.x { font-family: "Source Sans 3" }')
    families = all_of(docx.xml("fontTable"), "w:font")
    assert [attribute(family, "w:name") for family in families] == [
        "Source Serif 4", "Source Sans 3",
    ]  # fmt: skip
    for family in families:
        faces = [local(face) for face in family]
        assert faces == ["embedRegular", "embedBold", "embedItalic", "embedBoldItalic"]
    assert sum(path.endswith(".odttf") for path in docx.parts) == 8
    assert all_of(docx.xml("settings"), "w:embedTrueTypeFonts") != []


def test_a_font_that_forbids_it_stays_behind_and_is_named() -> None:
    face = FontFace("Closed", 400, italic=False, data=restricted(REGULAR), file=Path("closed.ttf"))
    package = WordPackage.new()
    (warning,) = add_fonts(package, [face], ["Closed"])
    assert not may_travel(face.data)
    assert warning.code == "font-not-embedded"
    assert "Closed" in warning.message
    assert [part.partname for part in package.parts] == [
        "/word/document.xml",
        "/word/fontTable.xml",
    ]


@pytest.mark.parametrize("path", sorted(resources.fonts_folder().glob("*.ttf")))
def test_our_own_fonts_may_travel(path: object) -> None:
    assert may_travel(resources.fonts_folder().joinpath(str(path)).read_bytes())


def test_a_font_that_word_cannot_read_stays_behind_and_is_named() -> None:
    face = FontFace("Outlines", 400, italic=False, data=b"OTTO...", file=Path("outlines.otf"))
    (warning,) = add_fonts(WordPackage.new(), [face], ["Outlines"])
    assert warning.code == "font-not-embedded"
    assert "PostScript" in warning.message
