"""Pictures with no more dots than their printed size can show."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from exporter.diagnostics import UsageError
from exporter.drawings.sampling import sampled
from exporter.pipeline import Exporter
from exporter.results import Export
from tests.support.samples import article, rendition

INCH = 72.0


def _bytes(image: Image.Image, form: str) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form)
    return stream.getvalue()


def _photograph(width: int, height: int) -> Image.Image:
    """Soft shapes with the grain of a camera."""
    base = [Image.effect_noise((width // 60, height // 60), 120) for _ in range(3)]
    soft = Image.merge("RGB", base).resize((width, height), Image.Resampling.BICUBIC)
    grain = Image.effect_noise((width, height), 8).convert("RGB")
    return Image.blend(soft, grain, 0.3)


def _size(data: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(data)).size


def test_a_picture_of_more_than_300_dots_an_inch_gets_300() -> None:
    data = _bytes(_photograph(1200, 600), "jpeg")
    made = sampled({"a": data}, {"a": (2 * INCH, INCH)}, 300, prints=False)
    assert _size(made["a"]) == (600, 300)
    assert made == sampled({"a": data}, {"a": (2 * INCH, INCH)}, 300, prints=False)


@pytest.mark.parametrize("dpi", [0, 600, 1200])
def test_a_picture_of_no_more_dots_than_asked_for_stays(dpi: int) -> None:
    data = _bytes(_photograph(1200, 600), "jpeg")
    assert sampled({"a": data}, {"a": (2 * INCH, INCH)}, dpi, prints=False) == {}


def test_line_art_and_drawings_in_svg_and_pictures_that_are_not_shown_stay() -> None:
    scan = _bytes(Image.effect_noise((1200, 600), 90).convert("1"), "png")
    pictures = {"scan": scan, "svg": b"<svg/>", "cut": _bytes(_photograph(1200, 600), "png")}
    sizes = {"scan": (2 * INCH, INCH), "svg": (INCH, INCH)}
    assert sampled(pictures, sizes, 300, prints=False) == {}


def test_a_photograph_in_png_becomes_a_jpeg_and_a_drawing_stays_a_png() -> None:
    drawing = Image.new("RGB", (1200, 600), "white")
    drawing.paste("navy", (100, 100, 700, 500))
    noisy = Image.merge("RGB", [Image.effect_noise((1200, 600), 90) for _ in range(3)])
    clear = noisy.convert("RGBA")
    clear.putalpha(90)
    pictures = {
        name: _bytes(image, "png")
        for name, image in (("drawing", drawing), ("photograph", noisy), ("clear", clear))
    }
    made = sampled(pictures, dict.fromkeys(pictures, (2 * INCH, INCH)), 300, prints=False)
    forms = {name: Image.open(io.BytesIO(data)).format for name, data in made.items()}
    assert forms.pop("photograph") == "JPEG"
    assert forms.pop("clear") == "PNG"
    assert set(forms.values()) <= {"PNG"}


def _exported(folder: Path, dpi: int = 300) -> Export:
    figure = {"type": "figure", "src": "a.jpg", "alt": "A photograph"}
    source = article(sections=[{"blocks": [figure]}])
    return Exporter(image_dpi=dpi).export(source, folder=folder, editions=["brief"])


def test_a_photograph_of_twelve_megapixels_gives_files_of_less_than_a_megabyte(
    tmp_path: Path,
) -> None:
    _photograph(4000, 3000).save(tmp_path / "a.jpg", quality=95)
    made = _exported(tmp_path)
    again = _exported(tmp_path)
    pdf, docx = (rendition(made, "brief", form) for form in ("pdf", "docx"))
    assert max(len(pdf), len(docx)) < 1_000_000
    assert [one.data for one in again.renditions] == [pdf, docx]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (image,) = opened.pages[0].get_images().values()
        dots = int(image.Width), int(image.Height)
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        (media,) = (name for name in parts.namelist() if "/media/" in name)
        assert _size(parts.read(media)) == dots
        assert len(parts.read(media)) < 500_000
        extent = parts.read("word/document.xml").partition(b'<wp:extent cx="')[2]
    inches = int(extent.partition(b'"')[0]) / 914_400
    assert dots[0] / inches == pytest.approx(300, abs=1)


def test_pictures_stay_as_they_are_where_0_dots_are_asked_for(tmp_path: Path) -> None:
    _photograph(3000, 1500).save(tmp_path / "a.jpg", quality=95)
    docx = rendition(_exported(tmp_path, 0), "brief", "docx")
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        (media,) = (name for name in parts.namelist() if "/media/" in name)
        assert parts.read(media) == (tmp_path / "a.jpg").read_bytes()


def test_less_than_no_dots_cannot_be_asked_for() -> None:
    with pytest.raises(UsageError):
        Exporter(image_dpi=-1)
