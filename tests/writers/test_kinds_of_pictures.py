"""Every kind of picture that a camera, a browser or a scanner makes, in every file that we make."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypedDict

import pikepdf
import pytest
from PIL import Image

from exporter.pipeline import Exporter
from exporter.results import Export
from tests.support import pages
from tests.support.samples import article, rendition


class Options(TypedDict, total=False):
    """How some of them are saved."""

    exif: bytes
    save_all: bool
    append_images: list[Image.Image]


KINDS: dict[str, tuple[str, Options]] = {
    "grey16.png": ("I;16", {}),
    "bilevel.png": ("1", {}),
    "palette.png": ("P", {}),
    "clear.png": ("RGBA", {}),
    "clear-grey.png": ("LA", {}),
    "inks.jpg": ("CMYK", {}),
    "inks.tiff": ("CMYK", {}),
    "deep.tiff": ("I;16", {}),
    "turned.jpg": (
        "RGB",
        {"exif": b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"},
    ),
    "photo.webp": ("RGB", {}),
    "clear.webp": ("RGBA", {}),
    "photo.avif": ("RGB", {}),
    "scan.bmp": ("RGB", {}),
    "moving.gif": ("P", {"save_all": True, "append_images": [Image.new("P", (600, 400))]}),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kinds")
    ramp = Image.linear_gradient("L").resize((600, 400))
    colours = Image.merge("RGB", (ramp, ramp.rotate(180), Image.new("L", ramp.size, 90)))
    for name, (mode, options) in KINDS.items():
        basis = ramp if mode in ("I;16", "1", "LA") else colours
        basis.convert(mode).save(folder / name, **options)
    inside = base64.b64encode((folder / "grey16.png").read_bytes()).decode()
    (folder / "drawn.svg").write_text(DRAWN.replace("PICTURE", inside))
    return folder


NAMES = (*KINDS, "drawn.svg")
DRAWN = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 120">
<defs><linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="#06c"/>
</linearGradient></defs><rect width="200" height="60" fill="url(#g)" opacity=".5"/>
<text x="150" y="100" font-family="Source Sans 3" font-size="20">Words in a drawing</text>
<image width="40" height="40" href="data:image/png;base64,PICTURE"/></svg>"""


def _exported(folder: Path, profile: str) -> Export:
    figures = [{"type": "figure", "src": name, "alt": f"The picture {name}"} for name in NAMES]
    source = article(sections=[{"blocks": figures}])
    return Exporter(profile=profile).export(
        source, folder=folder, editions=["brief"], preflight=profile == "office"
    )


def _images(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """The pictures of a file, each once; pages share what they draw."""
    named = (image for page in pdf.pages for image in page.get_images().values())
    return list({image.objgen: image for image in named}.values())


@pytest.fixture(scope="module")
def made(folder: Path) -> Export:
    return _exported(folder, "office")


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_a_pdf_stays_valid_with_every_kind_of_picture(
    made: Export,
    tmp_path: Path,
    vera_failures: Callable[[Iterable[Path], str], list[str]],
    flavour: str,
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(rendition(made, "brief", "pdf"))
    assert vera_failures([path], flavour) == []
    with pikepdf.open(path) as pdf:
        shown = _images(pdf)
        assert len(shown) == len(NAMES)
        assert {str(image.ColorSpace) for image in shown} == {"/DeviceRGB", "/DeviceGray"}
        assert {int(image.BitsPerComponent) for image in shown} == {8}


def test_a_word_file_stays_valid_and_holds_only_what_word_shows(
    made: Export, tmp_path: Path, ooxml_failures: Callable[[Iterable[Path]], list[str]]
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(rendition(made, "brief", "docx"))
    assert ooxml_failures([path]) == []
    with zipfile.ZipFile(path) as parts:
        names = [name for name in parts.namelist() if "/media/" in name]
        media = [parts.read(name) for name in names if not name.endswith(".svg")]
        drawings = parts.read("word/document.xml").count(b"<w:drawing>")
    pictures = [Image.open(io.BytesIO(data)) for data in media]
    assert len(names) == len(media) + 1
    assert drawings == len(NAMES)
    assert {one.format for one in pictures} == {"PNG", "JPEG"}
    assert {one.mode for one in pictures} <= {"1", "L", "LA", "P", "RGB", "RGBA"}


def test_a_drawing_is_vector_in_the_pdf_with_its_words_as_text(made: Export) -> None:
    text = pages.text(rendition(made, "brief", "pdf"))
    assert "in a drawing" in text


def test_a_press_gets_every_kind_of_picture_in_inks(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(rendition(_exported(folder, "press"), "brief", "pdf"))
    with pikepdf.open(path) as pdf:
        shown = _images(pdf)
        assert {str(image.ColorSpace) for image in shown} == {"/DeviceCMYK"}


def test_inks_of_a_picture_are_those_that_a_press_gets(tmp_path: Path) -> None:
    Image.new("CMYK", (900, 600), (255, 0, 0, 51)).save(tmp_path / "a.jpg")
    source = article(sections=[{"blocks": [{"type": "figure", "src": "a.jpg", "alt": "Cyan"}]}])
    press = Exporter(profile="press")
    data = rendition(press.export(source, folder=tmp_path, editions=["brief"]), "brief", "pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (image,) = _images(pdf)
        cyan, magenta, yellow, black = image.read_bytes()[:4]
    assert (cyan, magenta, yellow) == (255, 0, 0)
    assert abs(black - 51) <= 1


def test_a_decoration_is_silent_and_a_missing_picture_a_placeholder_in_valid_files(
    tmp_path: Path,
    vera_failures: Callable[[Iterable[Path], str], list[str]],
    ooxml_failures: Callable[[Iterable[Path]], list[str]],
) -> None:
    Image.new("RGB", (900, 600), "teal").save(tmp_path / "a.png")
    figures = [
        {"type": "figure", "src": src, "alt": ""} for src in ("a.png", "https://e.org/b.png")
    ]
    source = article(sections=[{"blocks": figures}])
    made = Exporter().export(source, folder=tmp_path, editions=["brief"])
    assert {one.code for one in made.diagnostics} == {"alt-empty", "image-remote"}
    pdf, docx = tmp_path / "a.pdf", tmp_path / "a.docx"
    pdf.write_bytes(rendition(made, "brief", "pdf"))
    docx.write_bytes(rendition(made, "brief", "docx"))
    assert "Picture not available\n" in pages.text(pdf.read_bytes()) + "\n"
    assert vera_failures([pdf], "ua1") == []
    assert ooxml_failures([docx]) == []
    with zipfile.ZipFile(docx) as parts:
        assert b"adec:decorative" in parts.read("word/document.xml")
