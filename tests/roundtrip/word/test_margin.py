"""What stands in the margin: threads, words over several paragraphs, and parts that are gone."""

from __future__ import annotations

from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml.etree import _Element as Xml

from tests.roundtrip.word.test_tracked import with_mark
from tests.support.editing import WHO, Document, W, runs

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
RELATIONS = "word/_rels/document.xml.rels"
KINDS = {
    "comments": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
}
QUESTION, ANSWER, OTHER = "0000000A", "0000000B", "0000000C"


@dataclass(frozen=True)
class Note:
    """A comment as Word keeps it: the name of its last paragraph and that of the one above."""

    name: str
    text: str
    above: str = ""
    is_done: bool = False


def comment_on(document: Document, notes: list[Note], *, threads: bool = True) -> None:
    """Put comments into a file, with what Word says of their threads."""
    said = "".join(
        f'<w:comment w:id="{number}" {WHO}><w:p w14:paraId="{note.name}">'
        f"<w:r><w:t>{note.text}</w:t></w:r></w:p></w:comment>"
        for number, note in enumerate(notes)
    )
    parts = {"comments": f'<w:comments xmlns:w="{W}" xmlns:w14="{W14}">{said}</w:comments>'}
    if threads:
        entries = "".join(
            f'<w15:commentEx w15:paraId="{note.name}" w15:done="{int(note.is_done)}"'
            + (f' w15:paraIdParent="{note.above}"' if note.above else "")
            + "/>"
            for note in notes
        )
        extended = f'<w15:commentsEx xmlns:w15="{W15}">{entries}</w15:commentsEx>'
        parts["commentsExtended"] = extended
    for kind, xml in parts.items():
        document.parts[f"word/{kind}.xml"] = xml.encode()
        relation = f'<Relationship Id="rId{kind}" Type="{KINDS[kind]}" Target="{kind}.xml"/>'
        document.parts[RELATIONS] = document.parts[RELATIONS].replace(
            b"</Relationships>", f"{relation}</Relationships>".encode()
        )


def pin(first: Xml, last: Xml, number: int = 0) -> None:
    """Pin a comment to what stands from one paragraph to another."""
    start, end = runs(f'<w:commentRangeStart w:id="{number}"/><w:commentRangeEnd w:id="{number}"/>')
    next(first.iter(qn("w:r"))).addprevious(start)
    last.append(end)


def test_an_answer_names_the_comment_that_it_answers_and_a_thread_says_that_it_is_done() -> None:
    document = Document()
    line = document.paragraph("Shift workers")
    notes = [
        Note(QUESTION, "Whose?", is_done=True),
        Note(ANSWER, "The drivers'.", above=QUESTION),
        Note(OTHER, "And when?"),
    ]
    comment_on(document, notes)
    pin(line, line, 0)
    pin(line, line, 2)
    question, answer, other = document.read().comments
    assert (question.id, question.parent, question.done) == ("0", None, True)
    assert (answer.id, answer.parent, answer.done) == ("1", "0", True)
    assert (other.parent, other.done) == (None, False)
    assert answer.about == question.about  # though nothing in the text leads to it
    assert answer.part == question.part == "sections.0.blocks.1.items.1.text"


def test_without_word_s_threads_comments_stand_alone() -> None:
    document = Document()
    comment_on(document, [Note(QUESTION, "Whose?"), Note(ANSWER, "Theirs.")], threads=False)
    assert [(one.parent, one.done) for one in document.read().comments] == [(None, False)] * 2


def test_a_comment_that_answers_itself_or_nobody_stands_alone() -> None:
    document = Document()
    comment_on(document, [Note(QUESTION, "Whose?", above=QUESTION), Note(ANSWER, "x", above="FF")])
    told = [(one.text, one.parent) for one in document.read().comments]
    assert told == [("Whose?", None), ("x", None)]


def test_the_words_of_several_paragraphs_stand_on_lines_of_their_own() -> None:
    document = Document()
    comment_on(document, [Note(QUESTION, "Both.")])
    pin(document.paragraph("Two thirds of riders"), document.paragraph("Every euro saved"))
    (comment,) = document.read().comments
    first, second = comment.about.split("\n")
    assert first.endswith("to travel.")
    assert second.startswith("Every euro")
    assert comment.part == "key_points.0"


def test_a_comment_on_a_cell_names_its_row_and_column() -> None:
    document = Document()
    cell = document.paragraph("Emergency contract")
    comment_on(document, [Note(QUESTION, "This cell.")])
    pin(cell, cell)
    (comment,) = document.read().comments
    assert comment.part == "sections.1.blocks.0.rows.2.3"


def test_a_deleted_key_point_is_told_at_its_own_place_and_not_at_the_one_before() -> None:
    document = Document()
    with_mark(document, "Every euro saved", "del")
    told = [(one.text[:10], one.part) for one in document.read().changes]
    assert told == [("¶", "key_points.1"), ("Every euro", "key_points.1")]


def test_a_new_row_is_told_with_its_cells_apart() -> None:
    document = Document()
    row = next(
        row
        for row in document.root.iter(qn("w:tr"))
        if document.paragraph("Emergency contract") in list(row.iter(qn("w:p")))
    )
    properties = runs(f"<w:trPr><w:ins {WHO} w:id='7'/></w:trPr>")[0]
    row.insert(0, properties)
    (change,) = document.read().changes
    assert change.kind == "insertion"
    assert change.text.endswith("\tEmergency contract with a private operator")
    assert change.part.startswith("sections.1.blocks.0.rows.2")


def test_comments_on_the_same_words_are_a_thread_where_a_program_writes_none() -> None:
    document = Document()
    app = '<Properties xmlns="urn:x"><Application>LibreOffice/7.4</Application></Properties>'
    document.parts["docProps/app.xml"] = app.encode()
    comment_on(
        document, [Note(QUESTION, "Whose?"), Note(ANSWER, "Theirs."), Note(OTHER, "Not both.")]
    )
    line = document.paragraph("Shift workers")
    pin(line, line, 1)
    pin(line, line, 0)
    pin(line, document.paragraph("Pensioners lost"), 2)
    assert [(one.id, one.parent) for one in document.read().comments] == [
        ("0", None),
        ("1", "0"),
        ("2", None),
    ]


def test_a_comment_on_no_words_answers_the_one_before_it_where_a_program_writes_none() -> None:
    document = Document()
    line = document.paragraph("Shift workers")
    comment_on(document, [Note(QUESTION, "Whose?"), Note(ANSWER, "The drivers'.")], threads=False)
    pin(line, line, 0)
    sign = "<w:r><w:commentReference w:id='{}'/></w:r>"
    line.extend(runs(sign.format(0) + sign.format(1)))
    app = '<Properties xmlns="urn:x"><Application>LibreOffice/7.4</Application></Properties>'
    document.parts["docProps/app.xml"] = app.encode()
    question, answer = document.read().comments
    assert (question.parent, answer.parent) == (None, "0")
    assert answer.about == question.about
