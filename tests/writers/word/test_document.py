"""A house finishes a Word file in Python, with the library that it knows."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import XmlPart
from docx.shared import Pt

from exporter.diagnostics import UsageError
from exporter.results import Rendition
from exporter.writers.word.paging import Paging
from exporter.writers.word.parts.package import opened
from exporter.writers.word.values.element_classes import (
    CT_FontsList,
    CT_Footnotes,
    CT_OfficeStyleSheet,
)
from tests.support.documents import written
from tests.support.samples import ARTICLES, EVERYTHING, exported

PICTURE = ARTICLES / "pictures" / "riders.png"


def rendition(format: str) -> Rendition:  # noqa: A002
    """A brief in a format."""
    made = exported(EVERYTHING, formats=(format,)).renditions
    return next(one for one in made if one.edition == "brief")


def element_of(document: Document, kind: str) -> object:
    """The root of the part of a kind."""
    return cast(XmlPart, document.part.part_related_by(kind)).element


def saved(document: Document) -> bytes:
    """The bytes of a document."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_a_rendition_opens_as_a_document_with_all_that_python_docx_knows() -> None:
    document = rendition("docx").document()
    titles = [one.text for one in document.paragraphs if one.style and one.style.name == "Title"]
    assert titles == [document.core_properties.title]
    assert {"Title", "Heading 1", "Body Text"} <= {style.name for style in document.styles}
    assert document.tables[-1].rows[0].cells[0].text
    assert len(document.inline_shapes) > 0
    assert document.sections[0].header.paragraphs[0].style is not None


def test_what_a_house_adds_is_in_the_file_that_it_saves(tmp_path: Path) -> None:
    made = rendition("docx")
    document = made.document()
    document.add_paragraph("Printed in house.", style="Body Text")
    document.core_properties.category = "Trade"
    document.save(str(tmp_path / "finished.docx"))
    again = opened((tmp_path / "finished.docx").read_bytes())
    assert again.paragraphs[-1].text == "Printed in house."
    assert again.core_properties.category == "Trade"
    document.part.package.save(tmp_path / "again.docx")
    assert (tmp_path / "again.docx").read_bytes() == (tmp_path / "finished.docx").read_bytes()
    assert made.document().paragraphs[-1].text != "Printed in house."


def test_a_pdf_is_no_document() -> None:
    with pytest.raises(UsageError, match="cannot be opened as a Word document") as failure:
        rendition("pdf").document()
    assert failure.value.diagnostics[0].hint == "ask for the format docx"


def test_what_python_docx_has_no_classes_for_has_ours() -> None:
    html = (
        '<p>One<span class="n">note</span></p><table class="f"><tr><td>x</td></tr></table><p>y</p>'
    )
    css = ".n { float: footnote } .f { float: right; width: 50pt; margin-left: 8pt }"
    document = opened(written(html, css).data)
    notes = element_of(document, RT.FOOTNOTES)
    assert isinstance(notes, CT_Footnotes)
    assert [note.type for note in notes.footnote_lst] == [
        "separator", "continuationSeparator", None,
    ]  # fmt: skip
    assert notes.footnote_lst[-1].p_lst[0].text == ". note"
    (place,) = document.element.xpath("//w:tblpPr")
    assert place.leftFromText == Pt(8)
    fonts = element_of(document, RT.FONT_TABLE)
    assert isinstance(fonts, CT_FontsList)
    assert fonts.font_lst[0].name == "Source Serif 4"
    assert fonts.font_lst[0].embedBold is not None
    theme = element_of(document, RT.THEME)
    assert isinstance(theme, CT_OfficeStyleSheet)
    assert theme.name == "brief"


def test_fields_lists_and_controls_have_classes_too() -> None:
    document = rendition("docx").document()
    (control,) = document.element.xpath("//w:sdt")
    assert control.sdtContent is not None
    marks = document.element.xpath("//w:fldChar")
    assert {mark.fldCharType for mark in marks} == {"begin", "separate", "end"}
    (call, *_) = document.element.xpath("//w:footnoteReference")
    assert call.id == 1
    (definition, *_) = document.part.numbering_part.element.xpath("w:abstractNum")
    assert [level.ilvl for level in definition.lvl_lst] == list(range(9))


def test_a_finished_file_is_valid(
    tmp_path: Path,
    ooxml_failures: Callable[[Iterable[Path]], list[str]],
    audit_failures: Callable[[Iterable[Path]], list[str]],
) -> None:
    document = rendition("docx").document()
    run = document.paragraphs[3].runs[0]
    document.add_comment(run, "Is it so?", author="Ann")
    document.add_table(1, 2).cell(0, 0).text = "In house"
    document.add_picture(str(PICTURE), width=Pt(80))
    path = tmp_path / "finished.docx"
    document.save(str(path))
    assert ooxml_failures([path]) == []
    assert audit_failures([path]) == []


def test_what_a_page_ends_within_does_not_stay_with_what_follows() -> None:
    html = '<p class="a" data-part="one">one</p><p class="a" data-part="two">two</p><p>three</p>'
    docx = written(html, ".a { break-after: avoid }", paging=Paging(parted=["two"]))

    assert [docx.look(words)["keepNext"].get("val") for words in ("one", "two")] == [None, "0"]
