"""Numbers of a table's column that stand below each other by their decimal marks.

What a number has fewer of behind its mark than the longest, its cell keeps free: the text stays as
it is, and PDF and Word get the same room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol

from exporter.engine.cascade import Cascade
from exporter.engine.insides import Node
from exporter.fit.cuts import words_of

ENDWARDS = "align-right"
ROOM = "--_decimals"
"""The custom property of a cell: what it keeps free behind its number, in em."""


def align_decimals(cascade: Cascade) -> Cascade:
    """The document with room behind the numbers of its tables."""
    root = cascade.document_element
    marks = _mark(root.get("lang") or "en") + ARABIC_DECIMAL
    columns = (column for table in root.iter("table") for column in _columns(table))
    aligned = [_align(cascade, column, marks) for column in columns]
    return cascade.anew() if any(aligned) else cascade


def _mark(language: str) -> str:
    try:
        return get_decimal_symbol(Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return "."


def _columns(table: Node) -> Iterator[list[Node]]:
    """The cells of each column that is set to its end, without its heads."""
    rows = [list(row.iter("td")) for row in table.iter("tr")]
    for column in zip(*filter(None, rows), strict=False):
        if all(ENDWARDS in (cell.get("class") or "") for cell in column):
            yield list(column)


def _align(cascade: Cascade, cells: Sequence[Node], marks: str) -> bool:
    """Give the cells their room; tells whether any needs one."""
    tails = [_tail(words_of(cell), marks) for cell in cells]
    if NO_NUMBER in tails or not any(tail and tail[0] in marks for tail in tails):
        return False
    widths = [_width(cascade, cell, tail or "") for cell, tail in zip(cells, tails, strict=True)]
    for cell, tail, width in zip(cells, tails, widths, strict=True):
        if tail is not None and (room := max(widths) - width) > 0:
            cell.set("style", f"{ROOM}: {room:.3f}em")
    return True


def _width(cascade: Cascade, cell: Node, text: str) -> float:
    """How wide a text is in a cell, in em."""
    return cascade.word_widths(cell, [text])[0] / cascade.edges(cell).size if text else 0.0


def _tail(text: str, marks: str) -> str | None:
    """What stands behind the whole part of a number, such as `.5 %`, be it nothing.

    `None` where a text has no digit, `NO_NUMBER` where its digits are no such number.
    """
    if not any(map(str.isdecimal, text)):
        return None
    groups = "".join(sign for sign in GROUPS if sign not in marks)
    number = re.fullmatch(
        rf"\D{{0,4}}(\d{{1,3}}([{groups}]\d{{3}})+|\d+)(?P<tail>([{re.escape(marks)}]\d+)?\D*)",
        text,
    )
    return number["tail"] if number else NO_NUMBER


GROUPS = ",.'’\u00a0\u202f\u2009\u066c "
ARABIC_DECIMAL = "\u066b"  # which Arabic digits have in any language
NO_NUMBER = "no number"
