"""How the text of a DOCX is set: its fonts, sizes and colours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from exporter.manuscript.names import below, w
from exporter.preflight.contrast import Ink, contrast, wanted
from exporter.preflight.docx.opened import DocxFile
from exporter.preflight.docx.set_text import SetText
from exporter.preflight.findings import Finding
from exporter.preflight.profiles import Expected
from exporter.preflight.sizes import small_body
from exporter.preflight.wording import quoted

WHITE = "FFFFFF"
EMBEDDED = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
# What every Word brings along, and what LibreOffice shows with the same widths.
KNOWN = frozenset(
    {"aptos", "arial", "calibri", "calibri light", "cambria", "cambria math", "courier new"}
    | {"georgia", "symbol", "tahoma", "times new roman", "trebuchet ms", "verdana", "wingdings"}
)


def fonts(file: DocxFile, _: Expected) -> Iterator[Finding]:
    """Every font in use travels in the file or comes with every Word."""
    there = _embedded(file) | KNOWN
    used = dict.fromkeys(one.look.family for one in file.texts)
    for family in used:
        if family and family.lower() not in there:
            yield Finding(f"the font {family} neither travels in the file nor comes with Word")


def small_type(file: DocxFile, expected: Expected) -> Iterator[Finding]:
    """No text is set smaller than can be read."""
    limits = expected.limits
    sizes: Counter[float] = Counter()
    small: dict[tuple[str, float], SetText] = {}
    for one in file.texts:
        sizes[one.look.size] += len(one.words)
        if one.look.size < limits.note_size and not one.look.raised:
            small.setdefault((one.style, one.look.size), one)
    for (style, size), one in small.items():
        told = f"the style {style} sets {quoted(one.words)} in {size:g} pt"
        yield Finding(f"{told}, under {limits.note_size:g} pt", one.part)
    yield from small_body(sizes, limits.body_size)


def faint_text(file: DocxFile, expected: Expected) -> Iterator[Finding]:
    """All text stands out from its ground (WCAG 2.2, 1.4.3)."""
    told = set()
    for one in file.texts:
        if one.look.colour is None:
            continue
        ground = one.look.ground or WHITE
        ratio = contrast(Ink.of(one.look.colour), Ink.of(ground))
        least = wanted(expected.limits, one.look.size, bold=one.look.bold)
        key = (one.style, one.look.colour, ground)
        if ratio < least and key not in told:
            told.add(key)
            yield Finding(
                f"{quoted(one.words)} in the style {one.style} has a contrast of {ratio:.1f}:1 "
                f"(#{one.look.colour} on #{ground}), under {least:g}:1",
                one.part,
            )


def _embedded(file: DocxFile) -> set[str]:
    """The families of which the file has a face, in lower case."""
    table = file.font_table
    found = [] if table is None else table.findall(w("font"))
    return {
        font.get(w("name"), "").lower()
        for font in found
        if any(below(font, kind) is not None for kind in EMBEDDED)
    }
