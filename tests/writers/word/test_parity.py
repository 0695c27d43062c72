"""The Word file, as LibreOffice prints it, shows the same words in the same type as the PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.parity import Report, compare
from tests.samples import POSTS, SUMMIT, THEMES, docx_of, pdf_of

Case = tuple[Path, str, str, str | None]

CASES: tuple[Case, ...] = (
    *((SUMMIT, edition, theme, None) for theme in THEMES for edition in ("brief", "summary")),
    (SUMMIT, "brief", "newsroom", "letter"),
    (POSTS[2], "brief", "think-tank", None),
    (POSTS[-1], "brief", "newsroom", None),
)
MARGINS = (70.8, 56.6)  # the upper and lower margins of our stylesheets, in points
KEY_POINTS = 5  # in the sample; Word begins their numbers at the edge of the box
LOWEST_DROP = 3  # points: Word has the spare room of an exact leading above the letters


@pytest.fixture(scope="module")
def reports(
    tmp_path_factory: pytest.TempPathFactory,
    libreoffice_pdf: Callable[[Sequence[Path]], list[Path]],
) -> dict[Case, Report]:
    """The comparison of every case; one LibreOffice prints them all."""
    folder = tmp_path_factory.mktemp("parity")
    paths = [folder / f"{number}.docx" for number in range(len(CASES))]
    for path, case in zip(paths, CASES, strict=True):
        path.write_bytes(docx_of(*case))
    printed = libreoffice_pdf(paths)
    return {
        case: compare(pdf_of(*case), path.read_bytes(), MARGINS)
        for case, path in zip(CASES, printed, strict=True)
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0].stem[:20]}-{case[1:]}")
def test_every_letter_stands_in_order_and_in_the_same_type(
    case: Case, reports: dict[Case, Report]
) -> None:
    report = reports[case]
    assert report.perfect, "\n".join(report.differences)


@pytest.mark.parametrize("theme", THEMES)
def test_both_formats_have_equally_many_pages(theme: str, reports: dict[Case, Report]) -> None:
    for edition in ("brief", "summary"):
        ours, theirs = reports[(SUMMIT, edition, theme, None)].pages
        assert ours == theirs


@pytest.mark.parametrize("theme", THEMES)
def test_lines_begin_at_the_same_place_but_for_the_markers_of_a_box(
    theme: str, reports: dict[Case, Report]
) -> None:
    shifts = reports[(SUMMIT, "brief", theme, None)].shifts
    assert len(shifts) > 80
    assert sum(abs(shift) > 1 for shift in shifts) <= KEY_POINTS


@pytest.mark.parametrize("theme", THEMES)
def test_the_lines_of_a_page_stand_at_the_same_heights(
    theme: str, reports: dict[Case, Report]
) -> None:
    drops = reports[(SUMMIT, "summary", theme, None)].drops
    assert len(drops) > 15
    assert max(map(abs, drops)) < LOWEST_DROP
