"""Pages of a document that was changed a little: laid out from the first that changes, and only as
far as somebody looks.

WeasyPrint keeps where each page begins. What stands before that need not be laid out again, unless
a note or a float goes on from one page to the next; margin boxes, which move no text, are left out.
See docs/decisions/weasyprint-pages-begun.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Protocol

from weasyprint.layout.page import remake_page

from exporter.engine.insides import Box, LayoutContext
from exporter.engine.lines.kept_lines import Lines
from exporter.engine.pages.long_notes import LongNotes
from exporter.engine.pages.sheets import Sheets, notes_of
from exporter.engine.pango_layouts import tidy_layouts
from exporter.engine.parsed import HTMLDocument
from exporter.engine.patches import patched
from exporter.engine.styles import let_go


@dataclass(frozen=True)
class Begun:
    """How the pages of a document begin: `states` are WeasyPrint's, one a page and one behind all.

    At the top of the pages `going_on`, something goes on that the page before had no room for.
    `long` are the notes that no page has room for.
    """

    states: Sequence[Any]
    going_on: frozenset[int]
    long: LongNotes

    def sure(self, page: int) -> int:
        """The last page up to some page at whose top nothing goes on."""
        return next(number for number in range(page, 0, -1) if number not in self.going_on)


def begun_in(context: Any, long: LongNotes) -> Begun:
    """How pages begin that were laid out in a context."""
    return Begun(context.page_maker, frozenset(context.going_on), long)


class Begins(Sheets, Protocol):
    """Pages of which it is known how they begin."""

    @property
    def begun(self) -> Begun:
        """How they begin, as far as they are made."""


class Proof:
    """Pages like those `before` up to a `page`, behind whose first lines the document was changed.

    They are made when they are looked at, until it is let go.
    """

    def __init__(
        self,
        html: HTMLDocument,
        root: Box,
        context: LayoutContext,
        lines: Lines,
        before: Begins,
        page: int,
    ) -> None:
        """`root` is not laid out yet, `lines` are known."""
        known = before.begun
        first = known.sure(page)
        self._html, self._root, self._lines = html, root, lines
        self._context: Any = context
        self._long = known.long
        self._going_on = {number for number in known.going_on if number < first}
        self._sheets = list(islice(before.sheets(), first - 1))
        self._is_whole = False
        self._begin(known.states[:first])

    def _begin(self, states: Sequence[Any]) -> None:
        shown = {note.element for sheet in self._sheets for note in notes_of(sheet)}
        context, (*earlier, last) = self._context, states
        context.footnotes = [note for note in context.footnotes if note.element not in shown]
        context.rendered_notes = []
        context.page_maker = [*earlier, (*last[:-1], _nothing_yet())]

    @property
    def begun(self) -> Begun:
        """How the pages begin that are made."""
        known = begun_in(self._context, self._long)
        return replace(known, going_on=known.going_on | self._going_on)

    def sheets(self, first: int = 1) -> Iterator[Box]:
        """The boxes of the pages from a page on, each made when it is asked for."""
        index = first - 1
        while self._is_made(index):
            yield self._sheets[index]
            index += 1

    def _is_made(self, index: int) -> bool:
        """Whether there is a page of an index, which is made if there is."""
        while index >= len(self._sheets) and not self._is_whole:
            self._sheets.append(self._next())
        return index < len(self._sheets)

    def _next(self) -> Box:
        with patched(self._lines), tidy_layouts():
            sheet: Box
            sheet, rest = remake_page(len(self._sheets), self._context, self._root, self._html)
        self._is_whole = rest is None and not self._context.reported_footnotes
        return sheet

    def let_go(self) -> None:
        """No more pages are asked for."""
        let_go(self._context)


def _nothing_yet() -> dict[str, object]:
    """What is known of a page that is not made yet."""
    return {"content_changed": False, "pages_wanted": False, "anchors": [], "content_lookups": []}
