"""Tracked changes are taken, turned down or listed; comments are told with their place."""

from __future__ import annotations

from copy import deepcopy

import pytest
from docx.oxml.ns import qn

from exporter.roundtrip.word.edited_file import Imported, read_docx
from tests.support.editing import WHO, Document, article, changed, dumped, runs

RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
GONE = '<w:r><w:delText xml:space="preserve">{}</w:delText></w:r>'
MARK = f"<w:rPr><w:{{}} {WHO} w:id='9'/></w:rPr>"


def track(document: Document, words: str, old: str, new: str) -> None:
    """Type over a word with changes tracked."""
    run = next(t for t in document.paragraph(words).iter(qn("w:t")) if old in (t.text or ""))
    before, _, after = (run.text or "").partition(old)
    place = run.getparent()
    assert place is not None
    for piece in reversed(
        runs(
            RUN.format(before)
            + f"<w:del {WHO} w:id='1'>{GONE.format(old)}</w:del>"
            + f"<w:ins {WHO} w:id='2'>{RUN.format(new)}</w:ins>"
            + RUN.format(after)
        )
    ):
        place.addnext(piece)
    place.getparent().remove(place)  # type: ignore[union-attr]


def with_mark(document: Document, words: str, kind: str) -> None:
    """Say that the end of a paragraph was inserted or deleted, with all its words."""
    line = document.paragraph(words)
    properties = line.find(qn("w:pPr"))
    assert properties is not None
    mark = runs(MARK.format(kind))[0]
    properties.append(mark)
    content = [child for child in line if child is not properties]
    wrapper = runs(f"<w:{kind} {WHO} w:id='3'/>")[0]
    for child in content:
        if kind == "del":
            for text in child.iter(qn("w:t")):
                text.tag = qn("w:delText")
        wrapper.append(child)
    line.append(wrapper)


def test_a_tracked_word_is_taken_or_turned_down() -> None:
    document = Document()
    track(document, "The council votes", "May", "June")
    sections = dumped("sections")
    sections[1]["blocks"][-1]["text"] = "The council votes on the new contract in June."
    assert document.read(changes="accept").article == changed(sections=sections)
    assert document.read(changes="reject").article == article()
    assert document.read(changes="report").article == article()


def test_a_tracked_new_paragraph_is_taken_or_turned_down() -> None:
    document = Document()
    document.type_after("The order in", "BodyText", "A new paragraph.")
    with_mark(document, "A new paragraph.", "ins")
    sections = dumped("sections")
    sections[0]["blocks"].insert(3, "A new paragraph.")
    assert document.read(changes="accept").article == changed(sections=sections)
    assert document.read(changes="reject").article == article()


def test_a_tracked_deleted_paragraph_is_gone_or_stays() -> None:
    document = Document()
    with_mark(document, "The order in", "del")
    sections = dumped("sections")
    del sections[0]["blocks"][2]
    assert document.read(changes="accept").article == changed(sections=sections)
    assert document.read(changes="reject").article == article()


def test_a_tracked_move_is_made_or_not() -> None:
    document = Document()
    there = document.paragraph("The council votes")
    there.addnext(deepcopy(document.paragraph("The order in")))
    with_mark(document, "The order in", "moveFrom")
    copy = there.getnext()
    assert copy is not None
    properties = copy.find(qn("w:pPr"))
    assert properties is not None
    properties.append(runs(MARK.format("moveTo"))[0])
    wrapper = runs(f"<w:moveTo {WHO} w:id='4'/>")[0]
    wrapper.extend([child for child in copy if child is not properties])
    copy.append(wrapper)
    sections = dumped("sections")
    sections[1]["blocks"].append(sections[0]["blocks"].pop(2))
    for text in document.root.iter(qn("w:moveFrom")):
        for words in text.iter(qn("w:delText")):
            words.tag = qn("w:t")
    assert document.read(changes="accept").article == changed(sections=sections)
    assert document.read(changes="reject").article == article()


def test_tracked_formatting_is_taken_or_turned_down() -> None:
    document = Document()
    run = next(document.paragraph("The council votes").iter(qn("w:r")))
    run.insert(
        0, runs(f"<w:rPr><w:b/><w:rPrChange {WHO} w:id='5'><w:rPr/></w:rPrChange></w:rPr>")[0]
    )
    sections = dumped("sections")
    sections[1]["blocks"][-1]["text"] = "**The council votes on the new contract in May.**"
    assert document.read(changes="accept").article == changed(sections=sections)
    assert document.read(changes="reject").article == article()


