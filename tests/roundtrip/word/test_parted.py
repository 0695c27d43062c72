"""What an editor parts, copies or sets beside: fields, tables, mastheads, pictures."""

from __future__ import annotations

from copy import deepcopy

from docx.oxml.ns import qn
from lxml.etree import _Element as Xml

from tests.support.editing import Document, article, changed, dumped, edited, paragraph


def _part(document: Document, words: str, *texts: str) -> None:
    """Press Enter within a paragraph of one run: the first of `texts` stays, others follow."""
    whole = document.paragraph(words)
    for text in reversed(texts):
        line = deepcopy(whole)
        words_of = [one for one in line.iter(qn("w:t")) if one.text]
        words_of[0].text = text
        for other in words_of[1:]:
            other.text = ""
        for note in list(line.iter(qn("w:footnoteReference"))):
            note.getparent().remove(note)  # type: ignore[union-attr]
        whole.addnext(line)
    around = whole.getparent()
    assert around is not None
    around.remove(whole)


def _table(document: Document, words: str) -> Xml:
    return next(document.paragraph(words).iterancestors(qn("w:tbl")))


def test_the_first_part_of_a_parted_lede_is_the_lede_and_the_rest_follows_it() -> None:
    first, rest = "On the first Monday", "without buses, the schools were half empty and the rest."
    made = edited(lambda document: _part(document, "On the first Monday", first, rest))
    assert made.lede == first
    assert made.sections[0].blocks[0].model_dump()["text"] == rest


def test_the_first_rows_of_a_parted_table_keep_its_caption_and_label() -> None:
    document = Document()
    whole = _table(document, "Emergency contract")
    other = deepcopy(whole)
    whole.addnext(other)
    other.addprevious(paragraph("BodyText", ""))
    for row in whole.findall(qn("w:tr"))[2:]:
        whole.remove(row)
    for row in other.findall(qn("w:tr"))[:2]:
        other.remove(row)
    one, two = [block.model_dump() for block in document.read().article.sections[1].blocks[:2]]
    assert (one["caption"], one["label"], len(one["rows"])) == (
        "Cost by week, in thousand euros",
        "cost",
        1,
    )
    assert (two["caption"], two["header"], len(two["rows"])) == (None, ("",) * 4, 2)


def test_what_an_editor_writes_in_a_masthead_of_cells_comes_back() -> None:
    made = edited(lambda document: document.replace("31 March 2026", "1 April 2026"))
    assert made == changed(published="2026-04-01T06:00:00+02:00")


def test_words_that_no_field_takes_in_a_masthead_are_told() -> None:
    document = Document()
    document.replace("31 March 2026", "some day")
    assert [one.code for one in document.read().diagnostics] == ["edit-not-kept"]


def test_a_copied_picture_is_the_one_that_the_article_has() -> None:
    document = Document()
    picture = document.paragraph("Riders a day, January").getprevious()
    assert picture is not None
    document.paragraph("The council votes").addnext(deepcopy(picture))
    imported = document.read()
    assert imported.article.sections[1].blocks[-1].model_dump()["src"] == "pictures/riders.png"
    assert not imported.images


def test_a_picture_set_beside_that_of_a_figure_stands_below_it() -> None:
    document = Document()
    picture = document.paragraph("Riders a day, January").getprevious()
    assert picture is not None
    run = deepcopy(next(picture.iter(qn("w:r"))))
    for one in run.iter():
        if one.get("descr"):
            one.set("descr", "Beside it")
    picture.append(run)
    sections = dumped("sections")
    blocks = sections[1]["blocks"]
    place = next(n for n, block in enumerate(blocks) if block.get("label") == "riders")
    blocks.insert(place + 1, {"type": "figure", "src": "pictures/riders.png", "alt": "Beside it"})
    assert document.read().article == changed(sections=sections)


def test_a_new_correction_has_the_day_that_stands_before_it() -> None:
    dated = (
        "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>3 May 2026. </w:t></w:r>"
        "<w:r><w:t>A second slip.</w:t></w:r>"
    )
    made = edited(lambda document: document.type_after("An earlier version", "Correction", dated))
    said = [one.model_dump(mode="json") for one in made.corrections]
    assert said[1:] == [{"date": "2026-05-03", "text": "A second slip."}]
    assert made.corrections[0] == article().corrections[0]
