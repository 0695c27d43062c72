"""What a screen reader meets: tags, alternative texts, headings, header cells, reading order."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.preflight.findings import Finding
from exporter.preflight.headings import steps_amiss
from exporter.preflight.pdf.objects import at, text
from exporter.preflight.pdf.opened import PdfFile
from exporter.preflight.profiles import Expected
from exporter.preflight.wording import quoted

HEADINGS = {f"H{level}": level for level in range(1, 10)}


def tags(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """The file is tagged, and says so."""
    if not file.tags:
        yield Finding("the file is not tagged, so that screen readers must guess")
    elif at(file.root, "MarkInfo", "Marked") is not True:
        yield Finding("the file has tags, but does not say that they may be relied on")
    for sheet in file.sheets if file.tags else ():
        for run in sheet.runs:
            if run.mark is None and not run.is_artifact and run.text.strip():
                yield Finding(f"{quoted(run.text)} is in no tag", sheet.number)


def alternative_text(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """Every figure and formula is told in words."""
    for tag in file.tags:
        told = text(at(tag.element, "Alt")) or text(at(tag.element, "ActualText"))
        if tag.role in ("Figure", "Formula") and not told.strip():
            yield Finding(f"a {tag.role.lower()} has no alternative text", tag.page)


def headings(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """No level is skipped on the way down, and in a file of ours the first level is the title's."""
    found = [(HEADINGS[tag.role], tag.page) for tag in file.tags if tag.role in HEADINGS]
    yield from steps_amiss(found, one_first=expected.article is not None)


def header_cells(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """Every table says which of its cells head the others."""
    for table in file.tags:
        if table.role == "Table" and not any(cell.role == "TH" for cell in table.below()):
            yield Finding("a table has no header cells", table.page)
