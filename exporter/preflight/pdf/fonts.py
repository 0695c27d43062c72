"""Fonts: inside the file, and telling which characters their glyphs are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from exporter.preflight.findings import Finding
from exporter.preflight.pdf.content import forms_of, resources_of
from exporter.preflight.pdf.objects import at, identity, items, members, name
from exporter.preflight.pdf.opened import PdfFile
from exporter.preflight.profiles import Expected

KNOWN_ENCODINGS = frozenset({"WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding"})
PROGRAMS = ("FontFile", "FontFile2", "FontFile3")
SUBSET_TAG = len("ABCDEF+")


@dataclass(frozen=True)
class Font:
    """A font dictionary and the first page that uses it."""

    dictionary: Any
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
    found: dict[tuple[int, int], Font] = {}
    for number, page in enumerate(file.pages, start=1):
        for font in _fonts_in(page):
            found.setdefault(identity(font) or (0, -len(found)), Font(font, number))
    return list(found.values())


def _fonts_in(page: Any) -> Iterator[Any]:
    """The fonts of a page and of the forms in it."""
    for resources in (resources_of(page), *(at(form, "Resources") for form in forms_of(page))):
        yield from members(at(resources, "Font")).values()


def _is_embedded(font: Any) -> bool:
    if name(at(font, "Subtype")) == "Type3":
        return True
    descendants = items(at(font, "DescendantFonts"))
    descriptor = at(descendants[0] if descendants else font, "FontDescriptor")
    return any(at(descriptor, program) is not None for program in PROGRAMS)


def _tells_characters(font: Any) -> bool:
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
