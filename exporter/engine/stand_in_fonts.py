"""Which face of the machine stands in for a script's own families, as layout would choose it.

Layout chooses another one for each style of text, and tells nobody. What is asked here can be
named, so that the PDF and the Word file take the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from weasyprint.text.ffi import ffi, fontconfig

from exporter.engine.parsed import font_configuration

ffi.cdef("""
    typedef struct _FcCharSet FcCharSet;
    FcBool FcPatternAddInteger (FcPattern *p, const char *object, int i);
    FcBool FcPatternAddCharSet (FcPattern *p, const char *object, const FcCharSet *c);
    FcResult FcPatternGetInteger (const FcPattern *p, const char *object, int n, int *i);
    FcResult FcPatternGetCharSet (const FcPattern *p, const char *object, int n, FcCharSet **c);
    FcCharSet * FcCharSetCreate (void);
    void FcCharSetDestroy (FcCharSet *fcs);
    FcBool FcCharSetAddChar (FcCharSet *fcs, unsigned int ucs4);
    FcBool FcCharSetHasChar (const FcCharSet *fcs, unsigned int ucs4);
""")

REGULAR, BOLD = 80, 200  # as fontconfig counts weights
BOLD_FROM = 600  # as CSS does
AT_ALL = 0xFFFF  # of an index: above these bits it names an instance of a variable font


class InstalledFace(NamedTuple):
    """A face of the machine: its family, its file, and its number in that, from 0."""

    family: str
    path: Path
    number: int


def stand_in_face(family: str, language: str, letter: str, weight: int) -> InstalledFace | None:
    """The face nearest to a family, generic ones included, that has a letter.

    `language` is a tag of fontconfig, as `ko` and `zh-tw`; `weight` is 400 or 700. `None` where no
    face has that letter.
    """
    asked = ffi.gc(fontconfig.FcPatternCreate(), fontconfig.FcPatternDestroy)
    letters = ffi.gc(fontconfig.FcCharSetCreate(), fontconfig.FcCharSetDestroy)
    fontconfig.FcCharSetAddChar(letters, ord(letter))
    fontconfig.FcPatternAddString(asked, b"family", family.encode())
    fontconfig.FcPatternAddString(asked, b"lang", language.encode())
    fontconfig.FcPatternAddInteger(asked, b"weight", BOLD if weight >= BOLD_FROM else REGULAR)
    fontconfig.FcPatternAddCharSet(asked, b"charset", letters)
    config = font_configuration()._config  # noqa: SLF001  # WeasyPrint has no other way to it
    fontconfig.FcConfigSubstitute(config, asked, fontconfig.FcMatchPattern)
    fontconfig.FcDefaultSubstitute(asked)
    result = ffi.new("FcResult *")
    found = fontconfig.FcFontMatch(config, asked, result)
    if found == ffi.NULL:
        return None
    found = ffi.gc(found, fontconfig.FcPatternDestroy)
    return _face(found) if _has(found, letter) else None


def _has(found: object, letter: str) -> bool:
    letters = ffi.new("FcCharSet **")
    got = fontconfig.FcPatternGetCharSet(found, b"charset", 0, letters)
    return got == fontconfig.FcResultMatch and bool(
        fontconfig.FcCharSetHasChar(letters[0], ord(letter))
    )


def _face(found: object) -> InstalledFace:
    number = ffi.new("int *")
    fontconfig.FcPatternGetInteger(found, b"index", 0, number)
    return InstalledFace(
        _string(found, b"family"), Path(_string(found, b"file")), number[0] & AT_ALL
    )


def _string(found: object, name: bytes) -> str:
    text = ffi.new("FcChar8 **")
    fontconfig.FcPatternGetString(found, name, 0, text)
    return bytes(ffi.string(text[0])).decode(errors="surrogateescape")
