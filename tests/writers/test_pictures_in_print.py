"""Pictures as large, on the side, and in the rows that an article asks for: in PDF and in Word."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

from exporter.article import Article
from exporter.pipeline import Exporter
from exporter.roundtrip.word.edited_file import read_docx
from tests.support import pages
from tests.support.pdf_tree import kid_tags, tagged
from tests.support.samples import HOUSE

SIZES = {"wide.png": (600, 300), "square.png": (300, 300), "tall.png": (300, 600)}
LINK = "https://example.org/report"
PICTURES: Mapping[str, Any] = {"src": "square.png", "alt": "Square"}
ROW: Mapping[str, Any] = {
    "type": "picture_row",
    "figures": [
        {"src": "wide.png", "alt": "Wide", "caption": "The *first*", "link": LINK},
        {"src": "tall.png", "alt": "Tall", "credit": "Joe"},
    ],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    for name, size in SIZES.items():
        Image.linear_gradient("L").resize(size).convert("RGB").save(folder / name)
    return folder


def article_of(*blocks: Mapping[str, Any], **fields: Any) -> Article:
    sections = [{"heading": "One", "blocks": ["Words.", *blocks, "More words."]}]
    return Article.model_validate({"headline": "H", "lede": "L.", "sections": sections, **fields})


class Printed(NamedTuple):
    """Both files, and the width and height in points of each picture in them."""

    pdf: pikepdf.Pdf
    docx: bytes
    in_pdf: list[tuple[float, float]]
    in_word: list[tuple[float, float]]


def printed(made: Article, folder: Path, **options: Any) -> Printed:
    result = Exporter(theme=HOUSE, image_dpi=0, **options).export(
        made, editions=["brief"], folder=folder, preflight=False
    )
    files = {one.format: one.data for one in result.renditions}
    pdf = pikepdf.open(io.BytesIO(files["pdf"]))
    body = Document(io.BytesIO(files["docx"])).element.body
    extents = [
        (int(one.get("cx")) / 12700, int(one.get("cy")) / 12700)
        for one in body.iter(qn("wp:extent"))
    ]
    boxes = [[float(edge) for edge in box] for box in figures_of(pdf)]
    sizes = [(right - left, top - bottom) for left, bottom, right, top in boxes]
    return Printed(pdf, files["docx"], sizes, extents)


def figures_of(pdf: pikepdf.Pdf) -> list[Any]:
    return [tag.A.BBox for tag in tagged(pdf.Root.StructTreeRoot.K, "/Figure")]


@pytest.mark.parametrize(
    ("asked", "points"),
    [
        ({"width": "120px"}, (90, 90)),
        ({"width": "5cm"}, (141.73, 141.73)),
        ({"width": "2in"}, (144, 144)),
        ({"height": "30mm"}, (85.04, 85.04)),
        ({"width": "120px", "height": "80px"}, (90, 60)),
        ({"width": "90pt", "height": "90pt"}, (90, 90)),
        ({"src": "wide.png", "width": "9000px"}, None),
        ({"src": "tall.png", "width": "100%"}, None),
    ],
)
def test_width_and_height_are_obeyed_in_both_files(
    folder: Path, asked: dict[str, str], points: tuple[float, float] | None
) -> None:
    made = printed(article_of({"type": "figure", **PICTURES, **asked}), folder)
    (in_word,) = made.in_word
    if points:
        assert in_word == pytest.approx(points, abs=0.1)
        assert made.in_pdf[0] == pytest.approx(points, abs=0.1)
    else:  # never beyond the measure and the height of a figure, and in proportion
        across, down = SIZES[asked["src"]]
        assert in_word[0] / in_word[1] == pytest.approx(across / down, rel=0.01)
        assert in_word[0] <= 595 - 2 * 56
        assert in_word[1] <= 110 / 25.4 * 72 + 0.1


def test_a_share_is_of_the_measure(folder: Path) -> None:
    def width(share: str) -> float:
        figure = {"type": "figure", **PICTURES, "src": "wide.png", "width": share}
        made = printed(article_of(figure), folder)
        assert made.in_word[0] == pytest.approx(made.in_pdf[0], abs=0.1)
        return made.in_word[0][0]

    assert width("25%") * 2 == pytest.approx(width("50%"), abs=0.1)


@pytest.mark.parametrize(("side", "value"), [("center", "CENTER"), ("right", "RIGHT")])
def test_a_picture_stands_on_its_side(folder: Path, side: str, value: str) -> None:
    figure = {"type": "figure", **PICTURES, "width": "3cm", "align": side, "caption": "C"}
    made = printed(article_of(figure), folder)
    paragraphs = Document(io.BytesIO(made.docx)).paragraphs
    (around,) = (one for one in paragraphs if one._p.findall(f".//{qn('w:drawing')}"))
    style: Any = around.style
    own = around.alignment or style.paragraph_format.alignment
    assert str(own).partition(" ")[0] == value
    left, _, right, _ = (float(edge) for edge in figures_of(made.pdf)[0])
    edges = [float(edge) for edge in figures_of(printed(article_of(WHOLE), folder).pdf)[0]]
    if side == "right":
        assert right == pytest.approx(edges[2], abs=0.5)
    else:
        assert left - edges[0] == pytest.approx(edges[2] - right, abs=0.5)


WHOLE = {"type": "figure", **PICTURES, "src": "wide.png", "width": "100%"}


def test_pictures_of_a_row_have_one_height_and_fill_the_measure_in_both_files(
    folder: Path,
) -> None:
    made = printed(article_of(ROW), folder)
    assert made.in_word == [pytest.approx(size, abs=0.5) for size in made.in_pdf]
    (wide, tall), (measure, _) = made.in_word, printed(article_of(WHOLE), folder).in_word[0]
    assert wide[1] == pytest.approx(tall[1], abs=0.5)
    assert 0 < measure - wide[0] - tall[0] < 20


def test_pictures_of_a_row_are_not_enlarged(folder: Path) -> None:
    figures = [{"src": "square.png", "alt": "One", "width": "40px"}] * 3
    made = printed(article_of({"type": "picture_row", "figures": figures}), folder)
    assert made.in_word == [pytest.approx((30, 30), abs=0.1)] * 3
    assert made.in_pdf == [pytest.approx((30, 30), abs=0.1)] * 3


def test_a_linked_picture_is_one_link_as_large_as_itself(folder: Path) -> None:
    made = printed(article_of({"type": "figure", **PICTURES, "width": "3cm", "link": LINK}), folder)
    (link,) = (one for page in made.pdf.pages for one in page.get("/Annots", []))
    assert str(link.A.URI) == LINK
    assert str(link.Contents) == "Square"
    assert [float(edge) for edge in link.Rect] == pytest.approx(
        [float(edge) for edge in figures_of(made.pdf)[0]], abs=0.1
    )
    (tag,) = tagged(made.pdf.Root.StructTreeRoot.K, "/Link")
    assert kid_tags(tag) == ["/Figure"]
    with zipfile.ZipFile(io.BytesIO(made.docx)) as file:
        words, relations = (
            file.read(name).decode()
            for name in ("word/document.xml", "word/_rels/document.xml.rels")
        )
    assert words.count("a:hlinkClick") == 1
    assert f'Target="{LINK}"' in relations


def test_a_picture_may_lead_to_a_part_of_the_article(folder: Path) -> None:
    figure = {"type": "figure", **PICTURES, "link": "#costs", "label": "costs", "caption": "C"}
    made = printed(article_of(figure), folder)
    (link,) = (one for page in made.pdf.pages for one in page.get("/Annots", []))
    assert str(link.Dest) == "label-costs"
    assert read_docx(made.docx, name="a.docx").article == article_of(figure)


LEAD = {**PICTURES, "caption": "At *dawn*", "credit": "Joe", "width": "50%", "align": "center"}


def test_the_lead_picture_stands_below_the_byline_and_has_no_number(folder: Path) -> None:
    made = article_of(byline=["Jane Doe"], lead_picture=LEAD)
    document = Document(io.BytesIO(printed(made, folder).docx))
    words = [one.text.strip() for one in document.paragraphs]
    byline = words.index("By Jane Doe")
    assert document.paragraphs[byline + 1]._p.findall(f".//{qn('w:drawing')}")
    assert words[byline + 2] == "At dawn Joe"
    assert words[byline + 3] == "L."


@pytest.mark.parametrize(("theme", "width"), [("newsroom", 84.5), ("think-tank", 58.0)])
def test_an_upright_lead_picture_fills_a_column_or_stands_beside_the_text(
    folder: Path, theme: str, width: float
) -> None:
    Image.linear_gradient("L").resize((900, 900)).save(folder / "large.png")
    words = {"type": "paragraph", "text": "Words of a text that goes on. " * 90}
    made = article_of(words, lead_picture={"src": "large.png", "alt": "Large"})
    result = Exporter(theme=theme, image_dpi=0).export(
        made, editions=["brief"], folder=folder, preflight=False
    )
    files = {one.format: one.data for one in result.renditions}
    (box,) = figures_of(pikepdf.open(io.BytesIO(files["pdf"])))
    extent = next(Document(io.BytesIO(files["docx"])).element.body.iter(qn("wp:extent")))
    assert float(box[2]) - float(box[0]) == pytest.approx(width / 25.4 * 72, abs=1)
    assert int(extent.get("cx")) / 12700 == pytest.approx(width / 25.4 * 72, abs=1)


def test_a_summary_has_no_lead_picture(folder: Path) -> None:
    result = Exporter().export(
        article_of(lead_picture=LEAD), editions=["summary"], formats=["docx"], folder=folder
    )
    assert b"<w:drawing" not in zipfile.ZipFile(io.BytesIO(result.renditions[0].data)).read(
        "word/document.xml"
    )


def test_a_lead_picture_that_is_missing_is_named(tmp_path: Path) -> None:
    result = Exporter().export(article_of(lead_picture=LEAD), folder=tmp_path, preflight=False)
    assert "image-missing" in {one.code for one in result.diagnostics}
    documents = [
        Document(io.BytesIO(one.data)) for one in result.renditions if one.format == "docx"
    ]
    said = [one.text for one in documents[0].paragraphs if one._p.style == "MissingPicture"]
    assert said == ["Picture not available: Square"]


EVERY = (
    ROW,
    {"type": "figure", **PICTURES, "width": "3cm", "align": "right", "link": LINK},
    {"type": "figure", **PICTURES, "width": "120px", "height": "40px", "label": "flat"},
    {"type": "quote", "blocks": [ROW]},
    {"type": "list", "items": [{"text": "Item", "blocks": [ROW]}]},
)


def test_what_is_said_of_pictures_comes_back_from_word(folder: Path) -> None:
    made = article_of(*EVERY, lead_picture=LEAD)
    assert read_docx(printed(made, folder).docx, name="a.docx").article == made


def test_a_row_of_which_one_picture_is_deleted_is_the_other(folder: Path) -> None:
    document = Document(io.BytesIO(printed(article_of(ROW), folder).docx))
    second = document.element.body.findall(f".//{qn('w:drawing')}")[1]
    paragraph = next(second.iterancestors(qn("w:p")))
    cell = paragraph.getparent()
    for one in cell.findall(qn("w:p"))[:-1]:
        cell.remove(one)
    last = cell.find(qn("w:p"))
    for run in last.findall(qn("w:r")):
        last.remove(run)
    saved = io.BytesIO()
    document.save(saved)
    came = read_docx(saved.getvalue(), name="a.docx").article
    (figure,) = (one for one in came.sections[0].blocks if one.type == "figure")
    assert figure == article_of({"type": "figure", **ROW["figures"][0]}).sections[0].blocks[1]


def test_a_link_that_an_editor_changed_comes_back(folder: Path) -> None:
    made = article_of({"type": "figure", **PICTURES, "link": LINK})
    data = io.BytesIO(printed(made, folder).docx)
    changed = io.BytesIO()
    with zipfile.ZipFile(data) as file, zipfile.ZipFile(changed, "w") as copy:
        for name in file.namelist():
            copy.writestr(name, file.read(name).replace(LINK.encode(), b"https://example.net/new"))
    came = read_docx(changed.getvalue(), name="a.docx").article
    assert came.sections[0].blocks[1].link == "https://example.net/new"  # type: ignore[union-attr]


@pytest.mark.parametrize("theme", ["newsroom", "think-tank", "clear-print"])
def test_the_files_stay_valid(
    folder: Path,
    tmp_path: Path,
    theme: str,
    vera_failures: Callable[[Iterable[Path], str], list[str]],
    ooxml_failures: Callable[[Iterable[Path]], object],
    audit_failures: Callable[[Iterable[Path]], object],
) -> None:
    made = article_of(*EVERY, lead_picture={**LEAD, "link": LINK})
    result = Exporter(theme=theme).export(made, folder=folder, preflight=False)
    for one in result.renditions:
        (tmp_path / one.name("a")).write_bytes(one.data)
    pdfs, documents = sorted(tmp_path.glob("*.pdf")), sorted(tmp_path.glob("*.docx"))
    assert not vera_failures(pdfs, "ua1")
    assert not vera_failures(pdfs, "3a")
    assert not ooxml_failures(documents)
    assert not audit_failures(documents)


@pytest.mark.parametrize("before", ["quote", "paragraph"])
def test_what_stands_above_an_upright_picture_keeps_its_distance(before: str, folder: Path) -> None:
    """The text behind a picture that floats had none to a quotation, nor to a paragraph."""
    words = "It goes on beside the picture for as long as that is high. " * 20
    going_on: Mapping[str, Any] = {"type": "paragraph", "text": words}
    opening: Mapping[str, Any] = {"type": "paragraph", "text": "The last line above it"}
    if before == "quote":
        opening = {"type": "quote", "blocks": [opening]}
    made = article_of(opening, {"type": "figure", "src": "tall.png", "alt": "Tall"}, going_on)
    rendition = Exporter(theme="clear-print").export(
        made, editions=["brief"], formats=["pdf"], folder=folder
    )
    lines = pages.lines(rendition.renditions[0].data)
    above = next(line for line in lines if line.text == "The last line above it")
    below = next(line for line in lines if line.text.startswith("It goes on"))
    assert below.baseline - above.baseline > 1.8 * above.size
