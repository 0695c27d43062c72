"""The fonts of a PDF, grown by the glyphs that codes of ours show (ISO 32000-1, 9.7).

A code of ours is a glyph of that number, made of the font's own (a composite of OpenType 1.9,
`glyf`): so codes stay what every reader takes them for. Where outlines cannot be joined so, a CMap
says which glyph a code is.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

import pydyf
from fontTools.pens.recordingPen import (  # type: ignore[import-untyped]
    DecomposingRecordingPen,
)
from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.tables import _g_l_y_f as outlines  # type: ignore[import-untyped]

from exporter.engine.glyphs.glyph_codes import NOTHING, Codes, FileCodes, Shape

MOST = 100  # entries of a CMap's block (Adobe Technical Note 5014)
NAME = "/Brief-Codes-0"
SYSTEM = {"Registry": pydyf.String("Adobe"), "Ordering": pydyf.String("Identity"), "Supplement": 0}
AS_DISTANCES = 0x0002  # ARGS_ARE_XY_VALUES
HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo 3 dict dup begin
/Registry (Adobe) def
/Ordering (Identity) def
/Supplement 0 def
end def
/CMapName /Brief-Codes-0 def
/CMapType 1 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange"""
TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def grow(pdf: pydyf.PDF, codes: FileCodes) -> None:
    """Give the fonts of a file that is painted what their codes show."""
    grown = codes.grown()
    fonts = {
        one["BaseFont"]: one
        for one in pdf.objects
        if isinstance(one, pydyf.Dictionary) and one.get("Subtype") == "/Type0"
    }
    lent = {name: _lent(pdf, fonts[name]) for name in codes.lenders()}
    for name, font in fonts.items():
        if name in grown:
            _grow(pdf, font, grown[name], lent)


def _lent(pdf: pydyf.PDF, font: Any) -> TTFont:
    """A font of the file, as it is without codes of ours."""
    descriptor = _object(pdf, _object(pdf, font["DescendantFonts"][0])["FontDescriptor"])
    return TTFont(io.BytesIO(_object(pdf, descriptor["FontFile2"]).stream[0]))


def _grow(pdf: pydyf.PDF, font: Any, codes: Codes, lent: Mapping[bytes, TTFont]) -> None:
    descendant = _object(pdf, font["DescendantFonts"][0])
    descriptor = _object(pdf, descendant["FontDescriptor"])
    if not codes.joins_glyphs:
        font["Encoding"] = _added(pdf, _cmap(codes))
        return
    file = _object(pdf, descriptor["FontFile2"])
    file.stream = _with_glyphs(file.stream[0], codes, lent)
    file.extra["Length1"] = len(file.stream[0])
    for code, shape in codes.shapes.items():
        descendant["W"] += [code, pydyf.Array([shape.width])]


def _object(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _added(pdf: pydyf.PDF, one: pydyf.Object) -> bytes:
    pdf.add_object(one)
    reference: bytes = one.reference
    return reference


def _cmap(codes: Codes) -> pydyf.Stream:
    """What character each code is: those of the font's own glyphs are the same."""
    own = f"1 begincidrange\n<0000> <{codes.font.glyph_count - 1:04x}> 0\nendcidrange"
    entries = [f"<{code:04x}> {shape.parts[0].glyph}" for code, shape in codes.shapes.items()]
    lines = [HEAD, own, *_blocks(entries), TAIL]
    about = {"Type": "/CMap", "CMapName": NAME, "CIDSystemInfo": pydyf.Dictionary(SYSTEM)}
    return pydyf.Stream([line.encode() for line in lines], pydyf.Dictionary(about), compress=True)


def _blocks(entries: list[str]) -> Iterator[str]:
    for first in range(0, len(entries), MOST):
        block = entries[first : first + MOST]
        yield "\n".join([f"{len(block)} begincidchar", *block, "endcidchar"])


def _with_glyphs(content: bytes, codes: Codes, lent: Mapping[bytes, TTFont]) -> list[bytes]:
    """A font file with a glyph for each code, which is its number."""
    file = TTFont(io.BytesIO(content), recalcTimestamp=False, recalcBBoxes=False)
    own, glyf = file.getGlyphOrder(), file["glyf"]
    cut = [f"cut{number}" for number in range(len(own), int(codes.font.glyph_count))]
    shapes = {
        **dict.fromkeys(cut, NOTHING),
        **{f"brief{one}": codes.shapes[one] for one in codes.shapes},
    }
    for name, shape in shapes.items():
        if shape.lender is None:
            glyph = _composite(shape, own)
        else:
            glyph = _outline(shape, lent[shape.lender.name], file)
        glyf.glyphs[name] = glyph
        advance = round(shape.width * file["head"].unitsPerEm / 1000)
        glyph.recalcBounds(glyf)
        file["hmtx"].metrics[name] = advance, getattr(glyph, "xMin", 0)
    file.setGlyphOrder([*own, *shapes])
    glyf.setGlyphOrder(file.getGlyphOrder())
    output = io.BytesIO()
    file.save(output)
    return [output.getvalue()]


def _composite(shape: Shape, order: list[str]) -> Any:
    glyph = outlines.Glyph()
    if not shape.parts:
        return glyph
    glyph.numberOfContours = -1
    glyph.components = []
    for part in shape.parts:
        one = outlines.GlyphComponent()
        one.glyphName, one.x, one.y, one.flags = (
            order[part.glyph],
            part.right,
            part.up,
            AS_DISTANCES,
        )
        glyph.components.append(one)
    return glyph


def _outline(shape: Shape, lender: TTFont, borrower: TTFont) -> Any:
    """What glyphs of another font show, in the units of the one that shows them."""
    scale = borrower["head"].unitsPerEm / lender["head"].unitsPerEm
    glyphs, order = lender.getGlyphSet(), lender.getGlyphOrder()
    pen = TTGlyphPen(None)
    for part in shape.parts:
        recorded = DecomposingRecordingPen(glyphs)
        glyphs[order[part.glyph]].draw(recorded)
        recorded.replay(TransformPen(pen, (scale, 0, 0, scale, part.right, part.up)))
    glyph, most = pen.glyph(), borrower["maxp"]
    points = len(getattr(glyph, "coordinates", ()))
    most.maxPoints = max(most.maxPoints, points)
    most.maxContours = max(most.maxContours, glyph.numberOfContours)
    return glyph
