"""What an edited paragraph says of the part of the article that it shows."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pydantic import BaseModel

from exporter.article import Article, CodeBlock, Correction, Figure, ListItem, Table
from exporter.article.links import is_allowed
from exporter.article.places import Loc
from exporter.compose.labels import colon_of, labels_for
from exporter.docx.body import DocxLine, DocxTable, Item
from exporter.docx.pieces import (
    STRONG,
    Piece,
    Pieces,
    check_box,
    folded,
    folded_href,
    tidied,
    words,
)
from exporter.docx.said import SaidItem, SaidTable
from exporter.roundtrip.word.byline import date_in
from exporter.roundtrip.word.inline_words import inline_of, revised
from exporter.roundtrip.word.parts_in_print import TABLE, Values, value_at
from exporter.roundtrip.word.table_cells import table_of

CREDIT = "credit"


def base_value(article: Article, loc: Loc) -> object:
    """The value of a text that nobody touched, as `ArticleBuilder.put` takes it."""
    match value_at(article, loc[:-1]):
        case Table() as table if loc[-1] == TABLE:
            return {"header": table.header, "rows": table.rows, "align": table.align}
        case Table() as table if loc[-1] == "caption":
            return {"caption": table.caption}
        case Figure() as figure if loc[-1] == "caption" and not figure.subtitle:
            return {"caption": figure.caption, "credit": figure.credit}
    value = value_at(article, loc)
    return value.model_dump() if isinstance(value, BaseModel) else value


def edited_value(article: Article, loc: Loc, then: SaidItem, item: Item, language: str) -> object:
    """The value of a text that an editor changed, told from what it was before."""
    if isinstance(item, DocxTable):
        table = value_at(article, loc[:-1])
        known = then if isinstance(then, SaidTable) else None
        return table_of(item, known, table if isinstance(table, Table) else None)
    if isinstance(then, SaidTable):
        return base_value(article, loc)
    return _edited_line(article, loc, then.pieces, item, language)


def _edited_line(article: Article, loc: Loc, then: Pieces, line: DocxLine, language: str) -> object:
    now = line.pieces
    match value_at(article, loc[:-1]):
        case Figure() | Table() as block:
            return _shown(block, str(loc[-1]), then, now, language)
        case CodeBlock():
            return words(now)
        case ListItem() as item if loc[-1] == "text":
            return _item(item, then, now)
    match value_at(article, loc):
        case Correction() as correction:
            return _correction(correction, then, now, language)
        case str(text) if text:
            return revised(text, then, now)
        case _:
            return inline_of(now)


def _shown(block: Figure | Table, name: str, then: Pieces, now: Pieces, language: str) -> Values:
    """A text of a figure or a table, or the thing itself."""
    if isinstance(block, Table) and name == TABLE:  # a chart: its alternative text is ours
        return {"header": block.header, "rows": block.rows, "align": block.align}
    if isinstance(block, Figure) and name == "src":
        return _picture(block, then, now, language)
    if name == "caption":
        return _caption(block, then, now, language)
    if name == CREDIT:
        return {name: words(now).strip() or None}
    return {name: revised(getattr(block, name) or "", then, now) or None}


def _item(item: ListItem, then: Pieces, now: Pieces) -> Values:
    """An item's words, and whether the box before them is ticked now."""
    before = then if item.checked is None else check_box(then)[1]
    checked, after = check_box(now)
    return {"text": revised(item.text, before, after), "checked": checked}


def _caption(block: Figure | Table, then: Pieces, now: Pieces, language: str) -> Values:
    """A caption, and the credit at its end, which has a style of its own."""
    credit = tuple(piece for piece in now if piece.name == CREDIT)
    rest = tidied(piece for piece in now if piece.name != CREDIT)
    before = tidied(piece for piece in then if piece.name != CREDIT)
    if without_label(before, language) == before:
        rest = without_label(rest, language)
    caption = (revised(block.caption or "", before, rest) if rest else None) or None
    if isinstance(block, Table) or block.subtitle:
        return {"caption": caption}
    said = words(credit).strip()
    is_kept = folded(said) == folded(block.credit or "")
    return {"caption": caption, "credit": block.credit if is_kept else said or None}


def without_label(caption: Pieces, language: str) -> Pieces:
    """A caption without the number that somebody typed before it, as in `Figure 2: `."""
    names = (labels_for(one)[kind] for one in (language, "en") for kind in ("figure", "table"))
    label = re.compile(rf"(?:{'|'.join(map(re.escape, names))})\s+\d+\s*[.:–—-]\s+", re.IGNORECASE)
    first = caption[0] if caption else Piece()
    typed = label.match(first.text) if first.is_text else None
    if typed is None or typed.end() == len(words(caption)):
        return caption
    return tidied((replace(first, text=first.text[typed.end() :]), *caption[1:]))


def _picture(figure: Figure, then: Pieces, now: Pieces, language: str) -> Values:
    """A figure whose alternative text or link was edited; a missing picture shows the text, after
    a label."""
    alts = [piece.image.alt for piece in now if piece.image]
    label, colon = labels_for(language)["missing_picture"], colon_of(language)
    told = label + (colon if figure.alt else "")
    said = alts[0] if alts else _untied(words(now)).removeprefix(_untied(told))
    alt = " ".join(said.split()) or figure.alt
    before, after = (next((one.href for one in side if one.image), "") for side in (then, now))
    if folded_href(before) == folded_href(after) or not is_allowed(after or "#kept"):
        return {"alt": alt}
    return {"alt": alt, "link": after or None}


def _untied(text: str) -> str:
    """Text with common spaces, also where printing ties words together."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _correction(base: Correction, then: Pieces, now: Pieces, language: str) -> Values:
    """A correction; its date stands before it, in bold."""
    day, after = dated(now, language)
    before = then[1:] if base.date else then
    return {"date": day, "text": revised(base.text, tidied(before), after)}


def dated(correction: Pieces, language: str) -> tuple[date | None, Pieces]:
    """The date before a correction, in bold and with a stop, and its words; `None` without one."""
    first = correction[0] if correction else Piece()
    is_bold = STRONG in first.marks and words([first]).strip().endswith(".")
    day = date_in(words([first]), language) if is_bold else None
    return day, tidied(correction[1:] if day else correction)
