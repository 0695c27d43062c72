"""Pages that are laid out again from the first that changes are those of a whole layout."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint.layout import page as page_maker

from exporter.engine.cascade import Cascade
from exporter.engine.insides import Box
from exporter.engine.page_bottoms import page_of
from exporter.engine.pages.sheets import Sheets, note_areas
from exporter.engine.parsed import HTMLDocument, Sheet, font_configuration
from exporter.fit.outcome import Fitted
from tests.support.small import PARAGRAPH, set_in

SHEET = """
@page { size: 300pt 400pt; margin: 20pt; @footnote { max-height: 30%; border-top: 1pt solid }
        @bottom-right { content: counter(page) } }
body { font: 11pt/14pt "Source Serif 4"; orphans: 2; widows: 2; counter-reset: item }
p::before { content: counter(item); counter-increment: item }
.note { float: footnote; font: 8pt/10pt "Source Serif 4" }
"""
TEXT = "Text stands here, and it goes on. " * 12


def document(body: str) -> Cascade:
    html = HTMLDocument(f'<html lang="en"><body>{body}</body></html>')
    return Cascade(html, (Sheet(SHEET),), font_configuration(), frozenset())


def note(words: int) -> str:
    return f"<span class=note>{'note ' * words}</span>"


def look(pages: Sheets) -> list[list[tuple[object, ...]]]:
    return [list(_boxes(sheet)) for sheet in pages.sheets()]


def _boxes(sheet: Box) -> Any:
    """All but the numbers of notes: in parts of long ones, a proof has those of before."""
    areas = [*sheet.children[:1], *note_areas(sheet)]
    for box in (inner for area in areas for inner in area.descendants()):
        is_number = str(box.element_tag).endswith("marker")
        text = "" if is_number else getattr(box, "text", "")
        yield box.element_tag, box.position_x, box.position_y, box.height, text


def moved_up(cascade: Cascade) -> Cascade:
    """The document, once its last paragraph moved up ahead of the one before it."""
    body = cascade.document_element[-1]
    last = body[-1]
    body.remove(last)
    body.insert(len(body) - 1, last)
    return cascade.anew()


def paragraphs(count: int, *, notes: int = 0) -> str:
    return "".join(
        f"<p>{number} {TEXT}{note(notes) if notes else ''}</p>" for number in range(count)
    )


@pytest.mark.parametrize("notes", [0, 12, 60, 300], ids=["none", "short", "put off", "too long"])
def test_a_proof_is_what_a_whole_layout_is(notes: int) -> None:
    cascade = document(paragraphs(9, notes=notes))
    before = cascade.layout()
    page = page_of(before, cascade.document_element[-1][-2]) - 1
    changed = moved_up(cascade)
    assert page > 1
    assert look(changed.proof(before, page)) == look(changed.layout()) != look(before)


@pytest.mark.parametrize("notes", [0, 60])
def test_a_proof_of_a_proof_is_what_a_whole_layout_is(notes: int) -> None:
    cascade = document(paragraphs(9, notes=notes))
    once = moved_up(cascade)
    middle = once.proof(cascade.layout(), 2)
    look(middle)
    twice = moved_up(once)
    assert look(twice.proof(middle, 3)) == look(twice.layout()) != look(middle)


def test_a_page_that_begins_with_a_note_of_the_one_before_is_laid_out_with_that() -> None:
    begun = document(paragraphs(9, notes=60)).layout().begun
    assert begun.going_on
    assert begun.sure(max(begun.going_on)) < max(begun.going_on)
    assert not document(paragraphs(9)).layout().begun.going_on


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The index of every page that a proof makes."""
    indices: list[int] = []
    remake = page_maker.remake_page

    def counted(index: int, *others: Any) -> Any:
        indices.append(index)
        return remake(index, *others)

    monkeypatch.setattr("exporter.engine.proof.remake_page", counted)
    return indices


def test_a_proof_makes_the_pages_that_are_looked_at(made: list[int]) -> None:
    cascade = document(paragraphs(20))
    before = cascade.layout()
    pages = moved_up(cascade).proof(before, 3)
    next(pages.sheets(2))
    assert made == []
    next(pages.sheets(4))
    assert made == [2, 3]


FIGURE = '<figure style="break-inside: avoid; margin: 0; height: 50mm"></figure>'


def many_figures(count: int) -> Fitted:
    return set_in("--figure-drift: 4", (PARAGRAPH * 2 + FIGURE + PARAGRAPH * 3) * count)


def test_each_hole_takes_a_few_pages_however_many_there_are(made: list[int]) -> None:
    pages = {}
    for count in (8, 16):
        made.clear()
        found = many_figures(count)
        assert found.fit.layouts == 2
        pages[count] = len(made) / len(found.fit.figures)
    assert pages[16] <= pages[8] + 1
