"""Fonts: inside the file, and telling which characters their glyphs are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from exporter.preflight.findings import Finding
from exporter.preflight.pdf.objects import at, identity, items, members, name
from exporter.preflight.pdf.opened import PdfFile
from exporter.preflight.profiles import Expected

MOST_FORMS = 2_000
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
    seen: set[tuple[int, int]] = set()
    for number, page in enumerate(file.pages, start=1):
        for font in _fonts_in(page, seen):
            found.setdefault(identity(font) or (0, -len(found)), Font(font, number))
    return list(found.values())


def _fonts_in(page: Any, seen: set[tuple[int, int]]) -> Iterator[Any]:
    """The fonts of a page and of the forms in it; a form that was seen is not looked at again."""
    waiting = [resources_of(page)]
    while waiting and len(seen) < MOST_FORMS:
        resources = waiting.pop()
        yield from members(at(resources, "Font")).values()
        for form in members(at(resources, "XObject")).values():
            if name(at(form, "Subtype")) == "Form" and identity(form) not in seen:
                seen.add(identity(form))
                waiting.append(at(form, "Resources"))


def resources_of(page: Any) -> Any:
    """A page's resources, which it may have from a node above it."""
    for _ in range(50):
        if (found := at(page, "Resources")) is not None:
            return found
        page = at(page, "Parent")
    return None


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
