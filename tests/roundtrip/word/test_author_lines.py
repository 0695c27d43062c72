"""A line an author, where a stylesheet asks for it, in Word and back."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from exporter.pipeline import Exporter
from tests.support import samples
from tests.support.editing import Document

STACKED = """
.byline-by, .byline-joint { display: none }
.author-break, .author-email { display: inline }
"""
AUTHORS = [
    {"name": "Maria Okafor", "role": "senior fellow", "email": "maria@example.org"},
    {"name": "Jane Doe", "affiliation": "The Review"},
]


@cache
def _stacked(folder: Path) -> bytes:
    style = folder / "stacked.css"
    style.write_text(STACKED)
    article = samples.article(byline=AUTHORS)
    made = Exporter(styles=[style]).export(article, editions=["brief"], formats=["docx"])
    return made.renditions[0].data


@pytest.fixture
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return Document(_stacked(tmp_path_factory.getbasetemp()))


def _byline(document: Document) -> list[dict[str, object]]:
    return [one.model_dump(exclude_none=True) for one in document.read().article.byline]


def test_they_stand_in_one_paragraph_without_what_joins_them(document: Document) -> None:
    byline = document.paragraph("Maria Okafor")
    assert "Jane Doe" in "".join(byline.itertext())
    assert [word for word in ("By ", " and ") if word in "".join(byline.itertext())] == []
    assert len(list(byline.iter(qn("w:br")))) == 1


def test_they_come_back(document: Document) -> None:
    assert _byline(document) == AUTHORS


def test_a_new_role_and_a_new_address_come_back(document: Document) -> None:
    document.replace("senior fellow", "director")
    document.replace("maria@", "okafor@")
    changed = {"role": "director", "email": "okafor@example.org"}
    assert _byline(document) == [AUTHORS[0] | changed, AUTHORS[1]]


def test_an_author_typed_in_a_line_of_its_own_is_one(document: Document) -> None:
    run = next(
        one
        for one in document.paragraph("The Review").iter(qn("w:t"))
        if "Review" in (one.text or "")
    )
    run.text = ", The Review"
    after = document.paragraph("Jane Doe")
    for added in (after.makeelement(qn("w:br")), after.makeelement(qn("w:t"))):
        new = after.makeelement(qn("w:r"))
        new.append(added)
        after.append(new)
    after[-1][0].text = "Sam Lee, editor"
    assert _byline(document) == [*AUTHORS, {"name": "Sam Lee", "role": "editor"}]


def test_a_joint_with_a_blank_before_another_script_is_part_of_no_name() -> None:
    authors = [{"name": "สมชาย", "role": "ผู้สื่อข่าว"}, {"name": "Maria"}]
    article = samples.article(byline=authors, language="th")
    made = Exporter().export(article, editions=["brief"], formats=["docx"])
    document = Document(made.renditions[0].data)
    document.replace("ผู้สื่อข่าว", "ผู้อำนวยการ")
    assert _byline(document) == [authors[0] | {"role": "ผู้อำนวยการ"}, authors[1]]
