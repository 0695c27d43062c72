"""Fonts cut down to some characters, in milliseconds, by the library that WeasyPrint does it with.

Kept are outlines, names and licence bits, and what shapes a text; hinting is not.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from typing import Any

from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset
from weasyprint.text.fonts import get_hb_object_data

ffi.cdef("""
    hb_blob_t * hb_blob_create (
        const char *data, unsigned int length, int mode, void *user_data, void *destroy);
    hb_face_t * hb_face_create (hb_blob_t *blob, unsigned int index);
    void hb_set_add (hb_set_t *set, hb_codepoint_t codepoint);
    void hb_set_add_range (hb_set_t *set, hb_codepoint_t first, hb_codepoint_t last);
    void hb_set_clear (hb_set_t *set);
    void hb_set_invert (hb_set_t *set);
""")

READ_ONLY = 1  # HB_MEMORY_MODE_READONLY
LEAST = (4, 1, 0)  # of HarfBuzz; WeasyPrint asks for no less
STYLISTIC = tuple(f"ss{number:02}" for number in range(1, 21))
FEATURES = ("dlig", "hlig", "lnum", "onum", "pnum", "tnum", *STYLISTIC)
"""What an author may ask for (OpenType 1.9), beside what scripts need, which HarfBuzz keeps."""

SHAPED_OTHERWISE = frozenset((b"kern", b"kerx", b"mort", b"morx", b"Silf"))
"""The tables that shape a text instead of `GPOS` and `GSUB`, and that HarfBuzz does not cut."""

Ranges = Iterable[tuple[int, int]]
"""Code points: the first and the last of each range."""


def tables_of(font: bytes) -> Mapping[bytes, int]:
    """The tables of a font by their tags, and where each begins, in bytes."""
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * index) for index in range(count))
    return {tag: offset for tag, _, offset, _ in records}


def cut(font: bytes, characters: Ranges) -> bytes:
    """A font with some characters, and all that they need of it.

    The font itself is given where there is no library that could do it, or where it would be
    set otherwise afterwards.
    """
    able = harfbuzz_subset and harfbuzz.hb_version_atleast(*LEAST)
    if not able or SHAPED_OTHERWISE & tables_of(font).keys():
        return font
    bytes_of_font = ffi.from_buffer(font)  # held as long as HarfBuzz reads it
    blob = _held(
        harfbuzz.hb_blob_create(bytes_of_font, len(font), READ_ONLY, ffi.NULL, ffi.NULL),
        harfbuzz.hb_blob_destroy,
    )
    face = _held(harfbuzz.hb_face_create(blob, 0), harfbuzz.hb_face_destroy)
    made = harfbuzz_subset.hb_subset_or_fail(face, _asked(characters))
    return get_hb_object_data(_held(made, harfbuzz.hb_face_destroy)) if made else font


def _asked(characters: Ranges) -> Any:
    asked = _held(
        harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy
    )
    harfbuzz_subset.hb_subset_input_set_flags(
        asked,
        harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING | harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE,
    )
    for name in ("NAME_ID", "NAME_LANG_ID"):
        names = _set(asked, name)
        harfbuzz.hb_set_clear(names)
        harfbuzz.hb_set_invert(names)  # all of them
    for first, last in characters:
        harfbuzz.hb_set_add_range(_set(asked, "UNICODE"), first, last)
    for feature in FEATURES:
        tag = harfbuzz.hb_tag_from_string(feature.encode(), len(feature))
        harfbuzz.hb_set_add(_set(asked, "LAYOUT_FEATURE_TAG"), tag)
    return asked


def _set(asked: Any, name: str) -> Any:
    kind = getattr(harfbuzz_subset, f"HB_SUBSET_SETS_{name}")
    return harfbuzz_subset.hb_subset_input_set(asked, kind)


def _held(thing: Any, release: Any) -> Any:
    return ffi.gc(thing, release)
