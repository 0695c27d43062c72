"""Numbers and references come back as what they stand for, whatever Word shows."""

from __future__ import annotations

from docx.oxml.ns import qn

from exporter.article import Article
from exporter.docx.elements import Xml
from tests.support import samples
from tests.support.editing import Document, docx_of, paragraph, runs, text_of

TABLE = {"type": "table", "header": ["a"], "rows": [["b"]], "caption": "Costs", "label": "the-cost"}
PLAIN = {"type": "table", "header": ["c"], "rows": [["d"]]}
TEXT = "See [](#the-cost), [here](#the-cost) and [](#way)."


def made(**fields: object) -> Article:
    section = {"heading": "The way", "label": "way", "blocks": [TEXT, TABLE, PLAIN]}
    return samples.article(sections=[section], **fields)


def test_references_come_back_in_both_editions() -> None:
    article = made(summary=["In short: [](#the-cost)."])
    export = samples.exporter().export(article, formats=["docx"])
    for rendition in export.renditions:
        assert Document(rendition.data).read().article == article


def test_numbers_that_word_updated_are_no_change() -> None:
    document = Document(docx_of(made()))
    for run in document.root.iter(qn("w:t")):
        run.text = {"1": "7", "Table\u00a01": "Table\u00a07"}.get(run.text or "", run.text)
    assert "Table\u00a07" in text_of(document.paragraph("See"))
    imported = document.read()
    assert (imported.article, imported.edits) == (made(), ())


def test_words_typed_beside_references_leave_them_alone() -> None:
    document = Document(docx_of(made()))
    document.replace("See ", "Look at ")
    document.replace("Costs", "All costs")
    section = document.read().article.sections[0]
    assert section.blocks[0].text == TEXT.replace("See", "Look at")  # type: ignore[union-attr]
    assert section.blocks[1].caption == "All costs"  # type: ignore[union-attr]
    assert section.blocks[1].label == "the-cost"  # type: ignore[union-attr]


def test_references_to_what_an_editor_deleted_become_words_with_a_warning() -> None:
    document = Document(docx_of(made()))
    document.delete("Costs")
    table = next(document.root.iter(qn("w:tbl")))
    _parent(table).remove(table)
    imported = document.read()
    text = imported.article.sections[0].blocks[0].text  # type: ignore[union-attr]
    assert text == "See Table 1, here and [](#way)."
    assert {found.code for found in imported.diagnostics} == {"reference-lost"}


def test_what_word_says_of_a_lost_reference_is_no_word_of_the_text() -> None:
    document = Document(docx_of(made()))
    document.delete("Costs")
    table = next(document.root.iter(qn("w:tbl")))
    _parent(table).remove(table)
    document.replace("Table 1", "Error! Reference source not found.")
    text = document.read().article.sections[0].blocks[0].text  # type: ignore[union-attr]
    assert text == "See Costs, here and [](#way)."


def test_a_caption_that_an_editor_gives_a_table_is_its_caption() -> None:
    document = Document(docx_of(made()))
    number = (
        '<w:r><w:t xml:space="preserve">Table </w:t></w:r><w:fldSimple w:instr=" SEQ Table ">'
        "<w:r><w:t>2</w:t></w:r></w:fldSimple><w:r><w:t>: More</w:t></w:r>"
    )
    table = list(document.root.iter(qn("w:tbl")))[1]
    table.addprevious(paragraph("Caption", number))
    assert document.read().article.sections[0].blocks[2].caption == "More"  # type: ignore[union-attr]


def test_a_heading_that_an_editor_lowers_keeps_its_label() -> None:
    document = Document(docx_of(made()))
    style = document.paragraph("The way").find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    assert style is not None
    style.set(qn("w:val"), "Heading2")
    assert document.read().article.sections[0].label == "way"


def test_a_reference_that_an_editor_copies_is_one_more() -> None:
    document = Document(docx_of(made()))
    field = (
        '<w:r><w:t xml:space="preserve"> Again: </w:t></w:r>'
        '<w:fldSimple w:instr=" REF _Ref_the_cost \\h "><w:r><w:t>Table 1</w:t></w:r></w:fldSimple>'
    )
    document.paragraph("See").extend(runs(field))
    text = document.read().article.sections[0].blocks[0].text  # type: ignore[union-attr]
    assert text == f"{TEXT} Again: [](#the-cost)"


def test_a_reference_that_word_inserts_is_one_to_the_label() -> None:
    document = Document(docx_of(made()))
    caption = document.paragraph("Costs")
    mark = runs('<w:bookmarkStart w:id="99" w:name="_Ref219876543"/><w:bookmarkEnd w:id="99"/>')
    caption[1:1] = mark
    field = (
        '<w:r><w:t xml:space="preserve"> Again: </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> REF _Ref219876543 \\h </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Table 1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document.paragraph("See").extend(runs(field))
    text = document.read().article.sections[0].blocks[0].text  # type: ignore[union-attr]
    assert text == f"{TEXT} Again: [](#the-cost)"


def _parent(element: Xml) -> Xml:
    around = element.getparent()
    assert around is not None
    return around
