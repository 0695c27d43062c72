"""The fonts travel along, whole, so that an editor can type any letter (ISO 29500-1, 17.8.1).

See docs/decisions/word-fonts-travel-whole.md.
"""

from __future__ import annotations

import functools
import hashlib
import io
import struct
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from exporter.diagnostics import Diagnostic, warning
from exporter.styled import BOLD_FROM, FontFace
from exporter.writers.word.parts.package import WordPackage
from exporter.writers.word.values.ooxml import Xml, make, root
from exporter.writers.word.values.run_format import RunFormat

OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
SCRAMBLED = 32  # bytes at the beginning of the file
RESTRICTED = 0x0002  # OS/2 fsType: no embedding without the owner's leave
FS_TYPE_OFFSET = 8
REGULAR, BOLD = 400, 700
POSTSCRIPT = b"OTTO"  # how a font begins that has a CFF table (OpenType 1.9, "Organization")
FORBIDS = "forbids embedding"
LICENCE_HINT = "choose a font whose licence allows it to travel in documents"
OUTLINES_HINT = "take the TrueType file of the same font for @font-face"
FACES = {
    (False, False): "embedRegular",
    (True, False): "embedBold",
    (False, True): "embedItalic",
    (True, True): "embedBoldItalic",
}


def add_fonts(
    package: WordPackage, faces: Iterable[FontFace], families: Sequence[str]
) -> tuple[Diagnostic, ...]:
    """Add the font table and the faces of the given families to the package.

    A face whose maker forbids it, or that Word cannot read, is left out, with a warning.
    """
    table = package.add("word/fontTable.xml", CT.WML_FONT_TABLE, root("w:fonts"))
    package.main.relate_to(table, RT.FONT_TABLE)
    known = {(face.family, _kind(face)): face for face in faces}
    chosen = [
        known[family, kind]
        for family in families
        for kind in FACES.values()
        if (family, kind) in known
    ]
    free = [face for face in chosen if _may_travel(face)]
    embedded = {
        id(face): _embedded(package, table, face, number)
        for number, face in enumerate(free, start=1)
    }
    table.element.extend(
        make("w:font", *(embedded[id(face)] for face in free if face.family == family), name=family)
        for family in families
    )
    return tuple(_kept_back(face) for face in chosen if face not in free)


def _may_travel(face: FontFace) -> bool:
    return not face.data.startswith(POSTSCRIPT) and may_travel(face.data)


def may_travel(data: bytes) -> bool:
    """Whether a font's licence bits allow it to be embedded."""
    (tables,) = struct.unpack_from(">H", data, 4)
    for record in range(12, 12 + 16 * tables, 16):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, record)
        if tag == b"OS/2":
            (bits,) = struct.unpack_from(">H", data, offset + FS_TYPE_OFFSET)
            return not bits & RESTRICTED
    return True


def with_subsets(
    faces: Iterable[FontFace], family: str, used: Mapping[RunFormat, Collection[str]]
) -> Iterator[FontFace]:
    """The faces, those of a family only as far as texts are set in them.

    `used` are the texts by their looks.
    """
    for face in faces:
        texts = [
            text
            for look, said in used.items()
            for text in said
            if look.font == family and FACES[look.bold, look.italic] == _kind(face)
        ]
        if face.family != family:
            yield face
        elif texts:
            yield subset_for(face, texts)


def subset_for(face: FontFace, texts: Iterable[str]) -> FontFace:
    """A face with what of its font some texts need, and the glyphs that join several characters.

    It says of itself that it is bold or italic where it stands for that, so that no program makes
    it so.
    """
    return replace(face, data=_subset(face.data, "".join(sorted(texts)), _kind(face)))


@functools.lru_cache(maxsize=32)
def _subset(data: bytes, text: str, kind: str) -> bytes:
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    subsetter = Subsetter(Options(notdef_outline=True, layout_features=["*"]))
    subsetter.populate(text=text)
    subsetter.subset(font)
    _call(font, kind.removeprefix("embed"))
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def _call(font: TTFont, style: str) -> None:
    """Let a font say in all places what it is (OpenType 1.9, "name", "head", "OS/2")."""
    bold, italic = style.startswith("Bold"), style.endswith("Italic")
    font["head"].macStyle = bold | italic << 1
    font["OS/2"].usWeightClass = BOLD if bold else REGULAR
    font["OS/2"].fsSelection = italic | bold << 5 | (not bold and not italic) << 6
    for record in font["name"].names:
        record.string = record.toUnicode().replace("Regular", style)


def scrambled(data: bytes, key: uuid.UUID) -> bytes:
    """A font as it stands in the file: its first bytes mixed with the key, read backwards."""
    mask = key.bytes[::-1] * (SCRAMBLED // len(key.bytes))
    head = bytes(one ^ other for one, other in zip(data, mask, strict=False))
    return head + data[SCRAMBLED:]


def _embedded(package: WordPackage, table: Part, face: FontFace, number: int) -> Xml:
    key = _key(face.data)
    path = f"word/fonts/font{number}.odttf"
    part = package.add_blob(path, OBFUSCATED, scrambled(face.data, key))
    relation = table.relate_to(part, RT.FONT)
    return make(f"w:{_kind(face)}", r_id=relation, fontKey=f"{{{str(key).upper()}}}")


@functools.lru_cache(maxsize=32)
def _key(data: bytes) -> uuid.UUID:
    """A key made of the font itself, so that the same font always gives the same bytes."""
    return uuid.UUID(bytes=hashlib.sha256(data).digest()[:16])


def _kind(face: FontFace) -> str:
    return FACES[face.weight >= BOLD_FROM, face.italic]


def _kept_back(face: FontFace) -> Diagnostic:
    is_postscript = face.data.startswith(POSTSCRIPT)
    reason = "has PostScript outlines, which Word does not embed" if is_postscript else FORBIDS
    return warning(
        "font-not-embedded",
        f"the font {face.family} ({_kind(face).removeprefix('embed')}) {reason},"
        " so Word shows another one where it is not installed",
        hint=OUTLINES_HINT if is_postscript else LICENCE_HINT,
    )
