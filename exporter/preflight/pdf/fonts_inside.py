"""Fonts inside the file, telling their characters; letters that no font could draw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from exporter.preflight.findings import Finding, quoted
from exporter.preflight.pdf.opened_pdf import PdfFile
from exporter.preflight.pdf.values import (
    at,
    forms_of,
    identity,
    items,
    members,
    name,
    resources_of,
    some,
    unpacked,
)
from exporter.preflight.pdf.weight import MOST_CONTENT
from exporter.preflight.profiles import Expected

KNOWN_ENCODINGS = frozenset({"WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding"})
PROGRAMS = ("FontFile", "FontFile2", "FontFile3")
DIRECT = (0, 0)
SUBSET_TAG = len("ABCDEF+")


@dataclass(frozen=True)
class Font:
    """A font dictionary and the first page that uses it."""

    dictionary: object
    page: int

    @property
    def shown(self) -> str:
        """Its name, without the tag of a subset."""
        base = name(at(self.dictionary, "BaseFont"))
        return base[SUBSET_TAG:] if base[SUBSET_TAG - 1 : SUBSET_TAG] == "+" else base


def font_embedding(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """Every font is in the file, so that it looks alike everywhere."""
    for font in fonts_of(file):
        if not _is_embedded(font.dictionary):
            yield Finding(f"the font {font.shown or 'without a name'} is not embedded", font.page)


def unicode_map(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """Every font says which characters its glyphs are, so that text can be found and read aloud."""
    for font in fonts_of(file):
        if not _tells_characters(font.dictionary):
            shown = font.shown or "without a name"
            yield Finding(f"the font {shown} does not say what its glyphs mean", font.page)


def fonts_of(file: PdfFile) -> list[Font]:
    """Each font of the file once, in the order of pages."""
    fonts: dict[tuple[int, int], Font] = {}
    for number, page in enumerate(file.pages, start=1):
        for font in _fonts_in(page):
            key = identity(font)
            is_direct = key == DIRECT
            fonts.setdefault((0, -len(fonts) - 1) if is_direct else key, Font(font, number))
    return list(fonts.values())


def _fonts_in(page: object) -> Iterator[object]:
    """The fonts of a page and of the forms in it."""
    for resources in (resources_of(page), *(at(form, "Resources") for form in forms_of(page))):
        yield from members(at(resources, "Font")).values()


def _is_embedded(font: object) -> bool:
    if name(at(font, "Subtype")) == "Type3":
        return True
    descendants = items(at(font, "DescendantFonts"))
    descriptor = at(descendants[0] if descendants else font, "FontDescriptor")
    return any(at(descriptor, program) is not None for program in PROGRAMS)


def _tells_characters(font: object) -> bool:
    """Whether text in it can be read (ISO 32000-1, 9.10.2)."""
    if at(font, "ToUnicode") is not None:
        return True
    if name(at(font, "Subtype")) == "Type0":
        return not name(at(font, "Encoding")).startswith("Identity")
    encoding = at(font, "Encoding")
    if name(encoding) in KNOWN_ENCODINGS:
        return True
    names = [name(one) for one in items(at(encoding, "Differences"))]
    return not any(one.startswith((".notdef", "g0", "G0", "cid")) for one in names)


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
    for shown in file.shown:
        for run in shown.text:
            if REPLACEMENT in run.text:
                told = f"{quoted(run.text)} has a letter without meaning"
                yield Finding(told, shown.number)


def _missing_in(codes: bytes) -> int:
    pairs = (codes[index : index + 2] for index in range(0, len(codes) - 1, 2))
    return sum(pair == NO_GLYPH for pair in pairs)


def _two_byte_texts(page: pikepdf.Object) -> Iterator[bytes]:
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


def _may_show_no_glyph(page: object) -> bool:
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
