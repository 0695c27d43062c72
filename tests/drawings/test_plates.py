"""A logo that its ground would swallow stands on a plate, in every theme and both formats."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from exporter import Export, Exporter
from exporter.drawings.plates import legible, on_plate
from exporter.engine.drawn_dots import drawing
from exporter.resources import themes
from exporter.styled import Colour
from tests.support import samples

BRANDS = Path(__file__).parents[1] / "data" / "brands"
PAPER, PANEL = Colour(255, 255, 255), Colour(0, 75, 67)
MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" viewBox="10 10 30 10">'
    '<style>path {{ fill: {} }}</style><path d="M10 10h10v10H10z"/></svg>'
)
DARK, LIGHT = MARK.format("#0a1440").encode(), MARK.format("#f4f4f4").encode()


def png(colour: str) -> bytes:
    image = Image.new("RGBA", (300, 100))
    image.paste(colour, (0, 0, 100, 100))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def dots(logo: bytes) -> Image.Image:
    return Image.open(io.BytesIO(drawing(logo).png if logo.startswith(b"<") else logo)).convert(
        "RGB"
    )


@pytest.mark.parametrize(("dark", "light"), [(DARK, LIGHT), (png("#0a1440"), png("#f4f4f4"))])
def test_a_logo_is_legible_on_what_it_differs_from(dark: bytes, light: bytes) -> None:
    assert [legible(dark, PAPER), legible(dark, PANEL)] == [True, False]
    assert [legible(light, PAPER), legible(light, PANEL)] == [False, True]


def test_a_logo_that_is_dark_but_for_a_spot_is_not_legible_on_a_dark_ground() -> None:
    spot = DARK.replace(b"</svg>", b'<circle cx="15" cy="15" r="3" fill="#ffca00"/></svg>')
    assert not legible(spot, PANEL)


def test_an_opaque_picture_brings_its_own_ground() -> None:
    stream = io.BytesIO()
    Image.new("RGB", (30, 10), "#00302a").save(stream, "PNG")
    assert legible(stream.getvalue(), PANEL)


@pytest.mark.parametrize("logo", [DARK, png("#0a1440")])
def test_on_a_plate_it_is_as_it_was_in_the_middle_of_paper(logo: bytes) -> None:
    before, after = dots(logo), dots(on_plate(logo, PAPER))
    assert after.width > before.width
    assert after.height > before.height
    corners = [
        (1, 1),
        (after.width - 2, 1),
        (1, after.height - 2),
        (after.width - 2, after.height - 2),
    ]
    assert {after.getpixel(corner) for corner in corners} == {(255, 255, 255)}
    assert after.getpixel((after.width // 5, after.height // 2)) == (10, 20, 64)


def exported(theme: str, folder: Path, css: str = "", **house: object) -> Export:
    style = folder / "house.css"
    style.write_text(css, "utf-8")
    exporter = Exporter(theme=theme, styles=[style], **house)  # type: ignore[arg-type]
    article = samples.article(publication="The House", headline="A masthead with a logo")
    return exporter.export(article, editions=["brief"])


def shown(made: Export) -> Image.Image:
    """The logo as Word shows it."""
    word = zipfile.ZipFile(io.BytesIO(samples.rendition(made, "brief", "docx")))
    (name,) = (one for one in word.namelist() if one.endswith(".png"))
    return Image.open(io.BytesIO(word.read(name)))


@pytest.mark.parametrize("theme", themes())
@pytest.mark.parametrize(("mark", "name"), [(DARK, "dark"), (LIGHT, "light")])
def test_no_theme_prints_dark_on_dark_or_light_on_light(
    mark: bytes, name: str, theme: str, tmp_path: Path
) -> None:
    (tmp_path / "logo.svg").write_bytes(mark)
    has_panel = theme == "parliament"
    image = shown(exported(theme, tmp_path, ":root { --logo: url(logo.svg) }")).convert("RGBA")
    is_on_plate = image.getpixel((image.width - 2, 1))[3] == 255  # type: ignore[index]
    assert is_on_plate == ((name == "dark") == has_panel)


@pytest.mark.parametrize(
    ("theme", "variant"), [("newsroom", "secondary"), ("parliament", "secondary_white")]
)
def test_a_brand_gives_each_theme_the_variant_for_its_ground(
    theme: str, variant: str, tmp_path: Path
) -> None:
    shutil.copytree(BRANDS / "logos", tmp_path / "logos")
    brand = shutil.copy(BRANDS / "brand-logo-light-dark.yml", tmp_path / "_brand.yml")
    made = exported(theme, tmp_path, brand=brand)
    assert tmp_path / "logos" / "pandas" / f"pandas_{variant}.svg" in made.inputs
    assert shown(made).convert("RGBA").getpixel((1, 1))[3] == 0  # type: ignore[index]