def test_a_tracked_style_is_taken_or_turned_down() -> None:
    document = Document()
    properties = document.paragraph("The council votes").find(qn("w:pPr"))
    assert properties is not None
    style = properties.find(qn("w:pStyle"))
    assert style is not None
    was = runs(f"<w:pPrChange {WHO} w:id='6'><w:pPr/></w:pPrChange>")[0]
    was[0].append(deepcopy(style))
    style.set(qn("w:val"), "Heading1")
    properties.append(was)
    heading = document.read(changes="accept").article.sections[-1].heading
    assert heading == "The council votes on the new contract in May."
    assert document.read(changes="reject").article == article()


@pytest.mark.parametrize(("kind", "taken"), [("ins", True), ("del", False)])
def test_a_tracked_table_row_is_taken_or_turned_down(kind: str, taken: bool) -> None:
    document = Document()
    row = next(document.paragraph("Taxis, and a").iterancestors(qn("w:tr")))
    properties = row.find(qn("w:trPr"))
    if properties is None:
        properties = runs("<w:trPr/>")[0]
        row.insert(0, properties)
    properties.append(runs(f"<w:{kind} {WHO} w:id='7'/>")[0])
    sections = dumped("sections")
    del sections[1]["blocks"][0]["rows"][1]
    without = changed(sections=sections)
    assert document.read(changes="accept").article == (article() if taken else without)
    assert document.read(changes="reject").article == (without if taken else article())


def test_a_tracked_change_in_a_footnote_is_taken_or_turned_down() -> None:
    document = Document()
    notes = document.parts["word/footnotes.xml"]
    change = (
        f"<w:r><w:t xml:space='preserve'>The city counted </w:t></w:r><w:del {WHO} w:id='8'>"
        f"<w:r><w:delText>4,200</w:delText></w:r></w:del><w:ins {WHO} w:id='9'>"
        "<w:r><w:t>4,300</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> offers"
    ).encode()
    document.parts["word/footnotes.xml"] = notes.replace(
        b"<w:r><w:t>The city counted 4,200 offers", change
    )
    lede = dumped("lede").replace("4,200", "4,300")
    assert document.read(changes="accept").article == changed(lede=lede)
    assert document.read(changes="reject").article == article()
    assert {change.part for change in document.read().changes} == {"lede"}


def test_tracked_changes_are_listed_with_author_date_words_and_part() -> None:
    document = Document()
    track(document, "The council votes", "May", "June")
    found = document.read(changes="report").changes
    assert [(one.kind, one.author, one.date[:10], one.text, one.part) for one in found] == [
        ("deletion", "Ana", "2026-04-03", "May", "sections.1.blocks.7.text"),
        ("insertion", "Ana", "2026-04-03", "June", "sections.1.blocks.7.text"),
    ]


def commented() -> Imported:
    """What that file says."""
    return read_docx(commented_file())


def commented_file() -> bytes:
    """The file with a comment on a list item."""
    document = Document()
    document.parts["word/comments.xml"] = (
        "<w:comments xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        f"<w:comment w:id='0' {WHO}><w:p><w:r><w:t>Whose shifts?</w:t></w:r></w:p></w:comment>"
        "</w:comments>"
    ).encode()
    relations = document.parts["word/_rels/document.xml.rels"]
    document.parts["word/_rels/document.xml.rels"] = relations.replace(
        b"</Relationships>",
        b'<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/comments" Target="comments.xml"/></Relationships>',
    )
    run = next(document.paragraph("Shift workers").iter(qn("w:r")))
    start, end = runs('<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/>')
    run.addprevious(start)
    run.addnext(end)
    return document.save()


def test_comments_come_with_author_date_words_and_part() -> None:
    (comment,) = commented().comments
    assert (comment.author, comment.date, comment.text) == (
        "Ana",
        "2026-04-03T10:00:00Z",
        "Whose shifts?",
    )
    assert comment.about == "Shift workers lost shifts,"
    assert comment.part == "sections.0.blocks.1.items.1.text"


def test_a_comment_changes_no_word() -> None:
    assert commented().article == article()


def test_a_heading_below_a_tracked_move_is_one_though_it_was_saved_in_the_style_above_it() -> None:
    document, plain = Document(), Document()
    line = document.paragraph("The wards on the south bank")
    document.paragraph("The council votes").addnext(deepcopy(line))
    line.extend(runs(f"<w:moveFrom w:id='2' {WHO}/>"))
    line[-1].extend(line.findall(qn("w:r")))
    line[0].extend(runs(f"<w:rPr><w:moveFrom w:id='1' {WHO}/></w:rPr>"))
    heading = document.paragraph("What it cost")
    assert line.getnext() is heading
    heading[0][0].set(qn("w:val"), "BodyText")
    plain.move_after("The wards on the south bank", "The council votes")
    assert document.read().article == plain.read().article
