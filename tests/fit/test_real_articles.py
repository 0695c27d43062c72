"""Every real article in every theme: full summaries, in Word too, and pages that end well."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from exporter.article.inline import plain
from exporter.article.places import sections
from exporter.results import Export
from tests.support import pages
from tests.support.samples import (
    EVERYTHING,
    FIGURES,
    POSTS,
    SUMMIT,
    THEMES,
    exported,
    rendition,
)

LAST_TENTH = 0.9
LEAST_LINES = 4
LEAST_WORDS = 120  # below this there is nothing that could fill a page
FLOOR = {"newsroom": 9, "think-tank": 9, "parliament": 9, "clear-print": 12}
ARTICLES = (SUMMIT, EVERYTHING, *POSTS)
USUAL_LAYOUTS = 2
MOST_LAYOUTS = 8
MOST_LAYOUTS_OF_A_BRIEF = 10  # where the last page is hard to fill


def both(source: Path, theme: str) -> Export:
    """Both editions in both formats."""
    return exported(source, theme, None, ("pdf", "docx"))


def words_of(source: Path) -> int:
    return len(source.read_text().split())


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("source", ARTICLES, ids=lambda path: path.stem[:24])
def test_a_summary_ends_within_the_last_tenth_of_its_page(source: Path, theme: str) -> None:
    export = both(source, theme)
    fit = export.fits["summary"]
    assert fit.pages == pages.page_count(rendition(export, "summary", "pdf")) == 1
    assert fit.body_size >= FLOOR[theme]
    assert fit.layouts <= MOST_LAYOUTS
    assert fit.fill >= LAST_TENTH or words_of(source) < LEAST_WORDS


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("source", ARTICLES, ids=lambda path: path.stem[:24])
def test_a_brief_has_no_stranded_heading_and_no_near_empty_last_page(
    source: Path, theme: str
) -> None:
    export = both(source, theme)
    found = pages.lines(rendition(export, "brief", "pdf"))
    headings = {plain(one.heading or "").casefold() for _, one in sections(export.article)}
    last = found[-1].page
    for number in range(1, last):
        body = [line for line in found if line.page == number][:-1]
        assert body[-1].text.casefold() not in headings, number
    furniture = 2 if last > 1 else 1
    assert last == 1 or len([line for line in found if line.page == last]) >= (
        LEAST_LINES + furniture
    )


@pytest.mark.parametrize("theme", THEMES)
def test_a_brief_is_set_once_or_twice_mostly_and_a_few_times_where_that_helps(theme: str) -> None:
    counts = [both(source, theme).fits["brief"].layouts for source in (*ARTICLES, FIGURES)]
    assert statistics.median(counts) <= USUAL_LAYOUTS
    assert max(counts) <= MOST_LAYOUTS_OF_A_BRIEF


def test_the_word_summary_has_one_page_in_libreoffice(
    libreoffice_pdf: Callable[[Sequence[Path]], list[Path]], tmp_path: Path
) -> None:
    files = []
    for theme in THEMES:
        for source in ARTICLES:
            files.append(tmp_path / f"{theme}-{source.stem}.docx")
            files[-1].write_bytes(rendition(both(source, theme), "summary", "docx"))
    counts = {made.stem: pages.page_count(made.read_bytes()) for made in libreoffice_pdf(files)}
    assert {name for name, count in counts.items() if count > 1} == set()
