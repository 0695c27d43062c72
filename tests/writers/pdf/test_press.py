"""The press file against ISO 15930-7 (PDF/X-4), as far as a test can tell without its validator."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from exporter.pipeline import Exporter
from exporter.results import Export
from tests.support.pdf_colours import images
from tests.support.press_files import picture_article
from tests.support.samples import EVERYTHING, HOUSE, SUMMIT, pdf_of
from tests.support.validators import tools

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
BLEED = 3 * MM
NAMES = {
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


@pytest.fixture(scope="module")
def export() -> Export:
    return Exporter(theme=HOUSE, profile="press").export(EVERYTHING)


@pytest.fixture(scope="module")
def press(export: Export) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(export.renditions[0].data)) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Pages with all kinds of colours; a masthead and a picture touch the paper's edge."""
    return picture_article(tmp_path_factory.mktemp("pictures")).renditions[0].data


def said(pdf: pikepdf.Pdf, name: str) -> str:
    """An XMP property's text."""
    root = ET.fromstring(pdf.Root.Metadata.read_bytes())  # noqa: S314
    node = root.find(f".//{name}", NAMES)
    assert node is not None, name
    return "".join(node.itertext()).strip()


def test_a_press_gets_both_editions_as_pdf_only(export: Export) -> None:
    assert [(made.edition, made.format) for made in export.renditions] == [
        ("brief", "pdf"),
        ("summary", "pdf"),
    ]


def test_the_trimmed_page_is_the_paper_and_the_bleed_reaches_3_mm_beyond(
    press: pikepdf.Pdf,
) -> None:
    for page in press.pages:
        assert edges(page.TrimBox) == pytest.approx((0, 0, *A4), abs=0.01)
        bleed = (-BLEED, -BLEED, A4[0] + BLEED, A4[1] + BLEED)
        assert edges(page.BleedBox) == pytest.approx(bleed, abs=0.01)
        left, bottom, right, top = edges(page.MediaBox)
        assert (left, bottom) < (-BLEED, -BLEED)
        assert (right, top) > (A4[0] + BLEED, A4[1] + BLEED)
        assert "/ArtBox" not in page


def edges(box: Any) -> tuple[float, ...]:
    return tuple(float(edge) for edge in box)


def test_crop_marks_are_hairlines_of_all_inks_outside_the_bleed(press: pikepdf.Pdf) -> None:
    for page in press.pages:
        marks = mark_lines(page)
        assert len(marks) == 8
        for x1, y1, x2, y2 in marks:
            outside = [
                x < -BLEED or x > A4[0] + BLEED or y < -BLEED or y > A4[1] + BLEED
                for x, y in ((x1, y1), (x2, y2))
            ]
            on_a_cut = {0.0, round(A4[0], 3), round(A4[1], 3)} & {x1, y1}
            assert all(outside)
            assert on_a_cut


def mark_lines(page: pikepdf.Page) -> list[tuple[float, ...]]:
    """The lines in the registration colour, all of them 0.25 points wide."""
    marks: list[tuple[float, ...]] = []
    start: tuple[float, ...] = ()
    in_marks = False
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), instruction.operands
        if name == "CS":
            in_marks = str(operands[0]) == "/Registration"
        elif in_marks and name == "w":
            assert float(operands[0]) == 0.25
        elif in_marks and name == "m":
            start = tuple(float(one) for one in operands)
        elif in_marks and name == "l":
            marks.append((*start, *(float(one) for one in operands)))
    return marks


def test_the_registration_colour_is_every_ink(press: pikepdf.Pdf) -> None:
    space = press.pages[0].Resources.ColorSpace["/Registration"]
    assert [str(part) for part in list(space)[:3]] == ["/Separation", "/All", "/DeviceCMYK"]
    assert [int(ink) for ink in space[3].C1] == [1, 1, 1, 1]


def test_there_is_one_output_intent_with_its_profile_inside(press: pikepdf.Pdf) -> None:
    (intent,) = press.Root.OutputIntents
    profile = intent.DestOutputProfile
    data = profile.read_bytes()
    assert str(intent.S) == "/GTS_PDFX"
    assert str(intent.OutputConditionIdentifier) == "FOGRA39"
    assert str(intent.RegistryName) == "http://www.color.org"
    assert int(profile.N) == 4
    assert (data[12:16], data[16:20]) == (b"prtr", b"CMYK")


