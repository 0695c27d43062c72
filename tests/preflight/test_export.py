"""Preflight of every export: before anything is written, for the profile of the export."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from exporter.cli.commands import brief
from exporter.diagnostics import ContractError, Diagnostic
from exporter.pipeline import Exporter
from exporter.preflight.checks import CHECKS
from exporter.preflight.pdf.navigation import jumps
from exporter.preflight.pdf.opened_pdf import PdfFile
from exporter.results import Export
from tests.support.files import inspected
from tests.support.samples import EVERYTHING, HOUSE, SUMMIT, THEMES, article, exported, rendition

CODES = {check.code for check in CHECKS}
FAINT = ".lede { color: #aaa }"
WIDE = ".lede { margin-right: -30mm }"
LEDE = "The lede says it, and goes on until it has filled a line or two of the page, at the least."


@pytest.fixture
def style(tmp_path: Path) -> Path:
    return tmp_path / "house.css"


def summary(style: Path, *, preflight: bool = True, strict: bool = False) -> Export:
    """The one-page PDF of a short article in a style of its own."""
    return Exporter(theme=HOUSE, styles=[style]).export(
        article(lede=LEDE, language="en-GB"),
        editions=["summary"],
        formats=["pdf"],
        preflight=preflight,
        strict=strict,
    )


def faults(export: Export) -> list[Diagnostic]:
    return [one for one in export.diagnostics if one.code in CODES]


def test_an_error_stops_the_export(style: Path) -> None:
    style.write_text(FAINT)
    with pytest.raises(ContractError) as caught:
        summary(style)
    (fault, *_) = caught.value.diagnostics
    assert fault.code == "contrast"
    assert fault.headline.startswith("article-summary.pdf: error[contrast]: page 1: “The lede")


def test_preflight_can_be_skipped(style: Path) -> None:
    style.write_text(FAINT)
    assert faults(summary(style, preflight=False)) == []


def test_a_warning_is_told_and_is_an_error_when_strict(style: Path) -> None:
    style.write_text(WIDE)
    (fault,) = faults(summary(style))
    assert (fault.code, fault.severity) == ("in-margin", "warning")
    with pytest.raises(ContractError):
        summary(style, strict=True)


def export(*options: str) -> Result:
    arguments = ["export", str(SUMMIT), "--edition", "summary", "--format", "pdf", *options]
    return CliRunner().invoke(brief, arguments)


def test_nothing_is_written_of_an_export_that_fails(style: Path, tmp_path: Path) -> None:
    style.write_text(FAINT)
    options = ("--style", str(style), "--output", str(tmp_path / "output"))

    assert export(*options).exit_code == 5
    assert not (tmp_path / "output").exists()
    assert export(*options, "--no-preflight").exit_code == 0
    assert (tmp_path / "output" / "summit-summary.pdf").is_file()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_our_own_files_pass(theme: str, paper: str) -> None:
    assert faults(exported(EVERYTHING, theme, paper, ("pdf", "docx"))) == []


@pytest.mark.parametrize(
    ("profile", "pixels", "code", "severity"),
    [
        ("office", 400, "image-resolution", "warning"),
        ("press", 1000, "image-resolution", "warning"),
        ("press", 400, "image-too-coarse", "error"),
    ],
)
def test_a_coarse_picture_is_told_once_where_the_article_has_it(
    profile: str, pixels: int, code: str, severity: str, tmp_path: Path
) -> None:
    Image.new("RGB", (pixels, 200), "teal").save(tmp_path / "wide.png")
    file = tmp_path / "a.md"
    file.write_text(f"{LEDE}\n\n![Teal](wide.png)\n")
    try:
        found = Exporter(theme=HOUSE, profile=profile).export(file, editions=["brief"]).diagnostics
    except ContractError as failure:
        found = failure.diagnostics
    (told,) = (one for one in found if one.code.startswith("image-"))
    assert (told.code, told.severity) == (code, severity)
    assert told.place is not None
    assert (told.place.file, told.place.line) == (str(file), 3)


def test_a_file_for_the_press_has_nothing_that_stops_a_press() -> None:
    (made,) = Exporter(profile="press").export(SUMMIT, editions=["summary"]).renditions
    assert inspected(made.data, "press").results == ()


def test_a_list_that_an_author_typed_is_not_taken_for_our_contents() -> None:
    typed = ["[Rents 2](#rents)", "[Owners 3](#owners)"]
    sections = [
        {"heading": "In this brief", "blocks": typed},
        {"heading": "Rents", "label": "rents", "blocks": ["Text."]},
        {"heading": "Owners", "label": "owners", "blocks": ["Text."]},
    ]
    export = Exporter().export(
        article(lede=LEDE, sections=sections), editions=["brief"], formats=["pdf"]
    )
    assert "wrong-contents" not in {found.code for found in export.diagnostics}


def test_contents_in_two_columns_are_read_column_by_column() -> None:
    sections = [{"heading": f"Section {number}", "blocks": [LEDE * 12]} for number in range(60)]
    export = Exporter().export(
        article(lede=LEDE, sections=sections), editions=["brief"], formats=["pdf"]
    )
    assert "wrong-contents" not in {found.code for found in export.diagnostics}
    with PdfFile(rendition(export, "brief", "pdf"), "file") as pdf:
        listed = [jump.rectangle[0] for jump in jumps(pdf) if jump.in_contents]
    assert len({round(left) for left in listed}) == 2, "they stand in both columns"


def test_the_links_of_our_contents_are_known_by_their_tags() -> None:
    with PdfFile(rendition(exported(EVERYTHING), "brief", "pdf"), "file") as pdf:
        listed = {jump.in_contents for jump in jumps(pdf)}
    assert listed == {True, False}
