"""Scraped text: a line is a paragraph, and the parts are told by their words.

- The first line is the lede.
- A table of one column headed "Article Subheadings" is the outline; a line equal to one of its
  entries is a heading.
- A table headed "Key Points", with or without a column of numbers, is the key points.
- Below a line "Summary" stands the summary.
- Below "Frequently Asked Questions" a line "Question: ..." is a question, what follows its answer.

The text holds no headline; a warning says that the lede's first sentence will stand in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from exporter.article.blocks import MAX_COLUMNS
from exporter.article.inline import escape
from exporter.article.part_names import part_named
from exporter.article.places import Loc
from exporter.diagnostics import Place, error, warning
from exporter.readers.reading import Draft, Source
from exporter.readers.text.outline import Outline, TextTable, holds_key_points, outline_of, table_at

_QUESTION = re.compile(r"question\s*:\s*", re.IGNORECASE)


def read_text(source: Source) -> Draft:
    """An article from scraped text."""
    return _TextReader(source).read()


_Holder = tuple[Loc, list[object]]
"""A list of blocks and its loc."""


class _TextReader:
    """Goes down the lines; `_holder` is where the last heading says that blocks go."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lines = source.lines
        self._draft = Draft()
        self._outline = Outline()
        self._lists: dict[str, list[object]] = {}
        self._holder: _Holder | None = None
        self._in_faq = False

    def read(self) -> Draft:
        """Read all lines."""
        index = 0
        while index < len(self._lines):
            table = table_at(self._lines, index)
            if table:
                self._table(table)
                index = table.end
                continue
            if self._lines[index].strip():
                self._line(index)
            index += 1
        self._draft.diagnostics += self._outline.missing()
        self._draft.diagnostics.append(
            warning(
                "no-headline",
                "the text has no headline; the first sentence of the lede stands in",
                self._source.place(1, 1),
            )
        )
        return self._draft

    def _line(self, index: int) -> None:
        line = self._lines[index].strip()
        place = self._place(index)
        data = self._draft.data
        if "lede" not in data:
            data["lede"] = escape(line)
            self._draft.places[("lede",)] = place
        elif (part := part_named(line, "en")) in ("summary", "faq") and part not in data:
            self._start_part(part, place)
        elif self._in_faq and (question := _QUESTION.match(line)):
            self._question(line[question.end() :], index, question.end())
        elif self._outline.is_heading(line, place):
            self._section(line, place)
        else:
            self._paragraph(line, index)

    def _start_part(self, part: str, place: Place) -> None:
        self._in_faq = part == "faq"
        self._holder = (part,), self._list(part, place)

    def _section(self, line: str, place: Place) -> None:
        self._in_faq = False
        self._holder = self._new_section(escape(line), place)

    def _new_section(self, heading: str | None, place: Place) -> _Holder:
        blocks: list[object] = []
        loc = self._append("sections", {"heading": heading, "blocks": blocks}, place)
        self._draft.places[(*loc, "heading")] = place
        return (*loc, "blocks"), blocks

    def _question(self, text: str, index: int, offset: int) -> None:
        place = self._place(index, offset)
        answer: list[object] = []
        loc = self._append("faq", {"question": escape(text), "answer": answer}, place)
        self._draft.places[(*loc, "question")] = place
        self._holder = (*loc, "answer"), answer

    def _paragraph(self, line: str, index: int) -> None:
        diagnostic = self._outline.suspect(self._lines, index, self._place(index))
        if diagnostic:
            self._draft.diagnostics.append(diagnostic)
        if self._holder and self._holder[0] == ("faq",):
            message = "this stands among the questions, but is no line 'Question: ...'"
            self._draft.diagnostics.append(error("no-question", message, self._place(index)))
            return
        self._put({"type": "paragraph", "text": escape(line)}, self._place(index))

    def _table(self, table: TextTable) -> None:
        outline = outline_of(table, self._place)
        if outline:
            self._outline = outline
        elif holds_key_points(table):
            self._key_points(table)
        else:
            self._put(_table_block(table), self._place(table.line))

    def _key_points(self, table: TextTable) -> None:
        place = self._place(table.line)
        self._list("key_points", place).clear()
        self._draft.places[("key_points",)] = place
        for number, row in enumerate(table.rows):
            if row[-1]:
                self._append("key_points", escape(row[-1]), self._place(table.row_line(number)))

    def _put(self, block: Mapping[str, object], place: Place) -> None:
        """Put a block below the last heading, or where the article opens."""
        if self._holder is None:
            self._holder = self._new_section(None, self._source.place(1, 1))
        loc, blocks = self._holder
        self._draft.places.setdefault(loc, place)
        self._draft.places[(*loc, len(blocks))] = place
        blocks.append(block)

    def _append(self, part: str, value: object, place: Place) -> Loc:
        """Add `value` to the list that a part is; its loc."""
        values = self._list(part, place)
        loc = (part, len(values))
        values.append(value)
        self._draft.places[loc] = place
        return loc

    def _list(self, part: str, place: Place) -> list[object]:
        """The list that a part is, which starts at `place` if it is new."""
        if part not in self._lists:
            self._lists[part] = self._draft.data[part] = []
            self._draft.places[(part,)] = place
        return self._lists[part]

    def _place(self, index: int, offset: int = 0) -> Place:
        line = self._lines[index]
        indent = len(line) - len(line.lstrip())
        return self._source.place(index + 1, indent + offset + 1)


def _table_block(table: TextTable) -> dict[str, object]:
    """A table that is no part of the article's frame; rows are filled up to one width.

    Where that is too wide to print, only the head is: the model refuses the table for it.
    """
    width = max(len(row) for row in (table.header, *table.rows))

    def cells(row: tuple[str, ...], width: int) -> list[str]:
        return [escape(cell) for cell in row] + [""] * (width - len(row))

    rows = [cells(row, width if width <= MAX_COLUMNS else 0) for row in table.rows]
    return {"type": "table", "header": cells(table.header, width), "rows": rows}
