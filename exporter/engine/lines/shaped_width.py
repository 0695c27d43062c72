"""How wide text is as its font shapes it: joined, stacked and kerned, which HarfBuzz does."""

from __future__ import annotations

import functools
import re
from typing import Any

from weasyprint.text.ffi import ffi, harfbuzz

from exporter.engine.font_programs import READ_ONLY

ffi.cdef("""
    typedef ... hb_buffer_t;
    typedef struct {
        int32_t x_advance;
        int32_t y_advance;
        int32_t x_offset;
        int32_t y_offset;
        uint32_t var;
    } hb_glyph_position_t;
    hb_font_t * hb_font_create (hb_face_t *face);
    void hb_font_destroy (hb_font_t *font);
    hb_buffer_t * hb_buffer_create (void);
    void hb_buffer_destroy (hb_buffer_t *buffer);
    void hb_buffer_add_utf8 (
        hb_buffer_t *buffer, const char *text, int length, unsigned int offset, int item_length);
    void hb_buffer_guess_segment_properties (hb_buffer_t *buffer);
    void hb_shape (hb_font_t *font, hb_buffer_t *buffer, void *features, unsigned int count);
    hb_glyph_position_t * hb_buffer_get_glyph_positions (hb_buffer_t *buffer, unsigned int *length);
""")

SHAPED = re.compile("[\u0300-\u036f\u0590-\u1c7f\ua800-\ua8ff\ua930-\uabff\U0001e900-\U0001e95f]")
"""Letters that do not stand beside each other as they are: their scripts join or stack them."""


def shaped_width(font: bytes, text: str) -> float:
    """The width of a text of one direction in a font, in ems."""
    shaper = _shaper(font)
    buffer = ffi.gc(harfbuzz.hb_buffer_create(), harfbuzz.hb_buffer_destroy)
    encoded = text.encode()
    harfbuzz.hb_buffer_add_utf8(buffer, encoded, len(encoded), 0, len(encoded))
    harfbuzz.hb_buffer_guess_segment_properties(buffer)
    harfbuzz.hb_shape(shaper, buffer, ffi.NULL, 0)
    count = ffi.new("unsigned int *")
    positions = harfbuzz.hb_buffer_get_glyph_positions(buffer, count)
    units = harfbuzz.hb_face_get_upem(harfbuzz.hb_font_get_face(shaper))
    return float(sum(positions[index].x_advance for index in range(count[0])) / units)


@functools.lru_cache(maxsize=16)
def _shaper(font: bytes) -> Any:
    """HarfBuzz's font of a file; it reads the bytes for as long as it lives."""
    data = ffi.from_buffer(font)
    blob = harfbuzz.hb_blob_create(data, len(font), READ_ONLY, ffi.NULL, ffi.NULL)
    face = harfbuzz.hb_face_create(blob, 0)
    shaper = harfbuzz.hb_font_create(face)
    harfbuzz.hb_face_destroy(face)  # which the font holds
    harfbuzz.hb_blob_destroy(blob)  # which the face holds
    return ffi.gc(shaper, functools.partial(_ended, data))


def _ended(_data: Any, shaper: Any) -> None:
    harfbuzz.hb_font_destroy(shaper)
