"""Links within a Word file lead to headings, which get a label for it; what cannot be is told."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn

from exporter.roundtrip.word import read_docx
from tests.roundtrip.word.test_foreign import RELATION, minimal, para
from tests.roundtrip.word.test_unkept import field, run
from tests.support.editing import Document, W, article, runs

MARK = "<w:bookmarkStart w:id='1' w:name='{}'/><w:bookmarkEnd w:id='1'/>"
NOTES = RELATION.format("n1", "footnotes", "footnotes.xml", "")
STYLES = (
    f"<w:styles xmlns:w='{W}'><w:style w:type='paragraph' w:styleId='Heading1'>"
    "<w:name w:val='heading 1'/></w:style></w:styles>"
)
HEADED = RELATION.format("s1", "styles", "styles.xml", "")


def heading(bookmark: str) -> str:
    look = "<w:pPr><w:pStyle w:val='Heading1'/></w:pPr>"
    return f"<w:p>{look}{MARK.format(bookmark)}{run('<w:t>What it cost</w:t>')}</w:p>"


def anchored(bookmark: str) -> str:
    return f"<w:hyperlink w:anchor='{bookmark}'>{run('<w:t>see there</w:t>')}</w:hyperlink>"


@pytest.mark.parametrize(
    ("bookmark", "label"),
    [("_What_it_cost", "what-it-cost"), ("_heading=h.gjdgxs", "heading-h-gjdgxs")],
)
def test_a_link_to_a_heading_leads_there(bookmark: str, label: str) -> None:
    for link in (anchored(bookmark), field(f'HYPERLINK \\l "{bookmark}"', "see there")):
        first = para("It begins.") + heading("_Other") + para("Text.")
        body = f"{first}{heading(bookmark)}<w:p>{link}</w:p>"
        imported = read_docx(minimal(body, HEADED, styles=STYLES))
        other, part = imported.article.sections
        said = part.blocks[0].model_dump()["text"]
        assert other.label is None
        assert (part.label, said) == (label, f"[see there](#{label})")
        assert not imported.diagnostics


def test_a_link_to_another_place_keeps_its_words_and_is_told() -> None:
    body = para("It begins.") + f"<w:p>{MARK.format('x')}{anchored('x')}</w:p>"
    imported = read_docx(minimal(body))
    ((code, message),) = [(one.code, one.message) for one in imported.diagnostics]
    assert (code, "in 'see there'" in message) == ("reference-lost", True)
    assert imported.article.sections[0].blocks[0].model_dump()["text"] == "see there"


@pytest.mark.parametrize(
    ("words", "label"), [("What it cost", "new-one"), ("The hospital", "hospital")]
)
def test_a_heading_of_ours_gets_a_label_for_a_new_link_or_keeps_its_own(
    words: str, label: str
) -> None:
    document = Document()
    place = next(
        one
        for one in document.root.iter(qn("w:p"))
        if "".join(one.itertext()).endswith(words)
        and "Heading" in str(one.find(f".//{qn('w:pStyle')}").get(qn("w:val")))  # type: ignore[union-attr]
    )
    place.extend(runs(MARK.format("_New_one")))
    document.paragraph("The order in").extend(runs(anchored("_New_one")))
    imported = document.read()
    assert f"dates.[see there](#{label})" in repr(imported.article)
    assert len(imported.article.sections) == len(article().sections)
    assert not imported.diagnostics


def test_a_note_with_a_sign_of_its_own_says_nothing_of_that_sign() -> None:
    note = f"<w:footnote w:id='2'><w:p>{run('<w:t>* As of May.</w:t>')}</w:p></w:footnote>"
    notes = f"<w:footnotes xmlns:w='{W}'>{note}</w:footnotes>"
    call = run("<w:footnoteReference w:customMarkFollows='1' w:id='2'/><w:t>*</w:t>")
    body = (
        para("It begins.")
        + f"<w:p>{run('<w:t>Words</w:t>')}{call}{run('<w:t>, more.</w:t>')}</w:p>"
    )
    made = read_docx(minimal(body, NOTES, footnotes=notes)).article
    assert made.sections[0].blocks[0].model_dump()["text"] == "Words^[As of May.], more."
