"""Parts of blocks that an editor moved, copied or typed between: nothing is lost, nor misplaced."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import cache
from io import BytesIO
from typing import Any

from docx.oxml.ns import qn
from lxml.etree import _Element as Xml
from PIL import Image

from exporter.article import Article
from tests.support.editing import Document, docx_of, paragraph, remove


def _picture(colour: str) -> str:
    stream = BytesIO()
    Image.new("RGB", (40, 30), colour).save(stream, "PNG")
    return f"data:image/png;base64,{b64encode(stream.getvalue()).decode()}"


GRID: dict[str, Any] = {"header": ["Month", "Riders"], "rows": [["May", "7"], ["June", "9"]]}
CHART = {"type": "table", "caption": "Riders grow", "source": "Port", "chart": "line", **GRID}
TABLE = {"type": "table", "caption": "A grid", "source": "Town hall", **GRID}
FIGURE = {"type": "figure", "src": _picture("#204060"), "alt": "Ships", "caption": "In port"}
FIGURE |= {"credit": "Jane Doe"}
MISSING = {"type": "figure", "src": "pictures/none.png", "alt": "A map"}
BOX = {"type": "callout", "kind": "tip", "title": "Hint", "blocks": ["Ask the pilot."]}
ASIDE = {"type": "callout", "kind": "aside", "title": "Clickers", "blocks": ["Students count."]}
INNER = {"type": "list", "items": ["at night", "on Sundays"]}
LIST = {"type": "list", "items": ["Pupils", {"text": "Workers", "blocks": [INNER]}, "Others"]}
BLOCKS: list[Any] = ["Before.", CHART, TABLE, FIGURE, MISSING, BOX, ASIDE, LIST, "After."]


def _article(blocks: Sequence[Any]) -> Article:
    section = {"heading": "One", "blocks": blocks}
    return Article.model_validate({"headline": "Figures", "sections": [section]})


@cache
def _file() -> bytes:
    return docx_of(_article(BLOCKS))


def _edited(change: Callable[[Document], object]) -> tuple[Article, list[str]]:
    """The article after a change, and the codes of what is told."""
    document = Document(_file())
    change(document)
    imported = document.read()
    return imported.article, [one.code for one in imported.diagnostics]


def _drawn(document: Document, number: int) -> Xml:
    """The paragraph of a chart or figure's picture, in the file's order."""
    drawings = document.root.iter(qn("w:drawing"))
    return [next(one.iterancestors(qn("w:p"))) for one in drawings][number]


def _table(document: Document) -> Xml:
    return next(document.paragraph("June").iterancestors(qn("w:tbl")))


def test_a_chart_that_is_moved_alone_keeps_its_numbers_and_words() -> None:
    def change(document: Document) -> None:
        document.paragraph("After.").addnext(_drawn(document, 0))

    made, told = _edited(change)
    assert made == _article([*(one for one in BLOCKS if one is not CHART), CHART])
    assert told == ["figure-rejoined"]


def test_a_paragraph_between_a_title_and_its_chart_parts_them_not() -> None:
    made, told = _edited(lambda document: document.type_after("Riders grow", "BodyText", "New."))
    assert made == _article(["Before.", "New.", *BLOCKS[1:]])
    assert told == []


def test_a_picture_in_a_cell_stands_below_the_source_of_its_table() -> None:
    def change(document: Document) -> None:
        run = deepcopy(_drawn(document, 1).find(qn("w:r")))
        assert run is not None
        document.paragraph("June").append(run)

    made = _edited(change)[0].sections[0].blocks
    assert made[2] == _article([TABLE]).sections[0].blocks[0]
    assert getattr(made[3], "alt", None) == "Ships"


def test_copies_of_blocks_have_all_that_the_first_ones_have() -> None:
    def change(document: Document) -> None:
        place = document.paragraph("After.")
        box = [document.paragraph(text) for text in ("Hint", "Ask the pilot.")]
        chart = [document.paragraph("Riders grow"), _drawn(document, 0)]
        figure = [_drawn(document, 1), document.paragraph("In port")]
        for one in reversed([*chart, document.paragraph("Port"), *figure, *box]):
            place.addnext(deepcopy(one))

    assert _edited(change)[0] == _article([*BLOCKS, CHART, FIGURE, BOX])


def test_a_new_aside_has_the_title_above_it() -> None:
    def change(document: Document) -> None:
        document.type_after("After.", "CalloutAside", "Ferries do not.")
        document.type_after("After.", "CalloutTitle", "Ferries")

    aside = {"type": "callout", "kind": "aside", "title": "Ferries", "blocks": ["Ferries do not."]}
    assert _edited(change)[0] == _article([*BLOCKS, aside])


def test_a_picture_in_the_place_of_a_missing_one_is_taken() -> None:
    def change(document: Document) -> None:
        run = deepcopy(_drawn(document, 1).find(qn("w:r")))
        place = document.paragraph("A map")
        for old in place.findall(qn("w:r")):
            remove(old)
        assert run is not None
        place.append(run)

    figure = _edited(change)[0].sections[0].blocks[4]
    assert getattr(figure, "alt", None) == "Ships"
    assert getattr(figure, "src", None) != MISSING["src"]


def test_an_inner_item_that_is_taken_out_has_those_below_it() -> None:
    def change(document: Document) -> None:
        old = document.paragraph("at night")
        old.addprevious(paragraph("ListBullet", "at night"))
        remove(old)

    inner = {"type": "list", "items": ["on Sundays"]}
    items = ["Pupils", "Workers", {"text": "at night", "blocks": [inner]}, "Others"]
    made = _edited(change)[0]
    assert made == _article([*BLOCKS[:-2], LIST | {"items": items}, "After."])


def test_a_key_point_that_is_moved_into_the_text_is_told() -> None:
    points = {"headline": "Ships", "key_points": ["One waits.", "Two sail."]}
    blocks = ["Before.", "After."]
    made = Article.model_validate({**points, "sections": [{"heading": "One", "blocks": blocks}]})
    document = Document(docx_of(made))
    document.move_after("One waits.", "Before.")
    imported = document.read()
    assert imported.article.key_points == ("Two sail.", "One waits.")
    assert [one.code for one in imported.diagnostics] == ["out-of-place"]

    near = Document(docx_of(made))
    near.move_after("One waits.", "Two sail.")
    near.type_after("Two sail.", "KeyPoint", "Three sink.")
    assert near.read().diagnostics == ()
