"""The fonts travel along, so that an editor sees what we set (ISO 29500-1, 17.8.1).

See docs/decisions/word-fonts-travel-by-alphabets.md.
"""

from __future__ import annotations

import functools
import hashlib
import struct
import uuid
from collections.abc import Iterable, Sequence

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part

from exporter.diagnostics import Diagnostic, warning
from exporter.engine.font_programs import tables_of
from exporter.styled import BOLD_FROM, FontFace
from exporter.writers.word.parts.package import WordPackage
from exporter.writers.word.values.ooxml import Xml, make, root

OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
SCRAMBLED = 32  # bytes at the beginning of the file
USAGE, EDITABLE = 0x000E, 0x0008  # OS/2 fsType: the least strict counts; 0 is free (OpenType 1.9)
BITMAPS_ONLY = 0x0200  # likewise: no embedding of outlines
WHOLE = 0x0100  # likewise: no embedding of a part
FS_TYPE_OFFSET = 8
POSTSCRIPT = b"OTTO"  # how a font begins that has a CFF table (OpenType 1.9, "Organization")
COLLECTION = ".ttc"
FORBIDS = "forbids embedding in files that are edited"
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

    A face whose maker forbids it, or that Word cannot read, is left out, with a warning; one of a
    collection without, since nobody chose it, and preflight tells of all that do not travel.
    """
    table = package.add("word/fontTable.xml", CT.WML_FONT_TABLE, root("w:fonts"))
    package.main.relate_to(table, RT.FONT_TABLE)
    known = {(face.family, kind_of(face)): face for face in faces}
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
    kept_back = (face for face in chosen if face not in free)
    return tuple(_kept_back(face) for face in kept_back if face.file.suffix != COLLECTION)


def _may_travel(face: FontFace) -> bool:
    return not face.data.startswith(POSTSCRIPT) and may_travel(face.data)


def may_travel(data: bytes) -> bool:
    """Whether a font's licence bits allow its outlines in files that are edited."""
    bits = _licence(data)
    return not bits & BITMAPS_ONLY and (not bits & USAGE or bool(bits & EDITABLE))


def may_be_cut(data: bytes) -> bool:
    """Whether a font's licence bits allow it to be embedded in part, and Word could read it."""
    return not data.startswith(POSTSCRIPT) and may_travel(data) and not _licence(data) & WHOLE


def _licence(data: bytes) -> int:
    """The bits of `fsType`; none are set where a font says nothing (OpenType 1.9, "OS/2")."""
    table = tables_of(data).get(b"OS/2")
    (bits,) = (0,) if table is None else struct.unpack_from(">H", data, table + FS_TYPE_OFFSET)
    return int(bits)


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
    return make(f"w:{kind_of(face)}", r_id=relation, fontKey=f"{{{str(key).upper()}}}")


@functools.lru_cache(maxsize=32)
def _key(data: bytes) -> uuid.UUID:
    """A key made of the font itself, so that the same font always gives the same bytes."""
    return uuid.UUID(bytes=hashlib.sha256(data).digest()[:16])


def kind_of(face: FontFace) -> str:
    """The name of the element that embeds a face."""
    return FACES[face.weight >= BOLD_FROM, face.italic]


def _kept_back(face: FontFace) -> Diagnostic:
    is_postscript = face.data.startswith(POSTSCRIPT)
    reason = "has PostScript outlines, which Word does not embed" if is_postscript else FORBIDS
    return warning(
        "font-not-embedded",
        f"the font {face.family} ({kind_of(face).removeprefix('embed')}) {reason},"
        " so Word shows another one where it is not installed",
        hint=OUTLINES_HINT if is_postscript else LICENCE_HINT,
    )
