"""Columns that a word processor would level otherwise are known by what begins them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weasyprint import CSS

from exporter.engine.columns.level_columns import level_starts
from tests.support.small import cascade_of

RULES = """
@page { size: 300pt 300pt; margin: 20pt }
html { font-size: 8pt; line-height: 10pt }
p, h2 { margin: 0 }
.note { float: footnote }
.text { columns: 2 }
.across { column-span: all }
"""
NOTE = '<i class="note">A note.</i>'
WHOLE = "<style>p { break-inside: avoid }</style>"
ACROSS = '<p class="across">Across.</p>'


def starts(*paragraphs: str, below: str = ACROSS) -> frozenset[str]:
    """The parts that begin level columns of some paragraphs, each of which is a part."""
    each = (f'<p data-part="{number}">{words}</p>' for number, words in enumerate(paragraphs))
    cascade = cascade_of("", f'<div class="text">{"".join(each)}{below}</div>')
    rules = CSS(string=RULES, font_config=cascade.fonts)
    return level_starts(replace(cascade, sheets=(*cascade.sheets, rules)).layout().sheets())


def test_the_part_that_begins_the_second_of_level_columns_is_told() -> None:
    assert starts("one", f"two{NOTE}", "three", "four") == {"2"}


def test_nothing_is_told_of_columns_that_call_no_note_or_of_a_page_with_several() -> None:
    assert not starts("one", "two", "three", "four")
    assert not starts(f"one{NOTE}", f"two{NOTE}", "three", "four")


def test_nothing_is_told_where_the_text_ends_or_a_part_goes_on() -> None:
    assert not starts("one", f"two{NOTE}", "three", "four", below="")
    assert not starts(f"many words of one paragraph {NOTE}" + "and more of them " * 12)


@pytest.mark.parametrize(("last", "told"), [(6, {"2"}), (9, set())])
def test_columns_that_are_hardly_higher_another_way_are_told(last: int, told: set[str]) -> None:
    paragraphs = ["<br>".join(["word"] * lines) for lines in (6, 4, last)]
    assert starts(*paragraphs, below=WHOLE) == told


@pytest.mark.parametrize(("whole", "told"), [("[data-part='2']", {"2"}), ("p", set())])
def test_columns_that_are_hardly_higher_with_lines_in_the_other_are_told(
    whole: str, told: set[str]
) -> None:
    """Of 11 lines beside 9, the last two make 9 beside 11, unless they stay with those above."""
    paragraphs = ["<br>".join(["word"] * lines) for lines in (5, 6, 9)]
    rule = f"<style>{whole} {{ break-inside: avoid }}</style>"
    assert starts(*paragraphs, below=rule) == told
