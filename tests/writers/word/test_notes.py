"""Footnotes are Word's own, numbered by Word, and look as the stylesheet has them."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.support.documents import all_of, attribute, found, text_of, value, written
from tests.support.samples import article, exporter

CSS = """.footnote { float: footnote; font-size: 8pt; line-height: 10pt }
::footnote-call { font-size: 6pt; color: #a8132b; vertical-align: super }
::footnote-marker { color: #a8132b }"""
HTML = """<p>One<span class="footnote">First <em>note</em>.</span> and
two<span class="footnote">See <a href="https://example.org">there</a>.</span>.</p>"""


def test_a_footnote_stands_in_its_own_part_and_its_number_in_the_text() -> None:
    docx = written(HTML, CSS)
    calls = all_of(docx.body, ".//w:footnoteReference")
    notes = all_of(docx.xml("footnotes"), "w:footnote")
    assert [attribute(call, "w:id") for call in calls] == ["1", "2"]
    assert [attribute(note, "w:id") for note in notes] == ["-1", "0", "1", "2"]
    assert text_of(notes[2]) == ". First note."
    assert text_of(docx.paragraphs[0]) == "One and two."


def test_a_footnote_begins_with_its_number() -> None:
    note = all_of(written(HTML, CSS).xml("footnotes"), "w:footnote")[2]
    first = found(note, "w:p/w:r")
    assert all_of(first, "w:footnoteRef") != []
    assert value(found(first, "w:rPr/w:color")) == "A8132B"


def test_call_and_note_look_as_the_stylesheet_says() -> None:
    docx = written(HTML, CSS)
    call = docx.style("footnote reference")
    assert value(found(call, "w:rPr/w:vertAlign")) == "superscript"
    assert float(value(found(call, "w:rPr/w:sz"))) * 0.58 == pytest.approx(2 * 6, abs=0.5)
    assert value(found(docx.style("footnote text"), "w:rPr/w:sz")) == "16"
    spacing = found(docx.style("footnote text"), "w:pPr/w:spacing")
    assert attribute(spacing, "w:line") == "200"


def test_notes_stand_as_far_apart_as_their_margins_say() -> None:
    docx = written(HTML, CSS + ".footnote { margin-top: 4pt }")
    spacing = found(docx.style("footnote text"), "w:pPr/w:spacing")
    assert attribute(spacing, "w:before") == "80"


def test_a_link_in_a_footnote_is_related_to_the_part_of_the_footnotes() -> None:
    docx = written(HTML, CSS)
    assert "https://example.org" in docx.parts["word/_rels/footnotes.xml.rels"].decode()
    assert "https://example.org" not in docx.parts["word/_rels/document.xml.rels"].decode()


def test_space_and_rule_above_the_notes_are_the_stylesheets() -> None:
    area = (
        "@page { @footnote { margin-top: 14pt; border-top: .5pt solid #b9b0a8; padding-top: 4pt } }"
    )
    note = all_of(written(HTML, CSS + area).xml("footnotes"), "w:footnote")[0]
    rule = found(note, "w:p/w:pPr/w:pBdr/w:bottom")
    assert (attribute(rule, "w:sz"), attribute(rule, "w:color")) == ("4", "B9B0A8")
    spacing = found(note, "w:p/w:pPr/w:spacing")
    assert attribute(spacing, "w:after") == "80"


def test_the_settings_name_the_lines_that_part_notes_from_text() -> None:
    settings = written(HTML, CSS).xml("settings")
    assert [attribute(n, "w:id") for n in all_of(settings, "w:footnotePr/w:footnote")] == [
        "-1",
        "0",
    ]


def test_a_document_without_footnotes_has_no_part_for_them() -> None:
    docx = written("<p>x</p>", CSS)
    assert "word/footnotes.xml" not in docx.parts
    assert all_of(docx.xml("settings"), "w:footnotePr") == []


def test_a_note_of_a_table_is_set_as_all_others_are() -> None:
    """Tables have figures of one width and no hyphens, which their notes are not to inherit."""
    table = {"type": "table", "header": ["Town"], "rows": [["Eastness^[Notes are hyphenated.]"]]}
    blocks = [{"type": "paragraph", "text": "A claim^[Notes are hyphenated.]."}, table]
    export = exporter("newsroom").export(
        article(sections=[{"heading": "One", "blocks": blocks}]),
        editions=["brief"],
        formats=["docx"],
    )
    with zipfile.ZipFile(io.BytesIO(export.renditions[0].data)) as parts:
        notes = parts.read("word/footnotes.xml").decode().split("<w:footnote ")[-2:]
    first, second = (note[note.index("<w:pPr>") : note.index("</w:footnote>")] for note in notes)
    assert first == second
