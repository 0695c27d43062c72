"""What an editor does in Word gives what is expected: styles carry a whole look, fields count."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from docx.oxml.ns import qn

from exporter.writers.word.values.ooxml import NAMESPACES
from tests.support.documents import Docx, all_of, found, value
from tests.support.editing import Document, paragraph
from tests.support.samples import EVERYTHING, docx_of

NEW = "A new one was typed here."
STYLES = {
    "KeyPoint": "Every euro saved",
    "Quote": "I walked for an hour",
    "ListBullet": "Pensioners",
}
CAPTION = (
    '<w:r><w:t xml:space="preserve">Table </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    "<w:r><w:instrText> SEQ Table \\* ARABIC </w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>9</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>. Inserted</w:t></w:r>'
)


@dataclass(frozen=True)
class Look:
    """How a line is printed: the type of its words, where it begins, what is painted behind."""

    font: str
    size: float
    colour: tuple[float, ...]
    left: float
    behind: tuple[tuple[float, ...], ...]


@pytest.fixture(scope="module")
def printed(
    tmp_path_factory: pytest.TempPathFactory,
    libreoffice_pdf: Callable[[Sequence[Path]], list[Path]],
) -> dict[str, bytes]:
    """Edited files as LibreOffice prints them, by the edit; it updates fields as it opens one."""
    folder = tmp_path_factory.mktemp("edited")
    edits = {style: _typed(style, place) for style, place in STYLES.items()}
    edits["Caption"] = _captioned()
    paths = [folder / f"{name}.docx" for name in edits]
    for path, document in zip(paths, edits.values(), strict=True):
        path.write_bytes(document.save())
    return {path.stem: path.read_bytes() for path in libreoffice_pdf(paths)}


def _typed(style: str, place: str) -> Document:
    """A paragraph of a style, and nothing else about it, below one of the same."""
    document = Document(docx_of(EVERYTHING), whole=True)
    document.type_after(place, style, NEW)
    return document


def _captioned() -> Document:
    """A caption as Word inserts one, before all others."""
    document = Document(docx_of(EVERYTHING), whole=True)
    document.paragraph("The survey reached").addnext(paragraph("Caption", CAPTION))
    return document


@pytest.mark.parametrize("style", STYLES)
def test_a_style_gives_a_new_paragraph_the_look_of_its_neighbours(
    style: str, printed: dict[str, bytes]
) -> None:
    assert look_of(printed[style], NEW) == look_of(printed[style], STYLES[style])


def test_a_new_key_point_is_numbered_and_stands_in_the_box(printed: dict[str, bytes]) -> None:
    with pdfplumber.open(io.BytesIO(printed["KeyPoint"])) as document:
        text = document.pages[0].extract_text()
    assert re.search(rf"3\. ?{NEW}", text)
    assert re.search(r"4\. ?Trips to the hospital", text)
    assert look_of(printed["KeyPoint"], NEW).behind


def test_numbers_and_references_follow_what_an_editor_inserts(printed: dict[str, bytes]) -> None:
    with pdfplumber.open(io.BytesIO(printed["Caption"])) as document:
        text = " ".join(page.extract_text() for page in document.pages)
    text = " ".join(text.split())
    assert "Table 1. Inserted" in text
    assert "Table 2. Cost by week" in text
    assert "left out of Table 2" in text


def test_headings_have_their_outline_levels_by_their_styles() -> None:
    docx = Docx(docx_of(EVERYTHING), ())
    for level in range(1, 4):
        style = docx.style(f"heading {level}")
        assert value(found(style, "w:pPr/w:outlineLvl")) == str(level - 1)
    direct = docx.body.findall(".//w:p/w:pPr/w:outlineLvl", NAMESPACES)
    assert direct == []


def test_enter_after_a_heading_gives_text_and_after_a_question_its_answer() -> None:
    docx = Docx(docx_of(EVERYTHING), ())
    follows = {name: value(found(docx.style(name), "w:next")) for name in ("heading 1", "Question")}
    assert follows == {"heading 1": "BodyText", "Question": "BodyText"}


def test_tables_repeat_their_head_and_every_picture_is_described() -> None:
    document = Document(docx_of(EVERYTHING))
    first = next(document.root.iter(qn("w:tr")))
    assert all_of(first, "w:trPr/w:tblHeader")
    described = [shown.get("descr") for shown in document.root.iter(qn("wp:docPr"))]
    assert described
    assert all(described)


def look_of(pdf: bytes, words: str) -> Look:
    """The look of the line that begins with some words."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            for line in page.extract_text_lines(return_chars=True):
                text = "".join(char["text"] for char in line["chars"]).replace(" ", "")
                if words.replace(" ", "") in text:
                    return _look(page, line, words)
    raise AssertionError(words)


def _look(page: Any, line: dict[str, Any], words: str) -> Look:
    letters = [char for char in line["chars"] if char["text"].strip()]
    text = "".join(char["text"] for char in letters)
    char = letters[text.index(words.replace(" ", ""))]
    middle = (char["top"] + char["bottom"]) / 2
    return Look(
        char["fontname"].partition("+")[2],
        round(char["size"], 1),
        tuple(round(part, 2) for part in char["non_stroking_color"]),
        round(char["x0"], 1),
        tuple(sorted(set(_behind(page, char["x0"], middle)))),
    )


def _behind(page: Any, x: float, y: float) -> Iterator[tuple[float, ...]]:
    for rect in page.rects:
        if rect["fill"] and rect["x0"] <= x <= rect["x1"] and rect["top"] <= y <= rect["bottom"]:
            yield tuple(round(part, 2) for part in rect["non_stroking_color"])
