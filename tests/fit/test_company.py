"""Upright pictures stand beside text, and neighbours of one shape side by side."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator

import pytest
from PIL import Image
from weasyprint.formatting_structure import boxes

from exporter.engine.insides import Node
from exporter.engine.page_frames import frames_of
from exporter.engine.pages.sheets import body_of
from exporter.fit.outcome import Fitted
from tests.support.small import WORDS, set_in

HOLE = 2.5 * 14.0  # points
RULES = """<style>
figure { margin: 0; break-inside: avoid }
img { display: block; max-width: 100%; max-height: 60mm }
.beside-text { float: right; width: var(--_beside); margin-left: 12pt }
.picture-row { display: flex; column-gap: 12pt; break-inside: avoid }
.picture-row > figure { flex: var(--_ratio) 1 0; max-width: var(--_natural); min-height: 0 }
</style>"""
CONTRACT = "--figure-drift: 4; --figure-beside: .5"


def source(width: int, height: int) -> str:
    made = io.BytesIO()
    Image.new("L", (width, height), 128).save(made, "PNG")
    return f"data:image/png;base64,{base64.b64encode(made.getvalue()).decode()}"


def picture(name: str, width: int = 300, height: int = 450, more: str = "") -> str:
    image = f'<img src="{source(width, height)}" data-part="{name}.src"{more}>'
    return f'<figure id="{name}" class="figure">{image}</figure>'


def paragraph(name: str, words: str = WORDS * 2) -> str:
    return f'<p id="{name}">{words}</p>'


def wide(name: str) -> str:
    return picture(name, 450, 300)


def fitted(body: str, contract: str = CONTRACT) -> Fitted:
    return set_in(contract, f"{RULES}<section>{body}</section>")


def nodes(made: Fitted, name: str) -> Iterator[Node]:
    """The elements of a class."""
    every = made.cascade.document_element.iter()
    return (node for node in every if name in (node.get("class") or "").split())


def beside(made: Fitted) -> list[str | None]:
    return [node.get("id") for node in nodes(made, "beside-text")]


def rows(made: Fitted) -> list[list[str | None]]:
    return [[one.get("id") for one in row] for row in nodes(made, "picture-row")]


def order(made: Fitted) -> list[str]:
    names = [node.get("id") for node in made.cascade.document_element.iter("*")]
    return [name for name in names if name and name != "end"]


TEXT = "".join(map(paragraph, "abc"))


def test_an_upright_picture_takes_half_the_measure_and_text_stands_beside_it() -> None:
    made = fitted(picture("1") + TEXT)
    assert beside(made) == ["1"]
    boxes_of = list(body_of(next(made.layout.sheets())).descendants())
    figure = next(box for box in boxes_of if box.element_tag == "figure")
    line = next(box for box in boxes_of if type(box) is boxes.LineBox)
    section = next(box for box in boxes_of if box.element_tag == "section")
    assert figure.width == pytest.approx(section.width / 2 - 8, abs=0.1)  # 6 points
    assert abs(line.position_y - figure.position_y) < 20
    assert line.width < section.width / 2


@pytest.mark.parametrize(
    "body",
    [
        wide("1") + TEXT,
        picture("1", 300, 310) + TEXT,
        picture("1") + paragraph("a", "word"),
        picture("1") + "<h3>Heading</h3>" + TEXT,
        picture("1", more=' style="width: 40%"') + TEXT,
        picture("1").replace('"figure"', '"figure wide"') + TEXT,
        picture("1").replace('"figure"', '"figure chart"') + TEXT,
        picture("1").replace('"figure"', '"figure lead-picture"') + TEXT,
    ],
)
def test_no_other_picture_does_and_none_without_text(body: str) -> None:
    assert beside(fitted(body)) == []


def test_the_stylesheet_says_how_wide_it_is_and_whether_at_all() -> None:
    assert beside(fitted(picture("1") + TEXT, "--figure-drift: 4; --figure-beside: 1")) == []
    (node,) = nodes(fitted(picture("1") + TEXT, "--figure-beside: .25"), "beside-text")
    assert node.get("style") == "--_beside: 50.69pt"


def test_a_picture_that_ends_its_section_stands_beside_the_text_before_it() -> None:
    text = paragraph("a", "word") + paragraph("b", "word") + paragraph("c")
    made = fitted(text + picture("1") + "<h3>Heading</h3>" + TEXT.replace('id="', 'id="x'))
    assert beside(made) == ["1"]
    assert order(made)[:4] == ["a", "b", "1", "c"]


def test_it_goes_no_further_than_figures_may_and_not_past_what_announces_it() -> None:
    announced = TEXT + paragraph("d", "This is she:") + picture("1")
    assert order(fitted(announced)) == ["a", "b", "c", "d", "1"]
    short = "".join(paragraph(name, "word") for name in "abcdefgh")
    few = "--figure-drift: 2; --figure-beside: .5"
    assert order(fitted(short + picture("1"), few))[-1] == "1"


def test_it_stays_with_the_quotation_of_the_person_whom_it_shows() -> None:
    quote = f'<blockquote id="q" style="margin: 0">{WORDS * 5}</blockquote>'
    made = fitted(TEXT + picture("1") + quote + paragraph("d"))
    assert order(made)[3:5] == ["1", "q"]
    assert beside(made) == ["1"]


@pytest.mark.parametrize(
    ("shapes", "expected"),
    [
        ("ww", [["0", "1"]]),
        ("www", [["1", "2"]]),
        ("wwww", [["0", "1"], ["2", "3"]]),
        ("uu", [["0", "1"]]),
        ("wu", []),
        ("wuu", [["1", "2"]]),
        ("wpw", []),
    ],
)
def test_neighbours_of_one_shape_stand_side_by_side(shapes: str, expected: list[list[str]]) -> None:
    kinds = {"w": wide, "u": picture, "p": paragraph}
    made = fitted("".join(kinds[one](str(number)) for number, one in enumerate(shapes)))
    assert rows(made) == expected
    assert order(made) == [str(number) for number in range(len(shapes))]


def test_pictures_in_a_row_are_of_one_height_and_no_higher_than_alone() -> None:
    made = fitted(wide("0") + wide("1"))
    sizes = [(one.width, one.height) for one in made.layout.pictures()]
    assert sizes[0] == sizes[1]
    assert sizes[0][0] == pytest.approx((226.77 - 12) / 2, abs=0.5)


def test_no_row_has_pictures_that_are_too_small_to_be_seen() -> None:
    narrow = fitted("<div style='width: 60mm'>" + wide("0") + wide("1") + "</div>")
    assert rows(narrow) == []


def test_text_fills_the_page_that_has_no_room_for_a_picture_beside_text() -> None:
    before = paragraph("x", WORDS * 3) + "<h3 style='margin: 0'>Heading</h3>"
    left, filled = (
        fitted(before + picture("1") + TEXT + TEXT.replace('id="', 'id="y'), contract)
        for contract in ("--figure-beside: .5", CONTRACT)
    )
    assert beside(filled) == ["1"]
    holes = [frames_of(next(one.layout.sheets()), 1)[-1].hole for one in (left, filled)]
    assert holes[0] > HOLE > holes[1]
    assert order(filled).index("1") > order(left).index("1")


def width_of(made: Fitted) -> float:
    (shown,) = made.layout.pictures()
    return shown.width


def test_lines_beside_a_picture_have_room_for_letters_or_it_stands_alone() -> None:
    """The measure is 226.8 points, less 12 between the two; a letter is some 4.7 points wide."""
    body = picture("1") + TEXT
    usual, narrower, alone = (
        fitted(body, f"{CONTRACT}; --figure-letters: {letters}") for letters in (22, 28, 30)
    )
    assert width_of(usual) == pytest.approx(226.77 / 2 - 6, abs=0.1)
    assert width_of(narrower) == pytest.approx(226.77 - 12 - 28 * 4.7, abs=0.1)
    assert beside(narrower) == ["1"]
    assert beside(alone) == []
