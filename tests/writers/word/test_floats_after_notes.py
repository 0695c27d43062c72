"""A float behind a note stands in a frame: LibreOffice leaves a table in the text there."""

from __future__ import annotations

import pytest

from tests.support.documents import all_of, attribute, found, text_of, written

FLOAT = "aside { float: right; width: 100pt; margin: 3pt 0 14pt 10pt; padding: 0 } p { margin: 0 }"
NOTE = "<p>a<i style='float: footnote'>n</i></p><p>b</p>"
ASIDE = "<aside><p>f</p><p>g</p></aside><p>c</p>"


def test_a_float_behind_a_note_is_a_frame_and_what_parts_it_from_the_text_is_in_it() -> None:
    docx = written(NOTE + ASIDE, FLOAT)
    assert not all_of(docx.body, ".//w:tbl")
    frames = all_of(docx.body, "w:p/w:pPr/w:framePr")
    places = {tuple(attribute(one, f"w:{name}") for name in ("w", "x", "y")) for one in frames}
    assert (len(frames), places) == (2, {(str(110 * 20), str(210 * 20), "60")})
    assert docx.look("f")["ind"]["left"] == str(10 * 20)
    assert docx.look("g")["spacing"]["after"] == str(14 * 20)


@pytest.mark.parametrize(
    "between",
    ["<table><tr><td>x</td></tr></table>", "<aside><p>t</p></aside><p>u</p>", ""],
    ids=["a table", "a frame", "nothing"],
)
def test_all_floats_behind_a_note_are_frames_up_to_a_table(between: str) -> None:
    before = NOTE + between if between else ""
    docx = written(f"{before}{ASIDE}", FLOAT)
    floating = [one for one in all_of(docx.body, "w:tbl") if all_of(one, "w:tblPr/w:tblpPr")]
    assert any("fg" in text_of(one) for one in floating) == ("aside" not in between)


def test_a_float_with_a_box_of_its_own_stays_a_table() -> None:
    docx = written(NOTE + ASIDE, FLOAT + "aside { border: 1pt solid }")
    assert all_of(docx.body, "w:tbl/w:tblPr/w:tblpPr")


def test_no_style_has_the_frame_of_a_float_that_narrows_text() -> None:
    """An editor's next figure would stand beside the text too."""
    docx = written(NOTE + "<aside class='lone'><p class='only'>f</p></aside><p>c</p>", FLOAT)
    assert not all_of(docx.xml("styles"), ".//w:framePr")
    assert found(docx.body, ".//w:framePr") is not None
