"""Pages as pictures: PNG files of an edition's first page, or of all."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from exporter import Exporter
from exporter.diagnostics import UsageError
from exporter.printed.printed_pdf import Printed
from tests.support.samples import SUMMIT, article


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def chunks(data: bytes) -> dict[bytes, bytes]:
    """The chunks of a PNG by type (PNG 5.3); of several of one type the last."""
    found, place = {}, 8
    while place < len(data):
        (length,) = struct.unpack_from(">I", data, place)
        found[data[place + 4 : place + 8]] = data[place + 8 : place + 8 + length]
        place += 12 + length
    return found


def test_a_png_shows_the_first_page_at_144_dots_an_inch() -> None:
    made = Exporter(paper="a4").export(SUMMIT, editions=["brief"], formats=["pdf", "png"])
    pdf, png = made.renditions
    assert png.name("summit") == "summit.png"
    with Printed(pdf.data) as printed:
        first = printed.picture(1, 144)
    shown = picture(png.data)
    assert shown.size == first.size == (1191, 1684)
    assert ImageChops.difference(shown, first).getbbox() is None


def test_all_pages_are_a_file_each_with_their_numbers() -> None:
    made = Exporter(png_pages="all", dpi=40).export(SUMMIT, formats=["png"])
    assert [one.name("a") for one in made.renditions] == [
        "a.png",
        "a-p2.png",
        "a-summary.png",
    ]
    assert [one.page for one in made.renditions] == [1, 2, 1]
    assert len({one.data for one in made.renditions}) == 3


def test_a_png_tells_its_dots_its_title_and_that_its_colours_are_srgb() -> None:
    text = article(headline="Öl & Gas", language="de")
    made = Exporter(dpi=100).export(text, editions=["brief"], formats=["png"])
    data = made.renditions[0].data
    parts = chunks(data)
    assert struct.unpack(">IIB", parts[b"pHYs"]) == (3937, 3937, 1)  # a metre: 100 an inch
    assert parts[b"sRGB"] == b"\0"
    assert b"de\0" in parts[b"iTXt"]
    assert parts[b"iTXt"].endswith("Öl & Gas".encode())


def test_the_same_article_gives_the_same_png() -> None:
    one, other = (
        Exporter(dpi=60).export(article(), editions=["brief"], formats=["png"]).renditions[0].data
        for _ in range(2)
    )
    assert one == other


def test_a_draft_has_its_line_numbers_on_pictures_too() -> None:
    made = Exporter(profile="draft").export(SUMMIT, editions=["brief"], formats=["pdf", "png"])
    pdf, png = made.renditions
    with Printed(pdf.data) as printed:
        assert ImageChops.difference(picture(png.data), printed.picture(1, 144)).getbbox() is None


def test_no_picture_is_made_unless_it_is_asked_for() -> None:
    assert {one.format for one in Exporter().export(article()).renditions} == {"pdf", "docx"}


@pytest.mark.parametrize("dpi", [0, -1, 601])
def test_dots_that_no_picture_can_have_are_a_wrong_call(dpi: int) -> None:
    with pytest.raises(UsageError, match="dots an inch"):
        Exporter(dpi=dpi)


def test_pages_of_no_choice_of_ours_are_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="png pages cannot be 'some'"):
        Exporter(png_pages="some")


def test_saving_writes_every_page(tmp_path: Path) -> None:
    made = Exporter(png_pages="all", dpi=30).export(SUMMIT, editions=["brief"], formats=["png"])
    assert [path.name for path in made.save(tmp_path)] == ["summit.png", "summit-p2.png"]
    assert all(picture(path.read_bytes()).width for path in tmp_path.iterdir())
