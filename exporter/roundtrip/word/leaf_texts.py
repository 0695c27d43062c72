"""What an edited paragraph says of the part of the article that it shows."""

from __future__ import annotations

from typing import Any

from exporter.compose.labels import labels_for
from exporter.docx.body import Grid, Item, Line
from exporter.docx.pieces import STRONG, Pieces, folded, tidied, words
from exporter.docx.said import SaidItem, SaidTable
from exporter.roundtrip.word.block_builder import Values
from exporter.roundtrip.word.byline import date_in
from exporter.roundtrip.word.inline_words import inline_of, revised
from exporter.roundtrip.word.parts_in_print import TABLE, Path, value_at
from exporter.roundtrip.word.table_cells import table_of

CREDIT = "credit"


def base_value(base: Values, path: Path) -> Any:
    """The value of a text that nobody touched, as `Sequence.put` takes it."""
    block = value_at(base, path[:-1])
    if path[-1] == TABLE:
        return {name: block[name] for name in ("header", "rows", "align")}  # type: ignore[index]
    if path[-1] == "caption":
        return _caption_fields(block)
    return value_at(base, path)


def edited_value(base: Values, path: Path, then: SaidItem, item: Item, language: str) -> Any:
    """The value of a text that an editor changed, told from what it was before."""
    if isinstance(item, Grid) or isinstance(then, SaidTable):
        known = then if isinstance(then, SaidTable) else None
        table: Any = value_at(base, path[:-1])
        return table_of(item, known, table) if isinstance(item, Grid) else table
    return _edited_line(base, path, then.pieces, item, language)


def _edited_line(base: Values, path: Path, then: Pieces, line: Line, language: str) -> Any:
    now = line.pieces
    if path[0] == "corrections":
        return _correction(value_at(base, path), then, now, language)
    block: Any = value_at(base, path[:-1])
    kind = block.get("type", "") if isinstance(block, dict) else ""
    if path[-1] == TABLE:  # a chart: its alternative text is ours, and says the table
        return base_value(base, path)
    if path[-1] == "src":
        return _picture(block, now, language)
    if path[-1] == "caption":
        return _caption(block, then, now)
    if kind == "code":
        return words(now)
    text: Any = value_at(base, path)
    return revised(text, then, now) if text else inline_of(now)


def _caption_fields(block: Any) -> Values:
    names = ("caption", "credit") if block["type"] == "figure" else ("caption",)
    return {name: block[name] for name in names}


def _caption(block: Any, then: Pieces, now: Pieces) -> Values:
    """A caption, and the credit at its end, which has a style of its own."""
    credit = tuple(piece for piece in now if piece.name == CREDIT)
    rest = tidied(piece for piece in now if piece.name != CREDIT)
    before = tidied(piece for piece in then if piece.name != CREDIT)
    known = block["caption"] or ""
    values: Values = {"caption": (revised(known, before, rest) if rest else None) or None}
    if block["type"] == "figure":
        said = words(credit).strip()
        kept = folded(said) == folded(block["credit"] or "")
        values["credit"] = block["credit"] if kept else said or None
    return values


def _picture(block: Any, now: Pieces, language: str) -> Values:
    """A figure whose alternative text was edited; a missing picture shows it, after a label."""
    alts = [piece.image.alt for piece in now if piece.image]
    label = labels_for(language)["missing_picture"] + ":"
    said = alts[0] if alts else words(now).removeprefix(label)
    return {"alt": " ".join(said.split()) or block["alt"]}


def _correction(base: Any, then: Pieces, now: Pieces, language: str) -> Values:
    """A correction; its date stands before it, in bold."""
    first = now[0] if now else None
    dated = first is not None and STRONG in first.marks and words(now[:1]).strip().endswith(".")
    day = date_in(words(now[:1]), language) if dated else None
    before = then[1:] if base["date"] else then
    after = now[1:] if day else now
    return {"date": day, "text": revised(base["text"], tidied(before), tidied(after))}
