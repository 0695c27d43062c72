"""Bold lines that an editor wrote for headings into a file of ours, and headings cut by Enter."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from exporter.article import Article
from tests.support.editing import Document, docx_of, paragraph, remove

BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"


def _article(*headings: str | None) -> Article:
    """Sections of a paragraph each, the third below the second one; `None` leaves a heading out."""
    first, second, third = headings
    inner = {"sections": [{"heading": third, "blocks": ["Three."]}]} if third else {}
    blocks = ["Two."] if third else ["Two.", "Three."]
    outer = {"heading": second, "label": "second", "blocks": blocks, **inner}
    sections = [{"heading": first, "blocks": ["One."]}, outer]
    return Article.model_validate({"headline": "Ships", "sections": sections})


@cache
def _file(third: str | None) -> bytes:
    return docx_of(_article("First", "Second one", third))


def _edited(
    change: Callable[[Document], object], third: str | None = "Third"
) -> tuple[Article, list[str]]:
    document = Document(_file(third))
    change(document)
    imported = document.read()
    return imported.article, [one.code for one in imported.diagnostics]


def test_a_bold_line_in_the_place_of_a_heading_is_that_heading() -> None:
    def change(document: Document) -> None:
        old = document.paragraph("Second one")
        old.addprevious(paragraph("BodyText", BOLD.format("The next")))
        remove(old)

    assert _edited(change) == (_article("First", "The next", "Third"), ["heading-guessed"])


def test_a_new_bold_line_is_a_heading_below_that_of_its_section() -> None:
    def change(document: Document) -> None:
        line = paragraph("BodyText", BOLD.format("Third"))
        document.paragraph("Three.").addprevious(line)

    made, told = _edited(change, None)
    assert made == _article("First", "Second one", "Third")
    assert told == ["heading-guessed"]


def test_a_bold_sentence_and_a_bold_line_at_the_end_stay_words() -> None:
    def change(document: Document) -> None:
        line = paragraph("BodyText", BOLD.format("They wait."))
        document.paragraph("Three.").addprevious(line)
        document.paragraph("Three.").addnext(paragraph("BodyText", BOLD.format("The end")))

    made, told = _edited(change)
    texts = [getattr(one, "text", "") for one in made.sections[1].sections[0].blocks]
    assert texts == ["**They wait.**", "Three.", "**The end**"]
    assert told == []


def test_a_heading_that_enter_cut_in_two_is_told() -> None:
    def change(document: Document) -> None:
        document.replace("Second one", "Second")
        document.type_after("Second", "Heading1", "one")

    made, told = _edited(change)
    assert [section.heading for section in made.sections] == ["First", "Second", "one"]
    assert told == ["heading-parted"]
