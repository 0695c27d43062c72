"""Links, bookmarks and contents: each leads to a page that is there, and names it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf

from exporter.preflight.findings import Finding, quoted
from exporter.preflight.pdf.opened_pdf import PdfFile
from exporter.preflight.pdf.values import (
    MOST_DEPTH,
    at,
    identity,
    items,
    leaves,
    members,
    name,
    number,
    text,
)
from exporter.preflight.profiles import Expected
from exporter.printed import Page, Run

MOST_BOOKMARKS = 20_000


@dataclass(frozen=True)
class Jump:
    """A link within the file: the page that it stands on, its rectangle, where it leads.

    `target` is a page from 1, or `None` for a page that is not there; `in_contents` says whether
    it is tagged as part of an entry of contents.
    """

    page: int
    rectangle: tuple[float, ...]
    target: int | None
    words: str
    in_contents: bool


def dead_links(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """Every link and bookmark within the file leads somewhere."""
    for jump in jumps(file):
        if jump.target is None:
            told = f" “{jump.words}”" if jump.words else ""
            yield Finding(f"a link{told} leads to a place that is not in the file", jump.page)
    for title, target in _bookmarks(file):
        if target is None:
            yield Finding(f"the bookmark “{title}” leads to a place that is not in the file")


def jumps(file: PdfFile) -> list[Jump]:
    """All links within the file, page by page."""
    destinations = _destinations(file.document)
    tags = dict(_tags(file))
    leading: list[Jump] = []
    for page_number, links in enumerate(file.annotations, start=1):
        for link in links:
            goal = _goal(link)
            if name(at(link, "Subtype")) == "Link" and goal is not None:
                corners = tuple(number(edge) or 0.0 for edge in items(at(link, "Rect")))
                target = _page(goal, destinations, file)
                words, listed = text(at(link, "Contents")), _is_entry(link, tags)
                leading.append(Jump(page_number, corners, target, words, listed))
    return leading


def _tags(file: PdfFile) -> Iterator[tuple[float, object]]:
    """The element of each entry of the parent tree (ISO 32000-1, 14.7.4.4), by its number."""
    for key, element in leaves(at(file.root, "StructTreeRoot", "ParentTree"), "Nums"):
        if (index := number(key)) is not None:
            yield index, element


def _is_entry(link: object, tags: Mapping[float, object]) -> bool:
    """Whether the link's element stands inside an item of contents."""
    index = number(at(link, "StructParent"))
    element = None if index is None else tags.get(index)
    for _ in range(MOST_DEPTH):
        if element is None or name(at(element, "S")) == "TOCI":
            break
        element = at(element, "P")
    return element is not None


def _bookmarks(file: PdfFile) -> Iterator[tuple[str, int | None]]:
    """The title and the page of every bookmark that leads within the file."""
    destinations = _destinations(file.document)
    waiting = [at(file.root, "Outlines", "First")]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < MOST_BOOKMARKS:
        item = waiting.pop()
        if not isinstance(item, pikepdf.Dictionary) or identity(item) in seen:
            continue
        seen.add(identity(item))
        goal = _goal(item)
        if goal is not None:
            yield text(at(item, "Title")), _page(goal, destinations, file)
        waiting += [at(item, "Next"), at(item, "First")]


def _goal(owner: object) -> object:
    """The destination that a link or bookmark names; `None` where it leads outside."""
    if (destination := at(owner, "Dest")) is not None:
        return destination
    action = at(owner, "A")
    return at(action, "D") if name(at(action, "S")) == "GoTo" else None


def _page(goal: object, destinations: dict[str, object], file: PdfFile) -> int | None:
    if isinstance(goal, pikepdf.String | pikepdf.Name):
        goal = destinations.get(text(goal) or name(goal))
    if isinstance(goal, pikepdf.Dictionary):
        goal = at(goal, "D")
    steps = items(goal)
    if not steps:
        return None
    first = steps[0]
    if isinstance(first, int):
        return first + 1 if 0 <= first < len(file.pages) else None
    return file.page_numbers.get(identity(first))


