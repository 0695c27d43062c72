"""What of a font travels: whole alphabets, of the text and its languages, so that it can go on.

See docs/decisions/word-fonts-travel-by-alphabets.md.
"""

from __future__ import annotations

import functools
import io
import struct
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

import langcodes
from docx.oxml.ns import qn
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.tables.DefaultTable import DefaultTable  # type: ignore[import-untyped]
from fontTools.ttLib.tables.O_S_2f_2 import calcCodePageRanges  # type: ignore[import-untyped]
from fontTools.unicodedata import Blocks, Scripts  # type: ignore[import-untyped]
from lxml import etree

from exporter.engine.font_programs import cut
from exporter.styled import BOLD_FROM, EMOJI, FontFace
from exporter.writers.word.parts.cut_slowly import cut_slowly, is_quick
from exporter.writers.word.parts.fonts import FACES, kind_of, may_be_cut
from exporter.writers.word.values.ooxml import Xml
from exporter.writers.word.values.run_format import NO_LANGUAGE, RunFormat

Range = tuple[int, int]

ALWAYS: tuple[Range, ...] = (
    (0x0000, 0x017F),  # Latin: Basic, Latin-1, Extended-A
    (0x0192, 0x0192),  # the florin, which Windows-1252 has
    (0x01A0, 0x01A1),  # O and U with a horn, which Windows-1258 has beside combining marks
    (0x01AF, 0x01B0),
    (0x0218, 0x021B),  # S and T with a comma below
    (0x02B0, 0x036F),  # modifier letters, combining marks
    (0x1E9E, 0x1E9E),  # capital sharp S
    (0x2000, 0x27BF),  # punctuation, superscripts, currencies, arrows, mathematics, dingbats
    (0xE000, 0xF8FF),  # a house's own signs
    (0xFB00, 0xFB06),  # Latin ligatures
)
"""The characters that travel whatever the text is (Unicode 15.1, Blocks.txt)."""

OF_ALWAYS = (
    "bs ca cs da de en es et eu fi fo fr ga gl hr hu id is it lb lt lv ms mt nb nl nn no pl pt ro"
    " se sk sl sq sv sw tr"
)
"""The languages in Latin letters that need no others than those (CLDR, main exemplar letters)."""

SEVERAL_SCRIPTS = {"Jpan": ("Hira", "Kana"), "Kore": ("Hang",)}
"""What those of a language stand for (ISO 15924), but Han: its rare blocks would be megabytes."""

BEYOND = 0x110000
CODE_PAGES, CODE_PAGES_OFFSET = struct.Struct(">LL"), 78  # in an OS/2 table, from version 1
WEIGHT, WEIGHT_OFFSET = struct.Struct(">H"), 4  # likewise, in all versions
REGULAR, BOLD = 400, 700


def text_in(parts: Iterable[Xml]) -> str:
    """All text of some parts of a file, with the marks of its lists."""
    pieces = list[str]()
    for part in parts:
        pieces.append(etree.tostring(part, method="text", encoding="unicode"))
        pieces.extend(level.get(qn("w:val"), "") for level in part.iter(qn("w:lvlText")))
    return "".join(pieces)


def languages_in(parts: Iterable[Xml]) -> frozenset[str]:
    """The languages that some parts of a file name for their text, as BCP-47 tags; not the one
    that says of words that they are in none."""
    named = (element.attrib.values() for part in parts for element in part.iter(qn("w:lang")))
    return frozenset(map(str, chain.from_iterable(named))) - {NO_LANGUAGE}


def cut_down(
    faces: Iterable[FontFace],
    alphabets: tuple[Range, ...] | None,
    used: Mapping[RunFormat, Collection[str]],
) -> Iterator[FontFace]:
    """The faces with some alphabets, or whole for `None`; that for emoji with those in use.

    `used` are the texts that other fonts than those around them are used for, by their looks.
    """
    for face in faces:
        if face.family != EMOJI:
            yield _with(face, alphabets) if alphabets and may_be_cut(face.data) else face
        elif emoji := _emoji(face, used):
            yield _with(face, emoji, kind_of(face).removeprefix("embed"))


def alphabets_of(text: str, languages: Iterable[str] = ()) -> tuple[Range, ...]:
    """The Unicode blocks of a text and of the scripts of its languages, and what travels always.

    Its capitals count, and its letters with their accents, or without: programs show these too.
    """
    shown = [text, text.upper(), *(unicodedata.normalize(form, text) for form in ("NFC", "NFD"))]
    of_text = map(_block, frozenset("".join(shown)))
    return tuple(sorted({*ALWAYS, *of_text, *chain.from_iterable(map(_of_language, languages))}))


def _block(character: str) -> Range:
    return _block_at(bisect_right(Blocks.RANGES, ord(character)) - 1)


