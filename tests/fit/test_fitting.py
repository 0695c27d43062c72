"""The page contract: kept with type, then space, then cuts; or explained."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint import CSS, HTML

from exporter.diagnostics import ContractError, DesignError
from exporter.engine.cascade import Cascade
from exporter.engine.parsed import font_configuration
from exporter.fit.contract import Contract, contract_of
from exporter.pipeline import Exporter
from tests.support import pages
from tests.support.samples import EVERYTHING, POSTS, SUMMIT, article, exported, exporter, pdf_of
from tests.support.small import BOUNDS, PARAGRAPH, WORDS, cascade_of, set_in


def test_without_a_contract_the_document_is_set_once_and_as_it_is() -> None:
    found = set_in("--max-pages: none", PARAGRAPH * 20)
    assert (found.fit.layouts, found.fit.scale, found.fit.cut) == (1, 1, ())
    assert found.layout.pages > 1


def test_a_short_text_grows_to_the_upper_bound_and_its_gaps_are_not_stretched() -> None:
    found = set_in(BOUNDS, PARAGRAPH)
    assert (found.fit.body_size, found.fit.spacing, found.layout.pages) == (12, 1, 1)


def test_without_a_fill_to_reach_nothing_grows() -> None:
    found = set_in(BOUNDS.replace("--fit-fill: .9", "--fit-fill: 0"), PARAGRAPH)
    assert (found.fit.body_size, found.fit.spacing) == (10, 1)


def test_a_long_text_shrinks_no_further_than_the_lower_bound_before_anything_is_cut() -> None:
    body = PARAGRAPH * 3 + f'<p data-cut="c1">{WORDS}</p>'
    found = set_in(BOUNDS, body)
    assert found.layout.pages == 1
    assert 9 <= found.fit.body_size <= 10
    assert found.fit.cut == ()


def test_cuts_go_by_rank_and_only_as_many_as_are_needed() -> None:
    body = PARAGRAPH * 4 + "".join(
        f'<p data-cut="c{rank}" data-part="faq.{rank}">{rank} {WORDS}</p>' for rank in (3, 1, 2, 4)
    )
    found = set_in(BOUNDS, body)
    ranks = sorted(int(cut.words[0]) for cut in found.fit.cut)
    assert ranks == list(range(1, len(ranks) + 1))
    assert 0 < len(ranks) < 4
    assert found.fit.cut[0].part.startswith("faq.")


def test_after_a_cut_the_type_grows_again_to_fill_the_page() -> None:
    body = PARAGRAPH + f'<p data-cut="c1">{WORDS * 20}</p>'
    assert set_in(BOUNDS, body).fit.body_size == 12


def test_what_cannot_be_kept_is_an_error_that_counts_the_characters() -> None:
    with pytest.raises(ContractError, match=r"\d+ characters over") as caught:
        set_in(BOUNDS, PARAGRAPH * 40)
    assert caught.value.exit_code == 5
    assert caught.value.hint


def test_slack_is_kept_free_at_the_end() -> None:
    tight = set_in(BOUNDS, PARAGRAPH * 3)
    loose = set_in(f"{BOUNDS}; --fit-slack: 3", PARAGRAPH * 3)
    assert loose.fit.slack >= 3 * loose.fit.leading * 25.4 / 72 > tight.fit.slack


def test_a_near_empty_last_page_is_pulled_in_or_pushed_out() -> None:
    rules = "--fit-space-min: .5; --fit-space-max: 1.5; --fit-last-page: .3"
    for count in range(5, 16):
        found = set_in(rules, PARAGRAPH * count)
        assert found.layout.pages == 1 or found.fit.fill >= 0.3, count


def test_a_limit_that_does_not_bind_changes_nothing() -> None:
    rules = "--fit-min: .9; --fit-space-min: .5; --fit-space-max: 1.5; --fit-last-page: .3"
    for count in range(5, 16):
        free, limited = (set_in(rules, PARAGRAPH * count, pages).fit for pages in (None, 9))
        found = (limited.pages, limited.scale, limited.spacing, limited.fill)
        assert found == (free.pages, free.scale, free.spacing, free.fill), count


def test_a_contract_is_read_from_the_stylesheet_in_numbers() -> None:
    html = HTML(string="<html lang=en><body></body></html>")
    cascade = Cascade(
        html, (CSS(string=f":root {{ {BOUNDS} }}"),), font_configuration(), frozenset()
    )
    assert contract_of(cascade) == Contract(1, 0.9, 1.2, 0.5, 1.5, fill=0.9)
    assert contract_of(cascade_of("--max-pages: NONE", "")).max_pages is None
    assert contract_of(cascade, pages=3).max_pages == 3
    assert contract_of(cascade, pages=3, is_shared=True).max_pages == 1


def test_a_bound_that_is_no_number_is_an_error_of_the_stylesheet() -> None:
    with pytest.raises(DesignError, match="--fit-min") as caught:
        set_in("--max-pages: 1; --fit-min: small", PARAGRAPH)
    assert caught.value.exit_code == 4


SENSELESS = """
--max-pages: 0; --max-pages: -2; --max-pages: nan; --fit-min: 2; --fit-min: -1; --fit-max: .5;
--fit-max: 50; --fit-space-min: 2; --fit-fill: 3; --fit-slack: -1
"""


@pytest.mark.parametrize("bound", [bound.strip() for bound in SENSELESS.split(";")])
def test_a_bound_that_makes_no_sense_is_an_error_of_the_stylesheet(bound: str) -> None:
    with pytest.raises(DesignError, match=f"{bound.split(':', maxsplit=1)[0]} is .*, and must be"):
        set_in(f"--max-pages: 1; {bound}", PARAGRAPH)


def test_what_was_cut_is_reported_with_its_place_in_the_source() -> None:
    found = exporter().export(POSTS[2], editions=["brief"], formats=[], pages=2)
    notes = [note for note in found.diagnostics if note.code == "cut"]
    assert notes
    assert all(note.place and note.place.line for note in notes)
    assert [cut.place for cut in found.fits["brief"].cut] == [note.place for note in notes]


def test_the_words_of_what_was_cut_are_those_that_would_be_printed() -> None:
    export = exporter().export(EVERYTHING, editions=["brief"], formats=[], pages=1)
    words = {cut.part: cut.words for cut in export.fits["brief"].cut}
    assert (
        words["contents"]
        == "Contents Who stayed at home What it cost Summary Questions and answers"
    )
    assert words["sources.0"].startswith("Sources City of Rotterdam, Ridership 2026, tables 2")


def test_a_house_style_may_set_the_bounds_of_every_edition(tmp_path: Path) -> None:
    style = tmp_path / "house.css"
    style.write_text(":root { --max-pages: 2; --fit-min: 1; --fit-space-min: 1; --fit-max: 1 }")
    fits = Exporter(styles=[style]).export(SUMMIT, formats=[]).fits
    assert {name: (fit.pages, fit.scale) for name, fit in fits.items()} == {
        "brief": (2, 1),
        "summary": (1, 1),
    }


def test_what_had_no_room_is_one_note_and_is_listed_with_its_places() -> None:
    found = exported(SUMMIT)
    notes = [note for note in found.diagnostics if note.code == "no-room"]
    fillers = [cut for cut in found.fits["summary"].cut if cut.is_filler]
    assert len(notes) == 1
    assert f"{len(fillers)} more passages" in notes[0].message
    assert all(cut.place and cut.place.line for cut in fillers)
    printed = pages.text(pdf_of(SUMMIT, "summary"))
    assert not any(cut.words in printed for cut in fillers)


@settings(
    max_examples=12,
)
@given(
    words=st.integers(5, 1500),
    points=st.integers(0, 9),
    questions=st.integers(0, 12),
    summary=st.integers(0, 300),
)
def test_a_summary_of_any_article_is_one_page(
    words: int, points: int, questions: int, summary: int
) -> None:
    text = article(
        lede="Lede " * 40,
        key_points=["A point that is made in one sentence or in two."] * points,
        sections=[{"heading": "Heading", "blocks": ["word " * words]}],
        summary=["word " * summary] if summary else [],
        faq=[{"question": "Why is this so?", "answer": ["Because " * 30]}] * questions,
    )
    made = exporter().export(text, editions=["summary"], formats=["pdf"]).renditions[0]
    assert made.pages == 1


def test_a_limit_for_a_brief_and_its_summary_leaves_the_summary_on_one_page() -> None:
    fits = exporter().export(SUMMIT, formats=[], pages=2).fits
    assert {name: fit.pages for name, fit in fits.items()} == {"brief": 2, "summary": 1}


def test_spacing_that_may_not_change_is_left_alone() -> None:
    fixed = "--max-pages: 1; --fit-min: .9; --fit-max: 1.2; --fit-space-min: 1; --fit-space-max: 1"
    for count in (1, 3, 4):
        assert set_in(fixed, PARAGRAPH * count).fit.spacing == 1