def _destinations(document: pikepdf.Pdf) -> dict[str, object]:
    """The named destinations, of both kinds (ISO 32000-1, 12.3.2.3)."""
    by_name = members(at(document.Root, "Dests"))
    pairs = leaves(at(document.Root, "Names", "Dests"), "Names")
    return by_name | {text(key): value for key, value in pairs}


LEAST_ENTRIES = 2  # on a page, to be contents
NEAR = 1.0  # points
NUMBER = re.compile(r"[\s.…·]*\d{1,4}\s*")
ENTRY = re.compile(r"(.*\S)[\s.…·]+(\d{1,4})\s*")


@dataclass(frozen=True)
class Entry:
    """A line of the contents: its words, the page that it names, and the page it leads to."""

    words: str
    named: int
    target: int


def contents(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """Every entry names the page that it leads to.

    Where all of them are off by as much, the pages are numbered so; not in a file of ours. There
    only what is tagged as contents is: an author may type a list that looks like them.
    """
    leading: dict[int, list[Jump]] = defaultdict(list)
    for jump in jumps(file):
        if jump.in_contents or not expected.article:
            leading[jump.page].append(jump)
    entries = [
        (page, entry) for page in file.uncrowded for entry in _entries(page, leading[page.number])
    ]
    offset = 0 if expected.article else _common_offset([entry for _, entry in entries])
    for page, entry in entries:
        true = entry.target + offset
        if entry.named != true:
            told = f"{quoted(entry.words)} is said to be on page {entry.named}"
            yield Finding(f"{told}, and is on page {true}", page.number)


def _entries(page: Page[Run], leading: list[Jump]) -> list[Entry]:
    """The entries on a page; none where its links are no contents."""
    lines: dict[str, Entry] = {}
    for jump in leading:
        line = _line(jump, page)
        match = ENTRY.fullmatch(line)
        if match and jump.target is not None:
            lines.setdefault(line, Entry(match[1], int(match[2]), jump.target))
    entries = list(lines.values())
    named, targets = [one.named for one in entries], [one.target for one in entries]
    is_rising = named == sorted(named) or targets == sorted(targets)
    return entries if is_rising and len(entries) >= LEAST_ENTRIES else []


def _line(jump: Jump, page: Page[Run]) -> str:
    """The text at a link and after it, on the same line, as far as a page's number.

    What stands behind that is of another column.
    """
    if len(jump.rectangle) != len("xyxy"):
        return ""
    box = page.view.box(*jump.rectangle)
    middle = (box.top + box.bottom) / 2
    level = [run for run in page.text if _crosses(run, middle)]
    before = [run for run in level if run.box.right < box.left]
    after = [run for run in level if run.box.left > box.right]
    if _have_number(before) and not _have_number(after):
        there = [run for run in level if box.left <= run.box.left < box.right]
        return _from_the_right(there, before)
    beside = [run for run in level if run.box.right > box.left]
    beside.sort(key=lambda run: run.box.left)
    behind = (at for at, run in enumerate(beside) if run.box.left > box.right - NEAR)
    end = next((at + 1 for at in behind if NUMBER.fullmatch(beside[at].text)), len(beside))
    return " ".join(run.text.strip() for run in beside[:end] if run.text.strip())


def _from_the_right(words: list[Run], before: list[Run]) -> str:
    """The text of an entry whose page stands on its left."""
    rest = sorted(before, key=_leftwards)
    end = next(at + 1 for at, run in enumerate(rest) if _is_number(run))
    said = [*sorted(words, key=_leftwards), *rest[:end]]
    return " ".join(run.text.strip() for run in said if run.text.strip())


def _leftwards(run: Run) -> float:
    return -run.box.right


def _is_number(run: Run) -> bool:
    return NUMBER.fullmatch(run.text.strip()) is not None


def _have_number(runs: list[Run]) -> bool:
    return any(map(_is_number, runs))


def _crosses(run: Run, height: float) -> bool:
    return run.box.top <= height <= run.box.bottom


def _common_offset(entries: list[Entry]) -> int:
    counted = Counter(entry.named - entry.target for entry in entries)
    return counted.most_common(1)[0][0] if counted else 0
