"""Drop caps stand in a frame beside their paragraph, and other first letters in the line."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber
import pytest
from weasyprint import CSS, HTML

from exporter import Exporter
from exporter.engine.cascade import Cascade
from exporter.engine.parsed import font_configuration
from exporter.roundtrip.word.edited_file import read_docx
from exporter.writers.word.setting.initials import first_letter
from tests.support import samples
from tests.support.documents import PLAIN, attribute, found, local, text_of, value, written
from tests.support.editing import Document

CAP = "p::first-letter { float: left; font: 52pt/42pt 'Source Serif 4'; padding-right: 4pt }"
WORDS = "Once there was a paragraph that was long enough to stand beside its letter. " * 4


@pytest.mark.parametrize(
    ("text", "letter"),
    [("The", "T"), ("“The”", "“T"), ("(a) b", "(a)"), ("¿Qué?", "¿Q"), ("“", "“"), ("", "")],
)
def test_the_first_letter_takes_the_signs_beside_it_along(text: str, letter: str) -> None:
    assert first_letter(text) == letter


def test_a_drop_cap_is_a_frame_as_many_lines_high_as_the_letter() -> None:
    docx = written(f"<p>{WORDS}</p>", CAP + "p { margin-top: 9pt }")
    cap, rest = docx.paragraphs
    frame = found(cap, "w:pPr/w:framePr")
    assert attribute(frame, "w:dropCap") == "drop"
    assert attribute(frame, "w:lines") == "3"
    assert attribute(frame, "w:hSpace") == str(4 * 20)
    assert (text_of(cap), text_of(rest)[:5]) == ("O", "nce t")
    spacing = docx.look("O")["spacing"]
    assert (spacing["line"], spacing["before"]) == (str(3 * 14 * 20), str(9 * 20))


def test_a_first_letter_that_does_not_float_stays_in_the_line() -> None:
    docx = written(f"<p>{WORDS}</p>", "p::first-letter { font-size: 20pt; font-weight: 700 }")
    (paragraph,) = docx.paragraphs
    first = found(paragraph, "w:r")
    assert text_of(first) == "O"
    assert value(found(first, "w:rPr/w:rStyle")) == "FirstLetter"


def test_words_without_a_letter_have_none() -> None:
    docx = written("<p><img src='x' alt=''>a</p>", CAP)
    assert [local(child) for child in docx.paragraphs[0]][1] == "r"


def test_every_layout_puts_the_words_beside_the_letter() -> None:
    """The heading moves to the second page, so the paragraph is laid out again."""
    fonts = font_configuration()
    page = "@page { size: 300pt 120pt; margin: 20pt } h2 { break-after: avoid; line-height: 28pt }"
    html = HTML(string=f"<p style='height: 40pt'>A</p><h2>B</h2><p class='c'>{WORDS}</p>")
    cap = CAP.replace("p::", ".c::")
    sheets = tuple(CSS(string=sheet, font_config=fonts) for sheet in (PLAIN, page, cap))
    cascade = Cascade(html, sheets, fonts, frozenset({"Source Serif 4"}))
    pdf = cascade.layout().document.write_pdf()
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        chars = [char for page in document.pages[1:] for char in page.chars]
    letter = next(char for char in chars if char["size"] > 50)
    beside = next(char for char in chars if char["text"] == "n")
    assert beside["x0"] >= letter["x1"]
    assert beside["top"] < letter["bottom"]


def test_a_drop_cap_comes_back_as_part_of_its_paragraph(tmp_path: Path) -> None:
    sheet = tmp_path / "cap.css"
    sheet.write_text(f".text {CAP}\n.lede::first-letter {{ font-weight: 700; color: #a8132b }}")
    made = samples.article(
        lede="**All** of it.", sections=[{"heading": "a", "blocks": [WORDS, "*So* it is."]}]
    )
    export = Exporter(styles=[sheet]).export(made, editions=["brief"], formats=["docx"])
    data = export.renditions[0].data
    assert read_docx(data).article == made
    document = Document(data)
    document.replace("nce there", "nce more there")
    block = document.read().article.sections[0].blocks[0]
    assert block.text == WORDS.replace("Once there", "Once more there").strip()  # type: ignore[union-attr]
