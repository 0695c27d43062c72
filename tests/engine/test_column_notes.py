"""Notes stand on the page of their calls, in one column and in two; none is lost."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from weasyprint import CSS
from weasyprint.formatting_structure import boxes

from exporter.engine.insides import Box
from exporter.engine.later_notes import early_parts
from exporter.engine.layout import Layout
from exporter.engine.pages.sheets import body_of, note_areas, notes_of
from tests.support.small import cascade_of

SIDE = '<h2 style="float: left; width: 20pt">a heading beside</h2>'
RULES = """
@page { size: 300pt 300pt; margin: 20pt; @footnote { max-height: 80% } }
html { font-size: 8pt; line-height: 10pt; orphans: 2; widows: 2 }
.note { float: footnote; footnote-policy: line }
"""


def laid_out(seed: int, columns: int) -> tuple[Layout, int]:
    """Paragraphs with notes, as dense and as long as chance has it, and how many notes."""
    chance, count, body = random.Random(seed), 0, ""
    for _ in range(24):
        words = "some words that are said of it " * chance.randint(1, 6)
        for _ in range(chance.choice([0, 1, 1, 3])):
            count += 1
            words += (
                f'said<i class="note">{"note " * chance.choice([3, 20, 60])}</i> again and so on '
            )
        body += f"{SIDE if chance.random() < 0.2 else ''}<p>{words}</p>"
    cascade = cascade_of("", f'<div style="columns: {columns}">{body}</div>')
    rules = CSS(string=RULES, font_config=cascade.fonts)
    return replace(cascade, sheets=(*cascade.sheets, rules)).layout(), count


def lines_in(box: Box) -> list[Box]:
    return [one for one in box.descendants() if type(one) is boxes.LineBox]


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("seed", range(4))
def test_every_note_stands_on_the_page_of_its_call(seed: int, columns: int) -> None:
    layout, count = laid_out(seed, columns)
    notes = 0
    for page in layout.document.pages:
        sheet = page._page_box
        inside = list(body_of(sheet).descendants())
        called = [box.element for box in inside if "::footnote-call" in (box.element_tag or "")]
        shown = [box.element for box in notes_of(sheet)]
        assert set(called) == set(shown)
        notes += len(set(shown))
        lowest = max(box.position_y + box.height for box in inside if type(box) is boxes.LineBox)
        assert all(lowest <= area.position_y + 1 for area in note_areas(sheet))
    assert notes == count


@pytest.mark.parametrize("call", range(28, 40, 2))
def test_columns_go_on_up_to_the_line_whose_note_has_no_room(call: int) -> None:
    """It would need all columns to end as high as is before it: the first would leave a hole."""
    note = f'<i class="note">{"note " * 60}</i>'
    each = [f"<p>line{note if number in (1, call) else ''}</p>" for number in range(90)]
    cascade = cascade_of("", f'<div style="columns: 2">{"".join(each)}</div>')
    rules = f"{RULES} p {{ margin: 0 }}"
    sheets = (*cascade.sheets, CSS(string=rules, font_config=cascade.fonts))
    layout = replace(cascade, sheets=sheets).layout()
    sheet = layout.document.pages[0]._page_box
    first = next(box for box in body_of(sheet).descendants() if getattr(box, "is_column", False))
    lowest = max(box.position_y + box.height for box in lines_in(first))
    (area,) = note_areas(sheet)
    assert area.position_y - lowest < 20 * 96 / 72


@pytest.mark.parametrize(("call", "early"), [(9, {"6"}), (2, set())], ids=["later", "earlier"])
def test_what_begins_a_column_is_known_where_notes_of_later_ones_took_its_room(
    call: int, early: set[str]
) -> None:
    """A word processor fills a column before it knows of the notes that the next one calls."""
    note = f'<i class="note">{"note " * 60}</i>'
    lines = "<p data-part={0}>line<br>line{1}<br>line</p>"
    body = "".join(lines.format(number, note if number == call else "") for number in range(20))
    cascade = cascade_of("", f'<div style="columns: 2">{body}</div><p>end</p>')
    rules = f"{RULES} p {{ margin: 0 }}"
    sheets = (*cascade.sheets, CSS(string=rules, font_config=cascade.fonts))
    assert early_parts(replace(cascade, sheets=sheets).layout()) == early


def test_what_goes_on_in_a_column_is_not_kept_whole_whatever_notes_are_called_there() -> None:
    note = f'<i class="note">{"note " * 60}</i>'
    lines = [f"line{note if number == 30 else ''}<br>" for number in range(90)]
    body = f"<p data-part=1>{''.join(lines)}</p>"
    cascade = cascade_of("", f'<div style="columns: 2">{body}</div><p>end</p>')
    sheets = (*cascade.sheets, CSS(string=RULES, font_config=cascade.fonts))
    assert not early_parts(replace(cascade, sheets=sheets).layout())
