"""A merged article back into scraped text, whose grammar is that of `readers/text/scraped.py`.

It can hold little: plain paragraphs and tables, one level of sections. What it cannot hold shows
when the result is read back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from exporter.article import Article, Block, Paragraph, Table
from exporter.article.inline import plain
from exporter.article.places import Loc
from exporter.readers.markdown.spelling import Segment, Unit
from exporter.readers.reading import Reading, Source
from exporter.readers.text.outline import TextTable, holds_key_points, outline_of, table_at
from exporter.roundtrip.merge.line_patch import LinePatcher, edited_lines
from exporter.roundtrip.merge.markers import Care
from exporter.roundtrip.merge.placed_units import Span, grouped, in_file_order, in_reading_order

_OUTLINE: Loc = ("outline",)
_KEY_POINTS: Loc = ("key_points",)
_HEADS = {_OUTLINE: ["Article Subheadings |", "---|"], _KEY_POINTS: ["No. | Key Points |", "---|"]}
_FIRST_ROWS = {_OUTLINE: "1) {} |", _KEY_POINTS: "1 | {} |"}
_TITLES = {"summary": "Summary", "faq": "Frequently Asked Questions"}
_QUESTION = "Question: "


def patched_text(text: str, current: Reading, merged: Article, care: Care) -> str:
    """`text`, which reads as `current`, so that it says `merged` as far as text can."""
    lines = text.split("\n")
    tables = _tables(lines)
    old = [segment for segment in _segments(current.article, lines, tables) if segment.units]
    spans = _spans(current, lines, tables)
    shown = in_reading_order(old, [grouped(segment.units, spans) for segment in old])
    placed = [entry for _, entries in shown for entry in entries]
    new = in_file_order(
        [segment for segment in _segments(merged, lines, tables) if segment.units],
        [segment.name for segment, _ in shown],
        current.article.sections,
        merged.sections,
    )
    is_spaced = any(not line.strip() for line in lines[:-1])
    patcher = LinePatcher(lines, care=care, is_spaced=is_spaced)
    patcher.units(placed, [unit for segment in new for unit in segment.units], len(lines) - 1)
    return "\n".join(edited_lines(lines, patcher.edits))


Tables = dict[Loc, TextTable]


def _tables(lines: list[str]) -> Tables:
    """The outline and the key points in the file."""
    tables: Tables = {}
    index = 0
    while index < len(lines):
        table = table_at(lines, index)
        if table and outline_of(table, Source("", "").place):
            tables[_OUTLINE] = table
        elif table and holds_key_points(table):
            tables[_KEY_POINTS] = table
        index = table.end if table else index + 1
    return tables


def _spans(current: Reading, lines: list[str], tables: Tables) -> dict[Loc, Span]:
    spans: dict[Loc, Span] = {}
    for loc, place in current.places.items():
        start = (place.line or 1) - 1
        table = table_at(lines, start)
        spans[loc] = (start, table.end if table else start + 1)
    for name, table in tables.items():
        spans[name] = (table.line, table.end)
    for part in _TITLES:
        if (part,) in spans:
            spans[part, "title"] = spans.pop((part,))
    return spans


def _segments(article: Article, lines: list[str], tables: Tables) -> Iterator[Segment]:
    sections = [entry for entry in enumerate(article.sections) if entry[1].heading is not None]
    yield Segment(("opening",), tuple(_opening(article)))
    headings = [plain(section.heading or "") for _, section in sections]
    yield _table_part(_OUTLINE, headings, lines, tables)
    for index, section in sections:
        loc: Loc = ("sections", index)
        heading = _line((*loc, "heading"), "heading", section.heading or "")
        yield Segment(loc, (heading, *_blocks(section.blocks, (*loc, "blocks"))))
    yield _table_part(_KEY_POINTS, [plain(text) for text in article.key_points], lines, tables)
    yield _titled("summary", list(_blocks(article.summary, ("summary",))))
    yield _titled("faq", list(_questions(article)))


def _opening(article: Article) -> Iterator[Unit]:
    if article.lede is not None:
        yield _line(("lede",), "lede", article.lede)
    if article.sections and article.sections[0].heading is None:
        yield from _blocks(article.sections[0].blocks, ("sections", 0, "blocks"))


def _questions(article: Article) -> Iterator[Unit]:
    for index, question in enumerate(article.faq):
        loc: Loc = ("faq", index)
        words = plain(question.question)
        where = (*loc, "question")
        yield Unit(where, f"question {question.question}", _QUESTION + words, words)
        yield from _blocks(question.answer, (*loc, "answer"))


def _titled(name: str, units: list[Unit]) -> Segment:
    title = Unit((name, "title"), f"part {name}", _TITLES[name])
    return Segment((name,), (title, *units) if units else ())


def _line(loc: Loc, kind: str, text: str) -> Unit:
    return Unit(loc, f"{kind} {text}", plain(text), plain(text))


def _blocks(blocks: Sequence[Block], loc: Loc) -> Iterator[Unit]:
    for index, block in enumerate(blocks):
        where = (*loc, index)
        match block:
            case Table():
                yield Unit(where, f"table {block}", _table(block))
            case Paragraph(text=text):
                yield _line(where, "paragraph", text)
            case _:
                yield Unit(where, f"{block.type} {block}", f"[{block.type}]")


def _table(block: Table) -> str:
    def row(cells: Sequence[str]) -> str:
        return "| " + " | ".join(plain(cell) for cell in cells) + " |"

    rule = "|" + " --- |" * len(block.header)
    return "\n".join([row(block.header), rule, *(row(cells) for cells in block.rows)])


def _table_part(name: Loc, entries: Sequence[str], lines: Sequence[str], tables: Tables) -> Segment:
    """The outline or the key points, in the style of those in the file."""
    if not entries:
        return Segment(name, ())
    table = tables.get(name)
    head, sample = _HEADS[name], _FIRST_ROWS[name].format("x")
    if table:
        head = list(lines[table.line : table.line + 2])
        sample = lines[table.line + 2] if table.end > table.line + 2 else sample
    known = lines[table.line + 2 : table.end] if table else []
    rows = [
        _numbered(_raw(entry, known) or _like(sample, entry), number)
        for number, entry in enumerate(entries, start=1)
    ]
    return Segment(name, (Unit(name, f"rows {list(entries)}", "\n".join([*head, *rows])),))


def _raw(entry: str, rows: Sequence[str]) -> str | None:
    return next((row for row in rows if _entry(row) == entry), None)


_NUMBER = re.compile(r"(?P<before>\s*\|?\s*\(?)(?P<number>\d+)(?P<after>(?:[).:]|\s*\|)\s*)")


def _entry(row: str) -> str:
    number = _NUMBER.match(row)
    return row[number.end() if number else 0 :].strip().strip("|").strip()


def _like(row: str, entry: str) -> str:
    """`row` with `entry` in place of its own."""
    old = _entry(row)
    start = row.rindex(old)
    return row[:start] + entry + row[start + len(old) :]


def _numbered(row: str, number: int) -> str:
    return _NUMBER.sub(rf"\g<before>{number}\g<after>", row, count=1)
