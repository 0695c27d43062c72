"""Links and bookmarks within the file: each leads to a page that is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from exporter.preflight.findings import Finding
from exporter.preflight.pdf.objects import (
    at,
    identity,
    items,
    leaves,
    members,
    name,
    number,
    text,
)
from exporter.preflight.pdf.opened import PdfFile
from exporter.preflight.profiles import Expected

MOST_BOOKMARKS = 20_000


@dataclass(frozen=True)
class Jump:
    """A link within the file: the page that it stands on, its rectangle, where it leads.

    `target` is a page from 1, or `None` for a page that is not there.
    """

    page: int
    rectangle: tuple[float, ...]
    target: int | None
    words: str


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
    found = []
    for place, page in enumerate(file.pages, start=1):
        for link in items(at(page, "Annots")):
            goal = _goal(link)
            if name(at(link, "Subtype")) == "Link" and goal is not None:
                corners = tuple(number(edge) or 0.0 for edge in items(at(link, "Rect")))
                target = _page(goal, destinations, file)
                found.append(Jump(place, corners, target, text(at(link, "Contents"))))
    return found


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


def _goal(owner: Any) -> Any:
    """The destination that a link or bookmark names; `None` where it leads outside."""
    if (destination := at(owner, "Dest")) is not None:
        return destination
    action = at(owner, "A")
    return at(action, "D") if name(at(action, "S")) == "GoTo" else None


def _page(goal: Any, destinations: dict[str, Any], file: PdfFile) -> int | None:
    if isinstance(goal, pikepdf.String | pikepdf.Name):
        goal = destinations.get(text(goal) or name(goal))
    if isinstance(goal, pikepdf.Dictionary):
        goal = at(goal, "D")
    steps = items(goal)
    if not steps:
        return None
    if isinstance(steps[0], int):
        return steps[0] + 1 if 0 <= steps[0] < len(file.pages) else None
    return file.page_numbers.get(identity(steps[0]))


def _destinations(document: pikepdf.Pdf) -> dict[str, Any]:
    """The named destinations, of both kinds (ISO 32000-1, 12.3.2.3)."""
    found = members(at(document.Root, "Dests"))
    pairs = leaves(at(document.Root, "Names", "Dests"), "Names")
    return found | {text(key): value for key, value in pairs}
