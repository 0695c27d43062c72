"""The contents: each entry names the page that it leads to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from exporter.preflight.findings import Finding
from exporter.preflight.pdf.links import Jump, jumps
from exporter.preflight.pdf.opened import PdfFile
from exporter.preflight.profiles import Expected
from exporter.preflight.wording import quoted
from exporter.printed import Run, Sheet

LEAST_ENTRIES = 2  # on a page, to be contents
ENTRY = re.compile(r"(.*\S)[\s.…·]+(\d{1,4})\s*")


@dataclass(frozen=True)
class Entry:
    """A line of the contents: its words, the page that it names, and the page it leads to."""

    words: str
    named: int
    target: int


def contents(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """Every entry names the page that it leads to.

    Where all of them are off by as much, the pages are numbered so; not in a file of ours.
    """
    leading = jumps(file)
    entries = [
        (sheet, entry)
        for sheet in file.sheets
        for entry in _entries(sheet, [jump for jump in leading if jump.page == sheet.number])
    ]
    offset = 0 if expected.article else _common_offset([entry for _, entry in entries])
    for sheet, entry in entries:
        true = entry.target + offset
        if entry.named != true:
            told = f"{quoted(entry.words)} is said to be on page {entry.named}"
            yield Finding(f"{told}, and is on page {true}", sheet.number)


def _entries(sheet: Sheet, leading: list[Jump]) -> list[Entry]:
    """The entries on a page; none where its links are no contents."""
    lines: dict[str, Entry] = {}
    for jump in leading:
        line = _line(jump, sheet)
        match = ENTRY.fullmatch(line)
        if match and jump.target is not None:
            lines.setdefault(line, Entry(match[1], int(match[2]), jump.target))
    found = list(lines.values())
    named, targets = [one.named for one in found], [one.target for one in found]
    is_rising = named == sorted(named) or targets == sorted(targets)
    return found if is_rising and len(found) >= LEAST_ENTRIES else []


def _line(jump: Jump, sheet: Sheet) -> str:
    """The text at a link and after it, on the same line."""
    if len(jump.rectangle) != len("xyxy"):
        return ""
    box = sheet.view.box(*jump.rectangle)
    middle = (box.top + box.bottom) / 2
    beside = [run for run in sheet.runs if _crosses(run, middle) and run.box.right > box.left]
    beside.sort(key=lambda run: run.box.left)
    return " ".join(run.text.strip() for run in beside if run.text.strip())


def _crosses(run: Run, height: float) -> bool:
    return run.box.top <= height <= run.box.bottom


def _common_offset(entries: list[Entry]) -> int:
    counted = Counter(entry.named - entry.target for entry in entries)
    return counted.most_common(1)[0][0] if counted else 0
