"""Notes that no page has room for go on at the foot of the next, in the order of their calls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from weasyprint import CSS, HTML

from exporter.engine.cascade import Cascade
from exporter.engine.insides import Box
from exporter.engine.layout import Layout
from exporter.engine.pages import page_notes
from exporter.engine.pages.sheets import notes_of
from exporter.engine.parsed import font_configuration
from exporter.style.design import Design

SHEET = """
@page { size: 300pt 400pt; margin: 20pt; @footnote { max-height: 80%; border-top: 1pt solid } }
body { font: 11pt/14pt "Source Serif 4"; orphans: 2; widows: 2 }
.note { float: footnote; font: 8pt/10pt "Source Serif 4"; margin-top: 4pt; text-indent: 20pt }
"""
LONG = " ".join(f"word{number}" for number in range(500))


def layout_of(body: str, style: str = "") -> Layout:
    Design("newsroom").sheets("brief")
    fonts = font_configuration()
    html = HTML(string=f"<html lang=en><style>{style}</style><body>{body}")
    return Cascade(html, (CSS(string=SHEET, font_config=fonts),), fonts, frozenset()).layout()


def note(text: str) -> str:
    return f"<span class=note>{text}</span>"


def lines_in(box: Box) -> list[Box]:
    return [inner for inner in box.descendants() if type(inner).__name__ == "LineBox"]


def text_of(box: Box) -> str:
    inner = (one for one in box.descendants() if type(one).__name__ == "TextBox")
    return "".join(one.text for one in inner)


def lines_of_notes(layout: Layout) -> Iterator[list[Box]]:
    """The lines of all notes of each page."""
    for page in layout.document.pages:
        yield [line for note in notes_of(page._page_box) for line in lines_in(note)]


def words_of_notes(layout: Layout) -> list[str]:
    lines = [line for page in lines_of_notes(layout) for line in page]
    return " ".join(map(text_of, lines)).split()


BEFORE = "<p>" + "Text stands here. " * 40
AFTER = " and goes on. " + "Text stands here. " * 60


@pytest.mark.parametrize(("before", "after"), [("<p>Text", ""), (BEFORE, AFTER)])
def test_a_note_longer_than_a_page_is_printed_whole_and_in_order(before: str, after: str) -> None:
    layout = layout_of(before + note(LONG) + after)
    assert words_of_notes(layout) == ["1.", *LONG.split()]


def test_notes_behind_a_long_one_follow_it() -> None:
    short = " then" + note("short") + AFTER
    layout = layout_of(BEFORE + note(LONG) + " and" + note(LONG) + short)
    assert words_of_notes(layout) == ["1.", *LONG.split(), "2.", *LONG.split(), "3.", "short"]


def test_no_page_has_a_single_line_of_a_long_note_and_none_runs_over() -> None:
    layout = layout_of(BEFORE + note(LONG) + AFTER)
    lines = [len(page) for page in lines_of_notes(layout) if page]
    assert len(lines) > 2
    assert min(lines) >= 2
    for page in layout.document.pages:
        top = page._page_box.content_box_y()
        area = sum(one.margin_height() for one in notes_of(page._page_box))
        assert area <= 0.8 * page._page_box.height
        assert all(
            line.position_y > top for one in notes_of(page._page_box) for line in lines_in(one)
        )


def test_only_the_first_line_of_a_long_note_is_indented() -> None:
    layout = layout_of(BEFORE + note(LONG) + AFTER)
    lines = [line for page in lines_of_notes(layout) for line in page]
    indented = [line for line in lines if line.children[0].position_x > line.position_x]
    assert indented == lines[:1]


def test_the_lines_of_a_justified_note_fill_the_measure_where_a_page_ends() -> None:
    style = ".note { text-align: justify; text-indent: 0 }"
    layout = layout_of(BEFORE + note(LONG) + AFTER, style)
    *lines, last = (line for page in lines_of_notes(layout) for line in page)
    ends = Counter(round(right_edge(line)) for line in lines)
    assert len(ends) == 1
    assert right_edge(last) < next(iter(ends)) - 1


def right_edge(line: Box) -> float:
    texts = [box for box in line.descendants() if type(box).__name__ == "TextBox"]
    return max(text.position_x + text.width for text in texts)


def test_many_short_notes_go_on_at_the_foot_of_the_next_page() -> None:
    layout = layout_of("<p>" + " ".join(f"word{note(f'n{number}')}" for number in range(90)))
    expected = [word for number in range(90) for word in (f"{number + 1}.", f"n{number}")]
    assert words_of_notes(layout) == expected
    assert layout.pages > 2


def counted_heights(notes: int) -> int:
    """How often a note was laid out to learn its height, in a text with so many of them."""
    counts: Counter[str] = Counter()
    measure = page_notes.NotesInOrder._height

    def counting(self: Any, area: Any, boxes: list[Box]) -> float:
        counts["notes"] += len(boxes)
        return measure(self, area, boxes)

    with patch.object(page_notes.NotesInOrder, "_height", counting):
        layout_of("<p>" + " ".join(f"word{note(f'n{number}')}" for number in range(notes)))
    return counts["notes"]


def test_the_heights_of_notes_are_learned_in_proportion_to_their_number() -> None:
    assert counted_heights(40) <= 4 * 40
    assert counted_heights(80) <= 4 * 80
