"""Titles, measures, notes and sources of figures and tables, and asides, through Word and back."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from docx.oxml.ns import qn
from PIL import Image

from exporter.article import Article
from tests.support.editing import Document, docx_of


def _picture() -> str:
    stream = BytesIO()
    Image.new("RGB", (40, 30), "#204060").save(stream, "PNG")
    return f"data:image/png;base64,{b64encode(stream.getvalue()).decode()}"


def _figure(**said: object) -> dict[str, object]:
    return {"type": "figure", "src": _picture(), "alt": "Riders", **said}


def _table(**said: object) -> dict[str, object]:
    return {"type": "table", "header": ["Month", "Riders"], "rows": [["May", "7"]], **said}


SAID = {
    "subtitle": "Meetings, *2025*",
    "note": "Estimates.",
    "source": "the [Review](https://r.org)",
}
BLOCKS: list[Any] = [
    {"type": "paragraph", "text": "Before."},
    _figure(caption="A titled picture", credit="Jane Doe", **SAID),
    _figure(caption="A picture below", credit="Ida Berg", source="Sources: A; B"),
    _table(caption="A grid", wide=True, **SAID),
    _table(subtitle="A measure alone"),
    _table(caption="A chart", chart="line", **SAID),
    {"type": "callout", "kind": "aside", "blocks": ["An aside without a title."]},
    {"type": "callout", "kind": "aside", "title": "Who", "blocks": ["An aside with one."]},
    {"type": "paragraph", "text": "After."},
]
FIGURE, BELOW, GRID, MEASURED, CHART, ASIDE = range(1, 7)


def _article(blocks: list[Any]) -> Article:
    return Article.model_validate(
        {"headline": "Figures", "sections": [{"heading": "One", "blocks": blocks}]}
    )


@cache
def _file() -> bytes:
    return docx_of(_article(BLOCKS))


def _edited(change: Callable[[Document], object]) -> Article:
    document = Document(_file())
    change(document)
    return document.read().article


def _with(index: int, **fields: object) -> Article:
    blocks = deepcopy(BLOCKS)
    blocks[index] |= fields
    return _article(blocks)


def test_all_that_figures_and_tables_say_comes_back() -> None:
    assert _edited(lambda _: None) == _article(BLOCKS)


@pytest.mark.parametrize(
    ("old", "new", "index", "field", "value"),
    [
        ("titled picture", "named picture", FIGURE, "caption", "A named picture"),
        ("Jane Doe", "Jane Roe", FIGURE, "credit", "Jane Roe"),
        ("Meetings", "Talks", FIGURE, "subtitle", "Talks, *2025*"),
        ("Estimates.", "Counts.", FIGURE, "note", "Counts."),
        ("picture below", "picture above", BELOW, "caption", "A picture above"),
        ("A; B", "A; C", BELOW, "source", "Sources: A; C"),
        ("A grid", "A table", GRID, "caption", "A table"),
        ("A measure alone", "A measure", MEASURED, "subtitle", "A measure"),
        ("A chart", "A curve", CHART, "caption", "A curve"),
    ],
)
def test_an_edit_to_one_of_their_lines_changes_that_line_alone(
    old: str, new: str, index: int, field: str, value: str
) -> None:
    assert _edited(lambda document: document.replace(old, new)) == _with(index, **{field: value})


def test_a_deleted_line_is_gone() -> None:
    made = _edited(lambda document: document.delete("A; B", "Jane Doe"))
    blocks = deepcopy(BLOCKS)
    blocks[BELOW]["source"] = blocks[FIGURE]["credit"] = None
    assert made == _article(blocks)


def test_lines_that_an_editor_adds_below_a_picture_are_of_it() -> None:
    made = _edited(lambda document: document.type_after("A picture below", "FigureNote", "New."))
    assert made == _with(BELOW, note="New.")


def test_lines_that_an_editor_adds_above_and_below_a_new_table_are_of_it() -> None:
    def change(document: Document) -> None:
        document.type_after("After.", "FigureSource", "Port of Odesa")
        table = next(document.paragraph("May").iterancestors(qn("w:tbl")))
        document.paragraph("After.").addnext(deepcopy(table))
        document.type_after("After.", "FigureSubtitle", "By month")
        document.type_after("After.", "FigureTitle", "New title")

    last = _edited(change).sections[0].blocks[-1]
    said = last.model_dump(include={"type", "caption", "subtitle", "source"})
    named = {"caption": "New title", "subtitle": "By month", "source": "Port of Odesa"}
    assert said == {"type": "table", **named}


def test_a_paragraph_typed_in_the_style_of_asides_is_one() -> None:
    made = _edited(lambda document: document.type_after("After.", "CalloutAside", "Beside."))
    aside = {"type": "callout", "kind": "aside", "blocks": ["Beside."]}
    assert made == _article([*BLOCKS, aside])


def test_words_of_a_deleted_picture_stay() -> None:
    def change(document: Document) -> None:
        drawing = next(document.root.iter(qn("w:drawing")))
        run = next(drawing.iterancestors(qn("w:r")))
        next(run.iterancestors(qn("w:p"))).remove(run)

    words = [
        block.text for block in _edited(change).sections[0].blocks if block.type == "paragraph"
    ]
    assert words[1:5] == ["A titled picture", "Meetings, *2025*", "Estimates.", SAID["source"]]


def test_a_picture_put_in_the_place_of_a_chart_is_told_and_taken_out_as_a_file() -> None:
    document = Document(_file())
    chart, other = "word/media/image2.png", document.parts["word/media/image1.png"] + b" "
    assert len(document.parts[chart]) > len(other)
    document.parts[chart] = other
    imported = document.read()
    (told,) = (one for one in imported.diagnostics if one.code == "edit-not-kept")
    assert "'A chart'" in told.message
    assert [*imported.images.values()] == [other]
    assert next(iter(imported.images)) in told.message
    assert imported.article == _article(BLOCKS)


def test_a_copy_of_a_picture_that_stands_in_the_text_itself_is_that_picture() -> None:
    document = Document(_file())
    drawing = next(document.root.iter(qn("w:drawing")))
    line = next(drawing.iterancestors(qn("w:p")))
    document.paragraph("After.").addnext(deepcopy(line))
    last = document.read().article.sections[0].blocks[-1]
    assert last.model_dump(include={"type", "src"}) == {"type": "figure", "src": _picture()}


def test_another_picture_in_the_place_of_one_in_the_text_itself_is_taken() -> None:
    document = Document(_file())
    other = document.parts["word/media/image1.png"] + b" "
    document.parts["word/media/image1.png"] = other
    imported = document.read()
    assert imported.images == {"pictures/image1.png": other}
    sources = [getattr(block, "src", "") for block in imported.article.sections[0].blocks]
    assert sources[FIGURE] == sources[BELOW] == "pictures/image1.png"
