"""What a screen reader meets: tags, alternative texts, headings, header cells, reading order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from exporter.preflight.findings import Finding, quoted, steps_amiss
from exporter.preflight.pdf.opened_pdf import PdfFile
from exporter.preflight.pdf.tags import Mark, Tag
from exporter.preflight.pdf.values import at, text
from exporter.preflight.profiles import Expected
from exporter.printed import Box, Run

HEADINGS = {f"H{level}": level for level in range(1, 10)}


def tags(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """The file is tagged, and says so."""
    if not file.tags:
        yield Finding("the file is not tagged, so that screen readers must guess")
    elif at(file.root, "MarkInfo", "Marked") is not True:
        yield Finding("the file has tags, but does not say that they may be relied on")
    for page in file.shown if file.tags else ():
        for run in page.text:
            if run.mark is None and not run.is_artifact and run.text.strip():
                yield Finding(f"{quoted(run.text)} is in no tag", page.number)


def alternative_text(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """Every figure and formula is told in words."""
    for tag in file.tags:
        told = text(at(tag.element, "Alt")) or text(at(tag.element, "ActualText"))
        if tag.role in ("Figure", "Formula") and not told.strip():
            yield Finding(f"a {tag.role.lower()} has no alternative text", tag.page)


def headings(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """No level is skipped on the way down, and in a file of ours the first level is the title's."""
    levels = [(HEADINGS[tag.role], tag.page) for tag in file.tags if tag.role in HEADINGS]
    yield from steps_amiss(levels, one_first=expected.article is not None)


def header_cells(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """Every table says which of its cells head the others."""
    for table in file.tags:
        if table.role == "Table" and not any(cell.role == "TH" for cell in table.below()):
            yield Finding("a table has no header cells", table.page)


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
        (page.number, run.mark): run
        for page in file.shown
        for run in reversed(page.text)
        if run.mark is not None and run.is_seen
    }
    known = [(mark.page, runs.get((mark.page, mark.identifier))) for mark in marks]
    read = [(number, run) for number, run in known if run is not None]
    for (number, first), (next_number, second) in pairwise(read):
        if number == next_number and _goes_up(first, second):
            told = f"{quoted(second.text)} is read after {quoted(first.text)} below it"
            yield Finding(told, number)


def _floats(tag: Tag) -> bool:
    return tag.role in FLOATING or tag.within(*FLOATING)


def _goes_up(first: Run, second: Run) -> bool:
    """Whether the second stands above the first, in the same column."""
    return second.box.bottom < first.box.top and _in_one_column(first.box, second.box)


def _in_one_column(one: Box, other: Box) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > COLUMN_SHARE * min(one.width, other.width)
