"""Gaps between paragraphs come out as CSS makes them, though Word and CSS reckon otherwise."""

from __future__ import annotations

import itertools

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from exporter.writers.word.setting.stacks import collapsed
from tests.support.documents import Docx, written

MARGINS = st.lists(st.floats(-50, 50), max_size=6)


def gaps(docx: Docx) -> list[float]:
    """The space between neighbours, in points: Word takes the larger of after and before."""
    looks = [docx.look(words) for words in ("one", "two", "three")]
    spaces = [look.get("spacing", {}) for look in looks]
    return [
        max(int(above.get("after", 0)), int(below.get("before", 0))) / 20
        for above, below in itertools.pairwise(spaces)
    ]


@settings(max_examples=100)
@given(MARGINS)
def test_adjoining_margins_make_one_as_large_as_the_largest_less_the_most_negative(
    margins: list[float],
) -> None:
    """CSS 2.2, 8.3.1."""
    positive = [margin for margin in margins if margin > 0]
    negative = [margin for margin in margins if margin < 0]
    assert collapsed(margins) == max(positive, default=0) + min(negative, default=0)


def test_the_larger_of_two_margins_parts_two_paragraphs() -> None:
    docx = written("<p>one</p><p>two</p><p>three</p>", "p { margin: 6pt 0 10pt }")
    assert gaps(docx) == [10, 10]


def test_a_container_without_edges_lets_margins_through() -> None:
    html = "<p>one</p><div><div><p>two</p></div></div><p>three</p>"
    assert gaps(written(html, "div { margin: 20pt 0 } p { margin: 5pt 0 }")) == [20, 20]


def test_padding_keeps_the_margins_of_a_container_and_its_contents_apart() -> None:
    html = "<p>one</p><div><p>two</p></div><p>three</p>"
    assert gaps(written(html, "div { margin: 4pt 0; padding: 8pt 0 } p { margin: 5pt 0 }")) == [
        5 + 8 + 5,
        5 + 8 + 5,
    ]


def test_an_empty_element_adds_its_margins_to_those_that_collapse() -> None:
    html = '<p>one</p><div id="end"></div><p>two</p><p>three</p>'
    assert gaps(written(html, "div { margin: 30pt 0 } p { margin: 0 }")) == [30, 0]


def test_what_is_not_displayed_leaves_no_trace() -> None:
    html = '<p>one</p><p class="gone">gone</p><p>two</p><p>three</p>'
    docx = written(html, ".gone { display: none } p { margin: 7pt 0 }")
    assert len(docx.paragraphs) == 3
    assert gaps(docx) == [7, 7]


def test_only_one_side_of_a_gap_is_written_so_that_adding_and_taking_the_larger_agree() -> None:
    docx = written("<p>one</p><h2>two</h2><p>three</p>", "p, h2 { margin: 6pt 0 }")
    looks = [docx.look(words).get("spacing", {}) for words in ("one", "two", "three")]
    for above, below in itertools.pairwise(looks):
        assert 0 in (int(above.get("after", 0)), int(below.get("before", 0)))


@pytest.mark.parametrize(
    ("html", "css"),
    [
        ('<div class="rule"></div><p>a</p>', ".rule { border-top: 1pt solid #000000 }"),
        ("<p>a</p><p>b</p>", "p { margin: -4pt 0 -6pt }"),
        ("<table><tr><td>a</td></tr></table><p>b</p>", "p { margin-top: -6pt }"),
        ("<p>a</p><table><tr><td>b</td></tr></table>", "p { margin-bottom: -6pt }"),
        ("<div><p>a</p></div>", "div { padding: 1pt; background: #eeeeee } p { margin: -6pt 0 }"),
    ],
)
def test_a_space_is_never_less_than_none(html: str, css: str) -> None:
    docx = written(html, css)
    for part in ("styles", "document"):
        for spacing in docx.xml(part).iter(qn("w:spacing")):
            for side in ("w:before", "w:after"):
                assert int(spacing.get(qn(side), "0")) >= 0
