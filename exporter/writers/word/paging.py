"""Where the pages and columns of a layout begin and end, as a Word file needs to know it."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a document may be written without one
    from exporter.engine.layout import Layout
    from exporter.engine.lines.lines_at_floats import Mending


@dataclass(frozen=True)
class Paging:
    """What stands where in the PDF, by the ids of elements and the parts of the article.

    `numbers` are the true pages of the elements with an id, `openers` those with which a page
    begins, `parted` the parts of the article that go on in another column or on another page,
    `early` those that Word would begin a column earlier, `leading` those with which columns and
    pages begin, `level` those with which columns begin that Word could not level, `tight` those of
    whose lines one just fits, `scant` those of which one just lacks room for the next word,
    `unparted` the words of each that no hyphen may part, `lines` how many of each stand in the last
    column that it reaches, `drops` by how many points floats stand
    below their place, `clearances` blocks below what floats before them, and `mendings` how much
    nearer floats come to text, by the first part that each shows; `room_lacking` is by how many
    points a page or column is too low, at least, for what begins the next one, infinite where none
    is, and `room_left` is what the fullest of them has left.
    """

    numbers: Mapping[str, int] = field(default_factory=dict)
    openers: Collection[str] = ()
    parted: Collection[str] = ()
    early: Collection[str] = ()
    leading: Collection[str] = ()
    level: Collection[str] = ()
    tight: Collection[str] = ()
    scant: Collection[str] = ()
    unparted: Mapping[str, Collection[str]] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    drops: Mapping[str, float] = field(default_factory=dict)
    clearances: Mapping[str, float] = field(default_factory=dict)
    mendings: Mapping[str, Mending] = field(default_factory=dict)
    room_lacking: float = math.inf
    room_left: float = 0

    @property
    def last(self) -> int:
        """The last page that anything with an id stands on; 1 where nothing has one."""
        return max(self.numbers.values(), default=1)


def paging_of(layout: Layout) -> Paging:
    """The paging of a PDF."""
    from exporter.engine.columns.level_columns import level_starts
    from exporter.engine.later_notes import early_parts
    from exporter.engine.lines.lines_at_floats import mendings_of
    from exporter.engine.lines.next_words import next_words
    from exporter.engine.lines.short_syllables import unparted_words
    from exporter.engine.lines.shown_texts import lines_of
    from exporter.engine.lines.tight_lines import scant_parts, tight_parts
    from exporter.engine.page_tops import room_lacking, room_left
    from exporter.engine.pages.sheets import leading_parts
    from exporter.engine.pages.sunk_floats import clearances_of, drops_of

    sheets = tuple(layout.sheets())
    words = tuple(next_words(sheets))
    return Paging(
        numbers=layout.anchors,
        openers=layout.openers,
        parted=layout.parted,
        early=early_parts(layout),
        leading=leading_parts(sheets),
        level=level_starts(sheets),
        tight=tight_parts(sheets),
        scant=scant_parts(words),
        unparted=unparted_words(words),
        lines=lines_of(sheets),
        drops=drops_of(sheets),
        clearances=clearances_of(sheets),
        mendings=mendings_of(sheets),
        room_lacking=room_lacking(layout),
        room_left=room_left(layout),
    )
