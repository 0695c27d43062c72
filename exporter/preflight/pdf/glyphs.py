"""Missing letters: what no font could draw, and what nobody can read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from exporter.preflight.findings import Finding
from exporter.preflight.pdf.content import MOST_CONTENT, resources_of
from exporter.preflight.pdf.objects import at, members, name, some, unpacked
from exporter.preflight.pdf.opened import PdfFile
from exporter.preflight.profiles import Expected
from exporter.preflight.wording import quoted

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Two zero bytes as a string of a content stream may write them (ISO 32000-1, 7.3.4).
SIGNS = re.compile(rb"<(?:[0-9A-Fa-f]{4})*?0000|\0|\\0")
NO_GLYPH = b"\0\0"  # the glyph that stands for all that a font lacks (ISO 32000-1, 9.7.6.3)


def missing_glyphs(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """No letter is shown as an empty box, and none means nothing."""
    for number, page in enumerate(file.pages, start=1):
        count = sum(_missing_in(codes) for codes in _two_byte_texts(page))
        if count:
            letters = "a letter is" if count == 1 else f"{count} letters are"
            yield Finding(f"{letters} shown as an empty box, for no font has them", number)
    for sheet in file.sheets:
        for run in sheet.runs:
            if REPLACEMENT in run.text:
                told = f"{quoted(run.text)} has a letter without meaning"
                yield Finding(told, sheet.number)


def _missing_in(codes: bytes) -> int:
    pairs = (codes[index : index + 2] for index in range(0, len(codes) - 1, 2))
    return sum(pair == NO_GLYPH for pair in pairs)


def _two_byte_texts(page: Any) -> Iterator[bytes]:
    """The strings that a page shows in fonts whose codes are glyphs' numbers of two bytes."""
    fonts = members(at(resources_of(page), "Font"))
    wide = {key for key, font in fonts.items() if name(at(font, "Encoding")).startswith("Identity")}
    if not wide or not _may_show_no_glyph(page):
        return
    in_wide = False
    for instruction in pikepdf.parse_content_stream(page, "Tf Tj TJ ' \""):
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            continue
        operands = instruction.operands
        if str(instruction.operator) == "Tf":
            in_wide = bool(operands) and name(operands[0]) in wide
        elif in_wide and operands:
            for piece in some(operands[-1]):
                if isinstance(piece, pikepdf.String):
                    yield bytes(piece)


def _may_show_no_glyph(page: Any) -> bool:
    """A quick look at a page's content, for most pages need no other; too large a one has none."""
    left = MOST_CONTENT
    may_show = False
    for stream in some(at(page, "Contents")):
        data = unpacked(stream, left)
        if data is None:
            return False
        left -= len(data)
        may_show = may_show or bool(SIGNS.search(data))
    return may_show
