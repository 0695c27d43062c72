"""Links in the PDF: one annotation a link and page, and words that say where it leads."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from tests.support.pdf_tree import elements, kid_tags, pdf_of_article, tagged
from tests.support.samples import EVERYTHING, article, pdf_of

LONG = "a link whose words are so many that no line of a brief is able to hold all of them at once"


def link_annotations(pdf: pikepdf.Pdf) -> list[Any]:
    return [one for page in pdf.pages for one in page.get("/Annots", [])]


@pytest.fixture(scope="module")
def everything() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(pdf_of(EVERYTHING))) as pdf:
        yield pdf


def test_every_annotation_is_in_the_tag_tree_once(everything: pikepdf.Pdf) -> None:
    links = [node for tag, node in elements(everything) if tag == "/Link"]
    held = [kid.Obj.objgen for link in links for kid in link.K if "/Obj" in dict_of(kid)]
    assert sorted(held) == sorted(one.objgen for one in link_annotations(everything))
    numbers = everything.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(key): numbers[2 * index + 1] for index, key in enumerate(numbers[::2])}
    for one in link_annotations(everything):
        assert str(parents[int(one.StructParent)].S) == "/Link"


def dict_of(kid: Any) -> Any:
    return kid if isinstance(kid, pikepdf.Dictionary) else {}


def test_a_contents_entry_is_one_link_described_by_its_heading(everything: pikepdf.Pdf) -> None:
    (contents,) = (node for tag, node in elements(everything) if tag == "/TOC")
    assert kid_tags(contents) == ["/Caption"] + ["/TOCI"] * 4
    entries = tagged(contents, "/TOCI")
    assert [len(tagged(entry, "/Link")) for entry in entries] == [1] * 4
    described = [str(one.Contents) for one in link_annotations(everything) if "/Dest" in one]
    headings = ["Who stayed at home", "What it cost", "Summary", "Questions and answers"]
    assert described[: len(entries)] == headings


def test_annotations_are_printed_and_described_in_words(everything: pikepdf.Pdf) -> None:
    assert all(int(one.F) == 4 for one in link_annotations(everything))
    assert "the questionnaire" in {str(one.Contents) for one in link_annotations(everything)}


def test_a_link_over_two_lines_is_one_annotation_with_both_lines() -> None:
    pdf = pdf_of_article(article(lede=f"Here is [**{LONG}** *indeed*](https://example.org)."))
    (one,) = link_annotations(pdf)
    assert str(one.Contents) == f"{LONG} indeed"
    assert len(one.QuadPoints) >= 16
    left, bottom, right, top = (float(edge) for edge in one.Rect)
    assert all(left <= float(x) <= right for x in list(one.QuadPoints)[::2])
    assert all(bottom <= float(y) <= top for y in list(one.QuadPoints)[1::2])
    assert [tag for tag, _ in elements(pdf)].count("/Link") == 1
