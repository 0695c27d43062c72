"""The pages in numbers: paper, margins, grid, sizes, furniture."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pdfplumber
import pytest

from tests.support import pages
from tests.support.samples import (
    EVERYTHING,
    FIGURES,
    HOUSE,
    SUMMIT,
    THEMES,
    article,
    exporter,
    pdf_of,
)

MILLIMETRE = 72 / 25.4
GRID = {"newsroom": 13, "think-tank": 14, "parliament": 13, "clear-print": 20}
BODY = {"newsroom": 9.5, "think-tank": 10, "parliament": 10, "clear-print": 14}
FLOOR = {"newsroom": 8, "think-tank": 8, "parliament": 8, "clear-print": 12}
SIDE = {"newsroom": 17, "think-tank": 22, "parliament": 16, "clear-print": 25.5}
SERIF = ("newsroom", "think-tank")
TEXT = {"think-tank": 70}
CHARACTERS = {"newsroom": (38, 57), "parliament": (38, 57)}


def brief(theme: str = "newsroom", paper: str | None = None) -> bytes:
    return pdf_of(SUMMIT, "brief", theme, paper)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
def test_the_paper_is_the_one_that_was_asked_for(paper: str, size: tuple[float, float]) -> None:
    with pdfplumber.open(io.BytesIO(brief(paper=paper))) as pdf:
        assert (float(pdf.pages[0].width), float(pdf.pages[0].height)) == pytest.approx(
            size, abs=0.01
        )


@pytest.mark.parametrize("theme", ["newsroom", "parliament"])
def test_lines_of_neighbouring_columns_stand_level(theme: str) -> None:
    found = pages.lines(brief(theme))
    body = [line for line in found if line.size == pytest.approx(BODY[theme])]
    serif = theme in SERIF
    later = [line for line in body if line.page > 1 and ("Serif" in line.font) == serif]
    phases = {round((line.baseline - 25 * MILLIMETRE) / GRID[theme] % 1, 1) for line in later}
    assert len(later) > 40
    assert len(phases) == 1, phases


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("source", [SUMMIT, EVERYTHING], ids=["summit", "everything"])
def test_no_type_is_smaller_than_the_theme_allows(source: Path, theme: str) -> None:
    found = [
        line.size
        for edition in ("brief", "summary")
        for line in pages.lines(pdf_of(source, edition, theme))
        if not line.text[0].isdigit()  # raised and lowered figures are smaller
    ]
    assert min(found) >= FLOOR[theme] - 0.01


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_stands_outside_the_side_margins(theme: str) -> None:
    with pdfplumber.open(io.BytesIO(brief(theme))) as pdf:
        for page in pdf.pages:
            side = SIDE[theme] * MILLIMETRE
            assert min(word["x0"] for word in page.extract_words()) >= side - 0.1
            right = max(word["x1"] for word in page.extract_words())
            assert right <= float(page.width) - side + 0.6


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("theme", THEMES)
def test_full_lines_have_45_to_75_characters_and_in_columns_38_to_57(
    theme: str, paper: str
) -> None:
    found = [
        len(line.text)
        for line in pages.lines(brief(theme, paper), TEXT.get(theme, 0) * MILLIMETRE)
        if line.page == 2 and line.size == pytest.approx(BODY[theme])
    ]
    full = [length for length in found if length >= max(found) * 3 / 4]  # not paragraphs' last
    least, most = CHARACTERS.get(theme, (45, 75))
    assert least <= sum(full) / len(full) <= most


def test_every_page_has_its_folio_and_later_pages_a_running_head() -> None:
    by_page = {
        number: [line.text for line in pages.lines(brief()) if line.page == number]
        for number in range(1, pages.page_count(brief()) + 1)
    }
    count = len(by_page)
    for number, texts in by_page.items():
        assert f"{number} / {count}" in texts[-1]
        has_head = texts[0].startswith("Preparations are in motion") and texts[0].endswith("…")
        assert has_head == (number > 1)


def test_the_sample_brief_has_two_to_four_pages_and_its_key_points_on_the_first() -> None:
    for theme, most in (("newsroom", 2), ("parliament", 2), ("think-tank", 4)):
        found = pages.lines(brief(theme))
        assert 2 <= found[-1].page <= most
        assert any(line.text.lower().startswith("key points") and line.page == 1 for line in found)


@pytest.mark.parametrize("theme", THEMES)
def test_no_heading_is_stranded_and_no_last_page_is_near_empty(theme: str) -> None:
    found = pages.lines(brief(theme))
    headings = {"Context of the Russia-Ukraine Conflict", "Summary", "Questions and answers"}
    for last in range(1, found[-1].page + 1):
        body = [line for line in found if line.page == last][:-1]
        assert body[-1].text not in headings
    assert len([line for line in found if line.page == found[-1].page]) >= 6


def test_the_contents_give_the_true_pages() -> None:
    found = pages.lines(brief(HOUSE))
    entries = {
        match[1]: match[2]
        for line in found
        if line.page == 1 and (match := re.fullmatch(r"(.*[a-z]) (\d+)", line.text))
    }
    assert len(entries) == 7
    for heading, page in entries.items():
        pages_of_it = [line.page for line in found if line.text == heading]
        assert pages_of_it[-1] == int(page), heading


def test_draft_is_stamped_on_every_page_and_final_on_none() -> None:
    draft = pages.lines(pdf_of(EVERYTHING))
    count = draft[-1].page
    assert {line.page for line in draft if line.text.startswith("Draft")} == set(
        range(1, count + 1)
    )
    assert not any(line.text.startswith("Draft") for line in pages.lines(brief()))


def test_two_editions_share_one_house_style() -> None:
    fonts = [
        {line.font for line in pages.lines(pdf_of(EVERYTHING, edition))}
        for edition in ("brief", "summary")
    ]
    assert fonts[1] <= fonts[0]


@pytest.mark.parametrize("theme", THEMES)
def test_every_font_is_one_of_ours_unless_ours_lack_the_letter(theme: str) -> None:
    fonts = {line.font for line in pages.lines(brief(theme))}
    assert fonts
    assert all(font.startswith(("Source-Serif-4", "Source-Sans-3")) for font in fonts)


def test_an_article_that_runs_from_right_to_left_has_its_column_on_the_other_side() -> None:
    words = "העיר עצרה והאוטובוסים עמדו " * 20
    text = article(headline="העיר", language="he", lede=words, sections=[{"heading": "העיר"}])
    made = exporter().export(text, editions=["brief"], formats=["pdf"]).renditions[0]
    with pdfplumber.open(io.BytesIO(made.data)) as pdf:
        page = pdf.pages[0]
        type_area = float(page.width) - 20 * MILLIMETRE
        chars = page.chars
    body = [char for char in chars if char["size"] == pytest.approx(11.5, abs=0.01)]
    headline = [char for char in chars if char["size"] == pytest.approx(33, abs=0.01)]
    assert min(char["x0"] for char in body) < 32 * MILLIMETRE
    assert max(char["x1"] for char in body) < type_area - 45 * MILLIMETRE
    assert max(char["x1"] for char in headline) == pytest.approx(type_area, abs=2)


@pytest.mark.parametrize("theme", THEMES)
def test_footnotes_begin_at_the_edge_of_the_type_area_whatever_indents_their_text(
    theme: str,
) -> None:
    notes = ("1. The repairs", "2. A fourth group")
    lines = pages.lines(pdf_of(FIGURES, "brief", theme))
    found = [line.left for line in lines if line.text.startswith(notes)]
    assert found == pytest.approx([SIDE[theme] * MILLIMETRE] * 2, abs=0.5)
