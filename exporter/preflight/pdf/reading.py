"""The order in which a screen reader comes by the text: down the pages, and down each column."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from exporter.preflight.findings import Finding
from exporter.preflight.pdf.opened import PdfFile
from exporter.preflight.pdf.tags import Mark, Tag
from exporter.preflight.profiles import Expected
from exporter.preflight.wording import quoted
from exporter.printed import Box, Run

# What may stand elsewhere than where it is read, or beside what is read before it.
FLOATING = ("Note", "Figure", "Aside", "Caption", "Formula", "Table", "TOC", "Form")
COLUMN_SHARE = 0.5  # of the narrower text's width, to be in one column with the other


def reading_order(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """Text is read in the order of its pages, and in a column from its top."""
    marks = [mark for mark in file.tag_tree.marks if not _floats(mark.tag)]
    latest = 0
    for mark in marks:
        if mark.page < latest:
            yield Finding(f"text of this page is read after that of page {latest}", mark.page)
        latest = max(latest, mark.page)
    yield from _within_pages(file, marks)


def _within_pages(file: PdfFile, marks: list[Mark]) -> Iterator[Finding]:
    """Where the eye would have to go back up in the same column."""
    runs = {
        (sheet.number, run.mark): run
        for sheet in file.sheets
        for run in reversed(sheet.runs)
        if run.mark is not None and run.is_visible and run.text.strip()
    }
    known = [(mark.page, runs.get((mark.page, mark.identifier))) for mark in marks]
    found = [(page, run) for page, run in known if run is not None]
    for (page, first), (next_page, second) in pairwise(found):
        if page == next_page and _goes_up(first, second):
            yield Finding(
                f"{quoted(second.text)} is read after {quoted(first.text)} below it", page
            )


def _floats(tag: Tag) -> bool:
    return tag.role in FLOATING or tag.within(*FLOATING)


def _goes_up(first: Run, second: Run) -> bool:
    """Whether the second stands above the first, in the same column."""
    return second.box.bottom < first.box.top and _in_one_column(first.box, second.box)


def _in_one_column(one: Box, other: Box) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > COLUMN_SHARE * min(one.width, other.width)
