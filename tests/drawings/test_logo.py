"""A house's logo stands in the masthead of both formats, and is nothing of the article."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from exporter import DesignError, Export, Exporter
from exporter.intake.incoming import incoming
from tests.support import samples

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" viewBox="0 0 60 20">'
    b'<path d="M0 0h60v20H0z" fill="#101010"/></svg>'
)
ARTICLE = samples.article(publication="The House", headline="A masthead with a logo")
EMU = 12700  # in a point
PLACES = ("instead", "before", "above")


def exported(
    folder: Path, css: str, name: str = "logo.svg", data: bytes = SVG, **house: str
) -> Export:
    (folder / name).write_bytes(data)
    (folder / "house.css").write_text(f":root {{ {css} }}", encoding="utf-8")
    return Exporter(styles=[folder / "house.css"], **house).export(ARTICLE, editions=["brief"])  # type: ignore[arg-type]


def document(export: Export) -> str:
    data = samples.rendition(export, "brief", "docx")
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


@pytest.mark.parametrize("place", PLACES)
def test_the_logo_is_a_picture_of_its_height_in_both_formats(place: str, tmp_path: Path) -> None:
    css = f"--logo: url(logo.svg); --logo-height: 30pt; --logo-place: {place}"
    made = exported(tmp_path, css)
    assert f'cx="{90 * EMU}" cy="{30 * EMU}"' in document(made)
    assert 'descr="The House"' in document(made)
    with pikepdf.open(io.BytesIO(samples.rendition(made, "brief", "pdf"))) as pdf:
        figures = [
            str(one.Alt)
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
    assert figures == ["The House"]


def test_a_logo_stands_instead_of_the_name_or_before_it(tmp_path: Path) -> None:
    def names(place: str) -> list[str]:
        made = exported(tmp_path, f"--logo: url(logo.svg); --logo-place: {place}")
        return re.findall(r"<w:t[^>]*>(The House) *<", document(made).replace("> The", ">The"))

    assert [len(names(place)) for place in PLACES] == [0, 1, 1]


@pytest.mark.parametrize("place", PLACES)
def test_a_logo_does_not_come_back_with_the_article(place: str, tmp_path: Path) -> None:
    made = exported(tmp_path, f"--logo: url(logo.svg); --logo-place: {place}")
    (tmp_path / "back.docx").write_bytes(samples.rendition(made, "brief", "docx"))
    assert incoming(tmp_path / "back.docx").article == ARTICLE


def test_a_png_is_a_logo_too(tmp_path: Path) -> None:
    png = io.BytesIO()
    Image.new("RGBA", (400, 100), "#0b5fa5").save(png, "PNG")
    made = exported(
        tmp_path, "--logo: url('logo.png'); --logo-height: 20pt", "logo.png", png.getvalue()
    )
    assert f'cx="{80 * EMU}" cy="{20 * EMU}"' in document(made)


def test_the_logo_is_among_the_inputs_and_in_the_record_of_the_making(tmp_path: Path) -> None:
    made = exported(tmp_path, "--logo: url(logo.svg)")
    assert tmp_path / "logo.svg" in made.inputs
    data = zipfile.ZipFile(io.BytesIO(samples.rendition(made, "brief", "docx")))
    assert any(
        b'"name":"logo.svg"' in data.read(name).replace(b"&quot;", b'"') for name in data.namelist()
    )


def test_a_logo_is_found_from_the_stylesheet_that_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "theme.css").write_text(":root { --mark: url(mark.svg) }", "utf-8")
    (tmp_path / "inner" / "mark.svg").write_bytes(SVG)
    theme = str(tmp_path / "inner" / "theme.css")
    made = exported(tmp_path, "--logo: var(--mark)", theme=theme)
    assert "word/media" in document(made) or "<pic:pic" in document(made)


def test_an_edition_may_do_without_the_logo(tmp_path: Path) -> None:
    css = '--logo: url(logo.svg) } :root[data-edition="brief"] { --logo: none'
    assert "<pic:pic" not in document(exported(tmp_path, css))


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("url(gone.svg)", "style-resource"),
        ("url(https://example.org/logo.svg)", "style-resource"),
        ("url(../logo.svg)", "style-resource"),
        ("url(house.css)", "not-an-image"),
        ("url('data:image/png;base64,AAAA')", "logo"),
        ("'logo.svg'", "wrong-token-value"),
    ],
)
def test_a_bad_logo_is_told_where_the_stylesheet_names_it(
    value: str, code: str, tmp_path: Path
) -> None:
    with pytest.raises(DesignError) as told:
        exported(tmp_path, f"--logo: {value}")
    (problem,) = told.value.diagnostics
    assert problem.code == code
    assert problem.hint
    assert problem.place
    assert (problem.place.file, problem.place.line) == (str(tmp_path / "house.css"), 1)


def test_a_small_drawing_has_dots_enough_for_readers_without_svg(tmp_path: Path) -> None:
    made = exported(tmp_path, "--logo: url(logo.svg); --logo-height: 60pt")
    assert not [one for one in made.diagnostics if one.code == "resolution"]
    word = zipfile.ZipFile(io.BytesIO(samples.rendition(made, "brief", "docx")))
    (name,) = (one for one in word.namelist() if one.endswith(".png"))
    with Image.open(io.BytesIO(word.read(name))) as image:
        assert image.height >= 60 / 72 * 300


def test_files_with_a_logo_are_valid(
    vera_failures: Callable[[Iterable[Path], str], list[str]],
    ooxml_failures: Callable[[Sequence[Path]], Sequence[object]],
    tmp_path: Path,
) -> None:
    for place in PLACES:
        made = exported(tmp_path, f"--logo: url(logo.svg); --logo-place: {place}")
        for item in made.renditions:
            (tmp_path / f"{place}.{item.format}").write_bytes(item.data)
    for flavour in ("3a", "ua1"):
        assert not vera_failures(sorted(tmp_path.glob("*.pdf")), flavour)
    assert not ooxml_failures(sorted(tmp_path.glob("*.docx")))
