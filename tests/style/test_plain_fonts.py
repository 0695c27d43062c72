"""Packed and variable fonts of a house come to a writer as plain ones, in the weights it tells."""

from __future__ import annotations

import io
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.tables.TupleVariation import TupleVariation  # type: ignore[import-untyped]
from pikepdf import Pdf

from exporter import Exporter, resources
from exporter.diagnostics import DesignError, Diagnostic, Place
from exporter.style.design import Design
from exporter.styled import FontFace

REGULAR = resources.fonts_folder() / "SourceCodePro-Regular.ttf"


def faces_of(folder: Path, rule: str) -> list[FontFace]:
    """The faces of a family that a stylesheet declares."""
    path = folder / "house.css"
    path.write_text(f"@font-face {{ font-family: House; {rule} }}", encoding="utf-8")
    return [face for face in Design(styles=[path]).faces("brief") if face.family == "House"]


def variable(path: Path) -> None:
    """A font whose letter A grows from 500 to 700 units between the weights 100 and 900."""
    pen = TTGlyphPen(None)
    for point in ((0, 0), (500, 0), (500, 500)):
        (pen.lineTo if pen.points else pen.moveTo)(point)
    pen.closePath()
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder([".notdef", "A"])
    made.setupCharacterMap({65: "A"})
    made.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "A": pen.glyph()})
    made.setupHorizontalMetrics({".notdef": (500, 0), "A": (500, 0)})
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": "Grown", "styleName": "Regular"})
    made.setupOS2(fsType=0)  # it may travel in documents that are edited
    made.setupPost()
    made.setupFvar([("wght", 100, 100, 900, "Weight")], [])
    wider = [(0, 0), (200, 0), (200, 0), (0, 0), (0, 0), (0, 0), (0, 0)]
    made.setupGvar({"A": [TupleVariation({"wght": (0, 1, 1)}, wider)]})
    made.save(path)


def test_a_packed_font_is_unpacked(tmp_path: Path) -> None:
    packed = TTFont(REGULAR)
    packed.flavor = "woff2"
    packed.save(tmp_path / "house.woff2")
    (face,) = faces_of(tmp_path, "src: url(house.woff2)")
    assert face.data.startswith(b"\0\1\0\0")
    assert TTFont(io.BytesIO(face.data)).getGlyphOrder() == TTFont(REGULAR).getGlyphOrder()


def test_a_plain_font_is_the_file_itself(tmp_path: Path) -> None:
    (tmp_path / "house.ttf").write_bytes(REGULAR.read_bytes())
    (face,) = faces_of(tmp_path, "src: url(house.ttf); font-weight: 600")
    assert (face.data, face.weight) == (REGULAR.read_bytes(), 700)


def test_a_variable_font_is_a_face_for_each_weight(tmp_path: Path) -> None:
    variable(tmp_path / "house.ttf")
    faces = faces_of(tmp_path, "src: url(house.ttf); font-weight: 100 900")
    fonts = [TTFont(io.BytesIO(face.data)) for face in faces]
    assert [face.weight for face in faces] == [400, 700]
    assert not any("fvar" in font for font in fonts)
    assert [font["glyf"]["A"].xMax for font in fonts] == [575, 650]


def told_of(folder: Path, css: str) -> list[Diagnostic]:
    """What is told of a stylesheet, as it stands."""
    path = folder / "house.css"
    path.write_text(css, encoding="utf-8")
    return Design(styles=[path]).diagnostics("brief")


@pytest.mark.parametrize("weights", ["100 900", "normal bold", "900 100", "1 1000"])
def test_a_range_of_weights_is_no_slip_in_a_font_face(tmp_path: Path, weights: str) -> None:
    variable(tmp_path / "house.ttf")
    face = f"font-family: House; src: url(house.ttf); font-weight: {weights}"
    assert not told_of(tmp_path, f"@font-face {{ {face} }}")


@pytest.mark.parametrize(
    "rule", ["p { font-weight: 100 900 }", "@font-face { font-weight: 0 5000 }"]
)
def test_a_range_of_weights_is_a_slip_elsewhere(tmp_path: Path, rule: str) -> None:
    assert told_of(tmp_path, rule)


def test_each_weight_of_a_variable_font_is_in_the_pdf_and_two_in_word(tmp_path: Path) -> None:
    variable(tmp_path / "house.ttf")
    (tmp_path / "house.css").write_text(
        "@font-face { font-family: Manor; src: url(house.ttf); font-weight: 100 900 }\n"
        "p, h1 { font-family: Manor } h1 { font-weight: 700 !important }"
        " p + p { font-weight: 300 !important }"
    )
    (tmp_path / "a.md").write_text("---\nheadline: AAA\n---\n\nA\n\nA\n\nA\n")
    made = Exporter(styles=[tmp_path / "house.css"]).export(tmp_path / "a.md", editions=["brief"])
    pdf, docx = (one.data for one in made.renditions)
    names = {str(font.BaseFont) for page in Pdf.open(io.BytesIO(pdf)).pages
             for font in page.Resources.Font.values()}  # fmt: skip
    styles = {name.partition("Manor")[2] for name in names if "Manor" in name}
    assert styles == {"", "-Light", "-Bold"}
    with ZipFile(io.BytesIO(docx)) as parts:
        table = parts.read("word/fontTable.xml").decode()
    assert re.search(r'w:name="Manor".*?<w:embedRegular.*?<w:embedBold', table, re.DOTALL)


def test_a_font_of_the_machine_is_passed_over_for_the_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "house.ttf").write_bytes(REGULAR.read_bytes())
    src = 'src: local("DejaVu Sans"), url(house.ttf)'
    assert not told_of(tmp_path, f"@font-face {{ font-family: Own; {src} }}")


def test_a_font_face_without_a_file_is_told_where_it_stands(tmp_path: Path) -> None:
    css = '\n @font-face { font-family: "Alone"; src: local("DejaVu Sans") }'
    (told,) = told_of(tmp_path, css)
    assert told.place == Place(str(tmp_path / "house.css"), 2, 2)
    assert "Alone" in told.message


@pytest.mark.parametrize("content", [b"", b"no font", b"wOF2 and no more", b"\0\1\0\0fvar"])
def test_what_is_no_font_is_told_where_it_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "house.ttf").write_bytes(content)
    with pytest.raises(DesignError) as caught:
        faces_of(tmp_path, "src: url(house.ttf)")
    assert caught.value.diagnostics[0].code == "font-damaged"
    assert caught.value.place == Place(str(tmp_path / "house.css"), 1, 39)
