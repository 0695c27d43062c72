"""The PDF itself: tagged, described, navigable, and with its source inside."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import page as page_validation
import pikepdf
import pytest

from exporter.article import Article
from exporter.readers.reader_table import read
from tests.support.pdf_tree import elements
from tests.support.samples import EVERYTHING, POSTS, SUMMIT, THEMES, pdf_of
from tests.support.validators import tools


@pytest.fixture(scope="module")
def everything() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(pdf_of(EVERYTHING))) as pdf:
        yield pdf


def test_metadata_comes_from_the_article(everything: pikepdf.Pdf) -> None:
    info = everything.docinfo
    assert str(info["/Title"]) == "What a city learns when its buses stop"
    assert "Maria Okafor" in str(info["/Author"])
    assert "timetable" in str(info["/Subject"])
    assert "Rotterdam" in str(info["/Keywords"])
    assert str(info["/CreationDate"]).startswith("D:20260331")
    assert str(everything.Root.Lang) == "en-GB"


def test_headings_make_bookmarks(everything: pikepdf.Pdf) -> None:
    with everything.open_outline() as outline:
        top = outline.root[0]
        assert top.title == "What a city learns when its buses stop"
        titles = [item.title for item in top.children]
    assert titles[:2] == ["Who stayed at home", "What it cost"]


def test_web_links_and_contents_links_are_live(everything: pikepdf.Pdf) -> None:
    annotations = [a for page in everything.pages for a in page.get("/Annots", [])]
    targets = {str(a.A.URI) for a in annotations if "/A" in a and "/URI" in a.A}
    assert "https://example.org/survey" in targets
    internal = [a for a in annotations if "/Dest" in a or ("/A" in a and "/D" in a.A)]
    assert len(internal) >= 4


def test_tags_say_what_each_part_is(everything: pikepdf.Pdf) -> None:
    tags = {tag for tag, _ in elements(everything)}
    assert {"/H1", "/H2", "/H3", "/H4", "/P", "/L", "/LI", "/Lbl", "/LBody", "/Table"} <= tags
    assert {"/TH", "/TD", "/Figure", "/Caption", "/Link", "/BlockQuote"} <= tags


def test_pictures_have_their_alternative_text(everything: pikepdf.Pdf) -> None:
    figures = [node for tag, node in elements(everything) if tag == "/Figure"]
    assert [str(node.Alt) for node in figures] == [
        "A line that falls by two thirds in the first week and recovers slowly.",
        (
            "Line chart (Month). January: Bus 212, Ferry 12. February: Bus 208, Ferry 11. "
            "March: Bus 34, Ferry 58. April: Bus 121, Ferry 31. May: Bus 187, Ferry –."
        ),
        "QR code of https://example.org/briefs/buses?issue=12&lang=en",
    ]


def test_header_cells_head_their_columns(everything: pikepdf.Pdf) -> None:
    headers = [node for tag, node in elements(everything) if tag == "/TH"]
    assert len(headers) == 4
    assert all(str(node.A.Scope) == "/Column" for node in headers)


def test_list_items_hold_a_label_and_a_body_and_nothing_else(everything: pikepdf.Pdf) -> None:
    for tag, node in elements(everything):
        if tag == "/LI":
            kids = node.K if isinstance(node.K, pikepdf.Array) else [node.K]
            assert {str(kid.S) for kid in kids} <= {"/Lbl", "/LBody"}


def test_all_fonts_are_embedded_and_subset(everything: pikepdf.Pdf) -> None:
    fonts = {
        str(font.BaseFont): font.DescendantFonts[0].FontDescriptor
        for page in everything.pages
        for font in page.Resources.Font.values()
    }
    assert fonts
    for name, descriptor in fonts.items():
        assert name[7] == "+", name
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor, name


@pytest.mark.parametrize("source", [SUMMIT, EVERYTHING], ids=["summit", "everything"])
def test_the_article_travels_in_the_pdf_and_is_the_same_article(source: Path) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(source))) as pdf:
        data = pdf.attachments["article.json"].get_file().read_bytes()
    assert Article.model_validate(json.loads(data)) == read(source)


def test_a_file_of_an_undated_article_has_no_date_of_its_making() -> None:
    assert b"D:2026" not in pdf_of(SUMMIT)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Both editions of the samples in every theme, and of every post in the default one."""
    folder = tmp_path_factory.mktemp("pdf")
    wanted = [(source, theme) for source in (SUMMIT, EVERYTHING) for theme in THEMES]
    wanted += [(post, "newsroom") for post in POSTS]
    paths = []
    for source, theme in wanted:
        for edition in ("brief", "summary"):
            path = folder / f"{source.stem}-{edition}-{theme}.pdf"
            path.write_bytes(pdf_of(source, edition, theme))
            paths.append(path)
    return paths


# page-validation takes a carriage return that is a stream's last byte for a part of the line end
# after it, as one compressed stream in 256 has it; veraPDF and qpdf count the bytes.
ENDS_LIKE_A_LINE = re.compile(rb"\r\nendstream")
LENGTH_OF_STREAM = "PDFA3A-STREAM-LENGTH-001"


@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_verapdf_finds_nothing_against_either_standard(
    flavour: str,
    samples: list[Path],
    vera_failures: Callable[[Iterable[Path], str], list[str]],
) -> None:
    assert vera_failures(samples, flavour) == []


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_page_validation_finds_nothing_against_either_standard(
    profile: str, samples: list[Path]
) -> None:
    for path in samples:
        report = page_validation.validate_pdf(str(path), profile=profile)
        broken = {failure.rule_id for failure in report.failures}
        if ENDS_LIKE_A_LINE.search(path.read_bytes()):
            broken -= {LENGTH_OF_STREAM}
        assert not broken, path.name


def test_qpdf_finds_no_fault_in_the_syntax(samples: list[Path]) -> None:
    qpdf = tools.program("qpdf", "qpdf")
    for path in samples:
        result = tools.run([qpdf, "--check", path])
        assert result.returncode == 0, result.stdout + result.stderr
