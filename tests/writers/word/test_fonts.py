"""Fonts travel in the file, scrambled as Word wants them, if their makers allow it."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from exporter import Exporter, resources
from exporter.diagnostics import UsageError
from exporter.resources import FONTS
from exporter.styled import FontFace
from exporter.writers.word import write
from exporter.writers.word.paging import Paging
from exporter.writers.word.parts.fonts import add_fonts, may_travel
from exporter.writers.word.parts.package import WordPackage
from tests.support.documents import Docx, all_of, attribute, local, styled, written
from tests.support.samples import SUMMIT, THEMES

REGULAR = (resources.fonts_folder() / "SourceSerif4-Regular.ttf").read_bytes()


MOST = 450_000  # bytes of a Word file of the summit
FOUR = {"embedRegular", "embedBold", "embedItalic", "embedBoldItalic"}


def licensed(bits: int, data: bytes = REGULAR) -> bytes:
    """The font with some licence bits."""
    font = TTFont(io.BytesIO(data))
    offset = font.reader.tables["OS/2"].offset
    return data[: offset + 8] + struct.pack(">H", bits) + data[offset + 10 :]


def faces_in(docx: Docx) -> dict[str, set[str]]:
    """The elements by which the faces of each family are embedded."""
    families = all_of(docx.xml("fontTable"), "w:font")
    return {attribute(one, "w:name"): {local(face) for face in one} for one in families}


def fonts_of(pdf: Path) -> set[str]:
    """The names of the fonts of a PDF, without the letters of its subsets."""
    with pikepdf.open(pdf) as file:
        pages = [page.Resources.Font.values() for page in file.pages]
        return {str(font.BaseFont).split("+")[-1] for fonts in pages for font in fonts}


def no_picture(_: str) -> None:
    return None


def summit(theme: str, fonts: str = FONTS[0]) -> Docx:
    exporter = Exporter(theme=theme, fonts=fonts)
    made = exporter.export(SUMMIT, editions=["brief"], formats=["docx"], preflight=False)
    return Docx(made.renditions[0].data, made.diagnostics)


def test_all_faces_of_the_body_s_family_travel_along_and_of_others_those_in_use() -> None:
    css = '.x { font-family: "Source Sans 3"; font-weight: 700 } .y { font-style: italic }'
    docx = written('<p>a</p><p class="x">b</p><p class="x"><span class="y">c</span></p>', css)
    assert faces_in(docx) == {
        "Source Serif 4": FOUR,
        "Source Sans 3": {"embedBold", "embedBoldItalic"},
    }
    assert sum(path.endswith(".odttf") for path in docx.parts) == 6
    assert all_of(docx.xml("settings"), "w:embedTrueTypeFonts") != []


def test_all_of_a_family_travels_where_programs_make_up_a_face_that_it_lacks() -> None:
    document = styled('<p>a</p><p class="x">b</p>', '.x { font: bold 9pt "Source Sans 3" }')
    is_lacking = [("Source Sans 3", 700)]
    left = tuple(one for one in document.fonts if (one.family, one.weight) not in is_lacking)
    data, _ = write(replace(document, fonts=left), paging=Paging(), load_image=no_picture)
    assert faces_in(Docx(data, ()))["Source Sans 3"] == {"embedRegular", "embedItalic"}


@pytest.mark.parametrize("theme", THEMES)
def test_a_word_file_of_two_pages_is_small_in_each_theme(theme: str) -> None:
    docx = summit(theme)
    assert len(docx.data) <= MOST
    assert set().union(*faces_in(docx).values()) == FOUR
    assert docx.data == summit(theme).data


def test_whole_faces_travel_on_request() -> None:
    docx = summit("newsroom", fonts="embed")
    assert faces_in(docx) == faces_in(summit("newsroom"))
    assert docx.parts["word/fonts/font1.odttf"][32:] == REGULAR[32:]


def test_no_face_travels_on_request_and_nothing_is_told_of_it() -> None:
    docx = summit("newsroom", fonts="none")
    assert faces_in(docx) == {"Source Serif 4": set(), "Source Sans 3": set()}
    assert not any(path.endswith(".odttf") for path in docx.parts)
    assert all_of(docx.xml("settings"), "w:embedTrueTypeFonts") == []
    assert docx.diagnostics == summit("newsroom").diagnostics


def test_there_are_three_ways_with_fonts_and_no_other() -> None:
    with pytest.raises(UsageError, match="fonts cannot be 'some'"):
        Exporter(fonts="some")


def test_word_files_are_valid_and_print_in_their_own_faces_whatever_they_carry(
    tmp_path: Path,
    ooxml_failures: Callable[[Iterable[Path]], list[str]],
    libreoffice_pdf: Callable[[Sequence[Path]], list[Path]],
) -> None:
    paths = [tmp_path / f"{fonts}.docx" for fonts in FONTS]
    for path in paths:
        path.write_bytes(summit("newsroom", fonts=path.stem).data)
    assert ooxml_failures(paths) == []
    (none,) = map(fonts_of, libreoffice_pdf(paths[2:]))
    subset, embed = map(fonts_of, libreoffice_pdf(paths[:2]))
    ours = {
        f"SourceS{rest}" for rest in ("ans3-Regular", "ans3-Bold", "erif4-Regular", "erif4-Bold")
    }
    assert ours == subset == embed
    assert not ours & none


@pytest.mark.parametrize("bits", [0x0002, 0x0004, 0x0006, 0x0200, 0x0208])
def test_a_font_that_forbids_it_stays_behind_and_is_named(bits: int) -> None:
    data = licensed(bits)
    face = FontFace("Closed", 400, italic=False, data=data, file=Path("closed.ttf"))
    package = WordPackage.new()
    (warning,) = add_fonts(package, [face], ["Closed"])
    assert not may_travel(face.data)
    assert warning.code == "font-not-embedded"
    assert "Closed" in warning.message
    assert [part.partname for part in package.parts] == [
        "/word/document.xml",
        "/word/fontTable.xml",
    ]


@pytest.mark.parametrize("bits", [0x0000, 0x0008, 0x000A, 0x0100])
def test_a_font_travels_in_files_that_are_edited_where_its_least_strict_bit_allows_it(
    bits: int,
) -> None:
    assert may_travel(licensed(bits))


@pytest.mark.parametrize("path", sorted(resources.fonts_folder().glob("*.ttf")))
def test_our_own_fonts_may_travel(path: object) -> None:
    assert may_travel(resources.fonts_folder().joinpath(str(path)).read_bytes())


def test_a_font_that_word_cannot_read_stays_behind_and_is_named() -> None:
    face = FontFace("Outlines", 400, italic=False, data=b"OTTO...", file=Path("outlines.otf"))
    (warning,) = add_fonts(WordPackage.new(), [face], ["Outlines"])
    assert warning.code == "font-not-embedded"
    assert "PostScript" in warning.message
