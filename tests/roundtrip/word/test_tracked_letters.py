"""Paragraphs whose letters copyfitting set wider or closer come back without marks."""

from __future__ import annotations

from docx.oxml.ns import qn
from lxml import etree

from tests.support.editing import Document, article, changed


def test_tracked_paragraphs_come_back_as_they_were_but_for_what_was_edited() -> None:
    made = Document()
    for words in ("first Monday", "The survey reached", "Appointments were missed"):
        for run in made.paragraph(words).iter(qn("w:r")):
            marks = run.find(qn("w:rPr"))
            if marks is None:
                marks = etree.Element(qn("w:rPr"))
                run.insert(0, marks)
            etree.SubElement(marks, qn("w:spacing")).set(qn("w:val"), "-2")
    unedited = made.read()
    assert (unedited.article, unedited.edits) == (article(), ())
    made.replace("first Monday", "second Monday")
    lede = article().lede or ""
    assert made.read().article == changed(lede=lede.replace("first", "second"))