def _block_at(index: int) -> Range:
    return Blocks.RANGES[index], [*Blocks.RANGES[index + 1 : index + 2], BEYOND][0] - 1


@functools.lru_cache
def _of_language(tag: str) -> frozenset[Range]:
    """The blocks of a language's script; none where what travels always is enough."""
    likely = langcodes.Language.get(tag).maximize()
    script = likely.script or ""
    if script == "Latn" and likely.language in OF_ALWAYS.split():
        return frozenset()
    return frozenset(_of_scripts(SEVERAL_SCRIPTS.get(script, (script,))))


def _of_scripts(scripts: Collection[str]) -> Iterator[Range]:
    ends = [*Scripts.RANGES[1:], BEYOND]
    for first, end, script in zip(Scripts.RANGES, ends, Scripts.VALUES, strict=True):
        if script in scripts:
            indices = (bisect_right(Blocks.RANGES, code) for code in (first, end - 1))
            yield from map(_block_at, range(next(indices) - 1, next(indices)))


def _emoji(face: FontFace, used: Mapping[RunFormat, Collection[str]]) -> tuple[Range, ...]:
    """The characters that a face for emoji shows."""
    texts = (
        text
        for look, said in used.items()
        for text in said
        if look.font == face.family and FACES[look.bold, look.italic] == kind_of(face)
    )
    return tuple((ord(one), ord(one)) for one in sorted(frozenset("".join(texts))))


def _with(face: FontFace, characters: tuple[Range, ...], style: str = "") -> FontFace:
    return replace(face, data=_cut(face.data, characters, style, face.weight >= BOLD_FROM))


@functools.lru_cache(maxsize=64)
def _cut(data: bytes, characters: tuple[Range, ...], style: str, is_bold: bool) -> bytes:
    """A cut font that says truly which alphabets it has, so that no program shows empty boxes, and
    whether it is bold."""
    small = cut(data, characters)
    if small is data and not is_quick():
        small = cut_slowly(data, characters)
    if small is data:
        return data
    font = TTFont(io.BytesIO(small), recalcTimestamp=False)
    if style:
        _call(font, style)
    else:
        claimed = _claiming(font.getTableData("OS/2"), _code_pages(characters))
        font["OS/2"] = _as_heavy(claimed, is_bold)
    made = io.BytesIO()
    font.save(made, reorderTables=None)  # as they stand, which is quickest
    return made.getvalue()


def _claiming(table: bytes, pages: tuple[int, int]) -> DefaultTable:
    """An `OS/2` table that claims no code pages but some (OpenType 1.9, "ulCodePageRange").

    It is not taken apart, which would take longer than all the rest.
    """
    changed, made = bytearray(table), DefaultTable("OS/2")
    if len(table) >= CODE_PAGES.size + CODE_PAGES_OFFSET:
        claimed = CODE_PAGES.unpack_from(table, CODE_PAGES_OFFSET)
        both = (one & other for one, other in zip(claimed, pages, strict=True))
        CODE_PAGES.pack_into(changed, CODE_PAGES_OFFSET, *both)
    made.data = bytes(changed)
    return made


def _as_heavy(table: DefaultTable, is_bold: bool) -> DefaultTable:
    """An `OS/2` table that calls a bold face so: that of Debian's bold Noto Nastaliq Urdu says 400,
    and LibreOffice would make one of the regular face (OpenType 1.9, "usWeightClass")."""
    (weight,) = WEIGHT.unpack_from(table.data, WEIGHT_OFFSET)
    if is_bold and weight < BOLD_FROM:
        changed = bytearray(table.data)
        WEIGHT.pack_into(changed, WEIGHT_OFFSET, BOLD)
        table.data = bytes(changed)
    return table


@functools.lru_cache(maxsize=64)
def _code_pages(characters: tuple[Range, ...]) -> tuple[int, int]:
    """The code pages that a font with all of some characters would have, as bits of two numbers."""
    every = (range(first, last + 1) for first, last in characters)
    bits = sum(1 << bit for bit in calcCodePageRanges(set(chain.from_iterable(every))))
    return bits & 0xFFFFFFFF, bits >> 32


def _call(font: TTFont, style: str) -> None:
    """Let a font that stands for bold or italic say so, so that no program makes it bolder.

    It says so in all places (OpenType 1.9, "name", "head", "OS/2").
    """
    bold, italic = style.startswith("Bold"), style.endswith("Italic")
    font["head"].macStyle = bold | italic << 1
    font["OS/2"].usWeightClass = BOLD if bold else REGULAR
    font["OS/2"].fsSelection = italic | bold << 5 | (not bold and not italic) << 6
    for record in font["name"].names:
        record.string = record.toUnicode().replace("Regular", style)
