"""What an editor types into a box, at its top, within it or at its end, stands in the same box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

import pytest
from docx.oxml.ns import qn

from exporter.docx.elements import Xml
from exporter.parity.libreoffice import printed_by_libreoffice
from exporter.printed import Glyph, Page, pages_of
from tests.support.documents import local, value
from tests.support.editing import Document, paragraph
from tests.support.samples import EVERYTHING, HOUSE, THEMES, docx_of

TITLE, FIRST, LAST = "Key points", "Two thirds of riders", "Trips to the hospital"
BELOW = "On the first Monday"
BOXES = (HOUSE, "clear-print")  # tinted or ruled, of one column, with numbers
LOOKS = (HOUSE, *THEMES)
RULED = ("think-tank",)  # has its rule above the first question, whose heading floats
NEW = ("Typed at the top.", "Typed in the middle.", "Typed at the end.")
STEP = 0.25  # points
LETTERS = 0.5  # points: nobody sees less


@dataclass(frozen=True)
class Line:
    """A printed line in lower case, without its blanks: its baseline, and where it begins."""

    baseline: float
    left: float
    text: str


@dataclass(frozen=True)
class Prints:
    """The first page of a file as it went out, and with what an editor typed into it."""

    before: Page[Glyph]
    after: Page[Glyph]


@pytest.fixture(scope="module")
def prints() -> dict[str, Prints]:
    """Both prints of the file that has everything, by theme."""
    made = [docx_of(EVERYTHING, theme=theme) for theme in LOOKS]
    printed = printed_by_libreoffice([*made, *map(_typed_into, made)])
    pages = [pages_of(one)[0] for one in printed]
    both = zip(pages[: len(LOOKS)], pages[len(LOOKS) :], strict=True)
    return {theme: Prints(*pair) for theme, pair in zip(LOOKS, both, strict=True)}


def _typed_into(data: bytes) -> bytes:
    document = Document(data, whole=True)
    document.paragraph(FIRST).addprevious(paragraph("KeyPoint", NEW[0]))
    document.type_after(FIRST, "KeyPoint", NEW[1])
    document.type_after(LAST, "KeyPoint", NEW[2])
    return document.save()


@pytest.mark.parametrize("theme", BOXES)
def test_a_box_grows_with_what_is_typed_into_it_and_stays_one(
    theme: str, prints: dict[str, Prints]
) -> None:
    before = list(slices(prints[theme].before, LAST))
    after = list(slices(prints[theme].after, NEW[2]))

    assert [painted for painted, _ in after] == [painted for painted, _ in before]
    grown = [now - then for (_, now), (_, then) in zip(after, before, strict=True)]
    text = max(range(len(before)), key=lambda index: before[index][1])
    (leading,) = {round(gap, 1) for gap in gaps(prints[theme].before)}
    assert grown.pop(text) == pytest.approx(3 * leading, abs=LETTERS)
    assert grown == pytest.approx([0] * len(grown), abs=LETTERS)


@pytest.mark.parametrize("theme", BOXES)
def test_what_is_typed_into_a_box_begins_where_its_neighbours_do(
    theme: str, prints: dict[str, Prints]
) -> None:
    page = prints[theme].after
    lines = [line_of(page, words) for words in (NEW[0], FIRST, NEW[1], LAST, NEW[2])]
    assert [line.text[:2] for line in lines] == ["1.", "2.", "3.", "5.", "6."]
    assert len({round(line.left, 1) for line in lines}) == 1
    assert len({round(gap, 1) for gap in gaps(page)}) == 1


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_typed_stands_in_its_order_above_what_is_below_the_box(
    theme: str, prints: dict[str, Prints]
) -> None:
    words = (NEW[0], FIRST, NEW[1], LAST, NEW[2], BELOW)
    baselines = [line_of(prints[theme].after, one).baseline for one in words]
    assert baselines == sorted(set(baselines))


@pytest.mark.parametrize("theme", THEMES)
def test_a_question_and_its_answer_have_all_of_their_looks_from_their_styles(theme: str) -> None:
    document = Document(docx_of(EVERYTHING, theme=theme))
    for words, styles in (("Who pays?", {"Question"}), ("The city pays", {"BodyText", "Faq"})):
        (named,) = document.paragraph(words).iterfind(qn("w:pPr"))
        style, *own = named
        assert (local(style), value(style) in styles) == ("pStyle", True)
        seen = [one for one in own if not _is_amends(one)]
        assert {local(one) for one in seen} <= ({"pBdr"} if theme in RULED else set())


def _is_amends(said: Xml) -> bool:
    """Whether a property is under a point of space that makes up for where type sits in lines."""
    names = {name.rsplit("}")[-1] for name in said.attrib}
    above = int(said.get(qn("w:before")) or 0)
    return local(said) == "spacing" and names == {"before"} and above < 20


def lines_of(page: Page[Glyph]) -> Iterator[Line]:
    """The lines from top to bottom."""
    letters = [glyph for glyph in page.text if glyph.text.strip()]
    letters.sort(key=lambda glyph: (round(glyph.baseline), glyph.left))
    for _, line in groupby(letters, key=lambda glyph: round(glyph.baseline)):
        row = list(line)
        yield Line(row[0].baseline, row[0].left, "".join(glyph.text for glyph in row).lower())


def line_of(page: Page[Glyph], words: str) -> Line:
    """The first line that holds some words."""
    return next(line for line in lines_of(page) if words.replace(" ", "").lower() in line.text)


def gaps(page: Page[Glyph]) -> Iterator[float]:
    """How far apart the lines of the box of key points are."""
    lines = list(lines_of(page))
    first = next(index for index, line in enumerate(lines) if line.text == "keypoints")
    inside = [line for line in lines[first + 1 : first + 8] if line.text[1:2] == "."]
    for one, other in pairwise(inside):
        yield other.baseline - one.baseline


def slices(
    page: Page[Glyph], last: str
) -> Iterator[tuple[frozenset[tuple[str, float, float]], float]]:
    """What is painted from above the box of key points to below it, slice by slice, with heights.

    A slice is all that is crossed by a horizontal line: the colours and ends of fills and rules.
    """
    top, bottom = (line_of(page, words).baseline for words in (TITLE, last))
    rows = int((bottom + 20 - (top - 25)) / STEP)
    heights = (top - 25 + STEP * row for row in range(rows))
    for painted, group in groupby(heights, key=lambda y: _crossed(page, y)):
        yield painted, STEP * sum(1 for _ in group)


def _crossed(page: Page[Glyph], y: float) -> frozenset[tuple[str, float, float]]:
    return frozenset(
        (str(shape.colour), round(shape.box.left, 1), round(shape.box.right, 1))
        for shape in page.shapes
        if shape.box.top <= y < shape.box.bottom
    )
