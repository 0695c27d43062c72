"""A figure that drifted in print comes home, unless its editor moved it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from lxml.etree import _Element as Xml

from exporter.article import Article, Paragraph
from exporter.docx.body import DocxLine
from exporter.roundtrip.word.alignment import Fate, Match
from exporter.roundtrip.word.undo_drift import Drifted, drifted, order_at_home
from tests.support import pages, samples
from tests.support.editing import Document, paragraph, text_of

THEME = "think-tank"
PICTURE = "Stubs of the ferry"  # it drifted past the two texts
CHART = "Passengers by month"  # elsewhere it drifted past all three that follow
FIRST = "The grant was last raised"
SECOND = "Since then fuel has become dearer"
LAST = "Until then there are four curves"


def document() -> Document:
    return Document(samples.docx_of(samples.FIGURES, theme=THEME))


def original() -> Article:
    return samples.exported(samples.FIGURES, THEME, None, ("docx",)).article


def blocks(article: Article, section: int) -> list[str]:
    """The first words of each block of a section; the type of what is no paragraph."""
    found = article.sections[section].blocks
    return [block.text[:14] if isinstance(block, Paragraph) else block.type for block in found]


def heading(made: Document, words: str) -> Xml:
    """The heading of a section, wherever else its words stand."""
    found = (one for one in made.root.iter(qn("w:p")) if text_of(one) == words)
    return next(one for one in found if not any(True for _ in one.iterancestors(qn("w:sdt"))))


def place_of(made: Document, words: str) -> int:
    """Where a text stands in the file."""
    return list(made.root.iter(qn("w:p"))).index(made.paragraph(words))


def test_the_blocks_that_drifted_are_told_by_their_numbers() -> None:
    printed = [("s", 0), ("s", 2), ("s", 3), ("s", 1), ("s", 1), None, ("t", 0), ("s", 4)]
    assert list(drifted(printed)) == [Drifted(("s", 1), frozenset({("s", 2), ("s", 3)}))]


def test_a_block_that_went_on_into_another_section_is_told() -> None:
    first, heading = ("sections", 0, "blocks", 1), ("sections", 1, "heading")
    block, inner = ("sections", 1, "blocks", 0), ("sections", 1, "sections", 0, "heading")
    printed = [("sections", 0, "blocks", 0), heading, block, first, ("sections", 1, "blocks", 1)]
    assert list(drifted(printed)) == [Drifted(first, frozenset({heading, block}))]
    assert not list(drifted([first, heading, block, inner, (*inner[:-1], "blocks", 0)]))


def test_word_has_the_figures_where_the_pdf_has_them(
    libreoffice_pdf: Callable[[Sequence[Path]], list[Path]], tmp_path: Path
) -> None:
    made = document()
    assert place_of(made, FIRST) < place_of(made, SECOND) < place_of(made, PICTURE)
    other = Document(samples.docx_of(samples.FIGURES, theme="clear-print", paper="letter"))
    assert place_of(other, "Two lines that cross") < place_of(other, LAST) < place_of(other, CHART)
    file = tmp_path / "figures.docx"
    file.write_bytes(samples.docx_of(samples.FIGURES, theme=THEME))
    ours = samples.pdf_of(samples.FIGURES, theme=THEME)
    (theirs,) = (path.read_bytes() for path in libreoffice_pdf([file]))
    assert pages.page_count(ours) == pages.page_count(theirs)
    assert openings(ours) == openings(theirs)


def openings(pdf: bytes) -> list[str]:
    """The paragraphs and captions that tell the order, as they are printed."""
    known = ("Figure", "Thegrantwas", "Sincethen", "Twolinesthat", "Thecouncilhas", "Until")
    shown = ["".join(line.text.split()) for line in pages.lines(pdf)]  # some readers lose ties
    return [text[:8] for text in shown if text.startswith(known)]


def test_what_nobody_edited_comes_back_identical() -> None:
    assert document().read().article == original()
    assert document().read().edits == ()


def test_an_edit_in_a_text_that_moved_comes_home_to_its_place() -> None:
    made = document()
    made.replace("two boats have grown older", "two old boats have grown older")
    found = made.read().article
    assert blocks(found, 1) == blocks(original(), 1)
    assert "two old boats" in str(found.sections[1].blocks[5])


def test_a_text_added_before_the_figure_stays_behind_it_at_home() -> None:
    made = document()
    made.type_after(SECOND, "Normal", "Nobody has built it yet.")
    expected = blocks(original(), 1)
    expected.insert(6, "Nobody has bui")
    assert blocks(made.read().article, 1) == expected


@pytest.mark.parametrize("gone", [FIRST, SECOND])
def test_a_figure_comes_home_past_what_is_left_of_the_texts(gone: str) -> None:
    made = document()
    made.delete(gone)
    expected = [text for text in blocks(original(), 1) if text != gone[:14]]
    assert blocks(made.read().article, 1) == expected


def test_a_figure_that_an_editor_moved_stays_where_he_put_it() -> None:
    made = document()
    for one in (made.paragraph(PICTURE), made.paragraph(PICTURE).getprevious()):
        assert one is not None
        made.paragraph("In the week of the count").addprevious(one)
    picture, caption = made.paragraph(PICTURE).getnext(), made.paragraph(PICTURE)
    assert picture is not None
    picture.addnext(caption)
    kinds = [block.type for block in made.read().article.sections[1].blocks]
    assert kinds == [*["paragraph"] * 2, "figure", *["paragraph"] * 5, "table", *["paragraph"] * 3]


def test_a_figure_that_an_editor_moved_within_what_it_passed_stays_there() -> None:
    made = document()
    made.move_after(SECOND, PICTURE)
    found = made.read().article
    kinds = [block.type for block in found.sections[1].blocks]
    expected = ["figure", *["paragraph"] * 3, "table", *["paragraph"] * 3]
    assert kinds == [*["paragraph"] * 4, *expected]


@pytest.mark.parametrize("place", ["The first two counts", "What comes next"])
def test_a_figure_comes_home_in_a_section_that_an_editor_moved(place: str) -> None:
    made = document()
    start, end = heading(made, "The counts on the water"), heading(made, "What comes next")
    other = heading(made, "The first two counts")
    moving = [start, *start.itersiblings()]
    moving = moving[: moving.index(end)]
    if place == "What comes next":  # the section above goes below it
        moving = [other, *other.itersiblings()]
        moving = moving[: moving.index(start)]
    for one in moving:
        heading(made, place).addprevious(one)
    found = made.read().article
    assert blocks(found, 0) == blocks(original(), 1)
    assert blocks(found, 1) == blocks(original(), 0)


@pytest.mark.parametrize("moved", [FIRST, SECOND])
@pytest.mark.parametrize("place", ["Nobody doubts that", LAST])
def test_a_figure_comes_home_where_an_editor_moved_a_text_that_it_passed(
    moved: str, place: str
) -> None:
    made = document()
    made.move_after(moved, place)
    found = made.read().article
    expected = [text for text in blocks(original(), 1) if text != moved[:14]]
    if place == LAST:
        expected.append(moved[:14])
    assert blocks(found, 1) == expected


HEAD, FIGURE = ("sections", 0, "heading"), ("sections", 0, "blocks", 2)
TEXTS = [("sections", 0, "blocks", number) for number in (0, 1)]
NEXT = [("sections", 1, "heading"), ("sections", 1, "blocks", 0)]
REST = [("sections", 1, "blocks", 1), ("sections", 2, "heading")]


@pytest.mark.parametrize(
    ("stands", "moved"),
    [
        ([0, 1, 2, 3, 4, 5, 6, 7], ()),
        ([3, 4, 5, 6, 0, 1, 2, 7], (0, 1, 2)),
        ([3, 4, 5, 6, 0, 1, 2, 7], (3, 4, 5, 6)),
        ([0, 1, 2, 3, 5, 6, 7], ()),
        ([0, 1, 2, 3, 5, 6, 7, 4], (4,)),
    ],
    ids=["untouched", "own section moved", "other section moved", "text deleted", "text moved"],
)
def test_a_figure_that_went_on_into_the_next_section_comes_home_to_its_own(
    stands: Sequence[int], moved: Sequence[int]
) -> None:
    printed = [HEAD, *TEXTS, *NEXT, FIGURE, *REST]
    matches = [Match(one, Fate.MOVED if one in moved else Fate.SAME) for one in stands]
    line = DocxLine("Normal", (), paragraph("Normal", ""))
    found = [stands[place] for place in order_at_home([line] * len(stands), matches, printed)]
    figure, last_of_its_section = printed.index(FIGURE), printed.index(TEXTS[-1])
    assert found[found.index(last_of_its_section) + 1] == figure
    assert [one for one in found if one != figure] == [one for one in stands if one != figure]