def test_the_file_calls_itself_pdf_x_4_and_says_what_the_standard_wants(
    press: pikepdf.Pdf, export: Export
) -> None:
    assert export.renditions[0].data.startswith(b"%PDF-1.6")
    assert said(press, "pdfxid:GTS_PDFXVersion") == "PDF/X-4"
    assert said(press, "pdf:Trapped") == "False"
    assert str(press.docinfo["/Trapped"]) == "/False"
    assert said(press, "dc:title") == str(press.docinfo["/Title"])
    assert said(press, "xmpMM:DocumentID").startswith("uuid:")
    assert said(press, "xmpMM:RenditionClass") == "default"
    for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
        assert said(press, name).startswith("2026-0")
    assert len(press.trailer.ID) == 2


def test_an_undated_article_gets_the_dates_that_the_standard_wants() -> None:
    made = Exporter(theme=HOUSE, profile="press").export(SUMMIT, editions=["summary"]).renditions[0]
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:19800101"
        assert said(pdf, "xmp:CreateDate") == "1980-01-01"


def test_nothing_is_in_it_but_pages(press: pikepdf.Pdf) -> None:
    root: Any = press.Root
    assert set(root.keys()) == {"/Type", "/Pages", "/Metadata", "/OutputIntents", "/Lang"}
    for page in press.pages:
        assert not {"/Annots", "/AA", "/StructParents"} & set(page.obj.keys())
    assert not press.is_encrypted


def test_all_fonts_are_embedded(press: pikepdf.Pdf) -> None:
    fonts: list[Any] = [font for page in press.pages for font in page.Resources.Font.values()]
    assert fonts
    for font in fonts:
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_what_touches_the_edge_fills_the_bleed(pictures: bytes) -> None:
    page = pypdfium2.PdfDocument(pictures)[0]
    image = page.render(scale=2).to_pil().convert("RGB")
    left, _, _, top = page.get_mediabox()
    in_bleed = 1.5 * MM

    def colour(x: float, y: float) -> tuple[int, ...]:
        pixel = image.getpixel((int((x - left) * 2), int((top - y) * 2)))
        assert isinstance(pixel, tuple)
        return pixel

    paper = (255, 255, 255)
    assert colour(-in_bleed, A4[1] - 5) != paper
    assert colour(A4[0] + in_bleed, A4[1] - 5) != paper
    assert colour(A4[0] / 2, A4[1] + in_bleed) != paper
    assert colour(-in_bleed, 500) != paper  # the picture
    assert colour(-in_bleed, 100) == paper
    assert colour(-4 * MM, A4[1] - 5) == paper


def test_pages_read_as_those_of_the_office_file(export: Export) -> None:
    def words(data: bytes) -> list[list[str]]:
        document = pypdfium2.PdfDocument(data)
        return [page.get_textpage().get_text_range().split() for page in document]

    assert words(export.renditions[0].data) == words(pdf_of(EVERYTHING))


def test_qpdf_finds_no_fault_in_the_syntax(export: Export, pictures: bytes, tmp_path: Path) -> None:
    qpdf = tools.program("qpdf", "qpdf")
    for number, data in enumerate([*(made.data for made in export.renditions), pictures]):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(data)
        result = tools.run([qpdf, "--check", path])
        assert result.returncode == 0, result.stdout + result.stderr


def test_the_same_article_gives_the_same_bytes(export: Export) -> None:
    again = Exporter(theme=HOUSE, profile="press").export(EVERYTHING, editions=["summary"])
    assert again.renditions[0].data == export.renditions[1].data


def test_a_picture_keeps_its_soft_mask(pictures: bytes) -> None:
    with pikepdf.open(io.BytesIO(pictures)) as pdf:
        (masked,) = (image for image in images(pdf) if "/SMask" in image)
        assert str(masked.SMask.ColorSpace) == "/DeviceGray"
        gradient = pikepdf.PdfImage(masked.SMask).as_pil_image()
    assert gradient.getextrema() == Image.linear_gradient("L").getextrema()
