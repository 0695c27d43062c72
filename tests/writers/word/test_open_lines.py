"""A picture that an editor puts into a line of text shows whole, wherever the type allows it."""

from __future__ import annotations

import io

import docx as python_docx
import pytest
from docx.shared import Pt
from PIL import Image

from exporter.docx.elements import qn
from exporter.parity.comparison import compare
from exporter.parity.libreoffice import printed_by_libreoffice
from exporter.printed import Printed
from tests.support.documents import Docx, written

SIDE = 90  # points
TEXT = "<p>one</p><h1>two</h1><p>three<sup>4</sup></p><ul><li>five</li></ul><p>six</p>"
CSS = "h1 { font-size: 30pt; line-height: 14pt } sup { font-size: 14pt; vertical-align: super }"


@pytest.fixture(scope="module")
def docx() -> Docx:
    return written(TEXT, CSS)


@pytest.mark.parametrize(
    ("words", "rule"),
    [("one", "atLeast"), ("five", "atLeast"), ("two", "exact"), ("three4", "exact")],
)
def test_lines_whose_type_is_no_higher_than_the_leading_have_it_as_the_least(
    docx: Docx, words: str, rule: str
) -> None:
    assert docx.look(words)["spacing"]["lineRule"] == rule


def test_a_paragraph_of_no_style_of_ours_shows_a_picture_whole(docx: Docx) -> None:
    """Newsroom's text, whose type is higher than its leading, is exact, and says so itself."""
    tight = written("<p>one</p>", "body { font-size: 30pt; line-height: 14pt }")
    for made, rule in ((docx, "atLeast"), (tight, "exact")):
        spacing = made.style("Normal").find(f".//{qn('w:spacing')}")
        assert spacing is not None
        assert spacing.get(qn("w:lineRule")) == "atLeast"
        assert made.look("one")["spacing"]["lineRule"] == rule


def test_lines_of_faces_that_reach_unlike_far_down_stay_level_by_an_exact_leading() -> None:
    css = 'p { font-size: 40pt; line-height: 80pt } code { font-family: "Source Code Pro" }'
    mixed = written("<p>one</p><p>two <code>3</code></p>", css)

    assert mixed.look("one")["spacing"]["lineRule"] == "atLeast"
    assert mixed.look("two 3")["spacing"]["lineRule"] == "exact"


def test_a_picture_put_into_text_shows_whole_and_the_rest_stays_as_it_was(docx: Docx) -> None:
    opened = python_docx.Document(io.BytesIO(docx.data))
    body = next(one for one in opened.paragraphs if one.text == "six")
    body.add_run().add_picture(io.BytesIO(_square()), Pt(SIDE), Pt(SIDE))
    changed = io.BytesIO()
    opened.save(changed)

    before, after = printed_by_libreoffice([docx.data, changed.getvalue()])
    low, lower = (_baseline_of_last(data) for data in (before, after))
    assert lower - low > SIDE - 14
    assert compare(before, after)["leading"].kept == compare(before, before)["leading"].kept - 1


def _square() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (9, 9), "blue").save(data, "PNG")
    return data.getvalue()


def _baseline_of_last(data: bytes) -> float:
    with Printed(data, "print.pdf") as printed:
        (page,) = printed
        return max(glyph.baseline for glyph in page.text)
