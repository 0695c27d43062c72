"""Pango's layouts, set up as WeasyPrint does, but with nothing left behind and nothing made twice.

WeasyPrint 70 makes a context for each layout, and for each an attribute and a list of attributes
that it never gives back. See docs/upstream/weasyprint-pango-lists.md.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from weasyprint.text.constants import PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description
from weasyprint.text.line_break import Layout

from exporter.engine.patches import Replaced

SetUp = Callable[[Any, Any], None]

FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)

_is_ours: ContextVar[bool] = ContextVar("is_ours", default=False)


def _tidily(set_up: SetUp) -> SetUp:
    """A function for a function: what is plain is set up by us, in a layout or a file of ours."""

    def ours(layout: Any, style: Any) -> None:
        is_plain = style["text_decoration_line"] == "none"
        if not _is_ours.get() or not is_plain or style["font_language_override"] != "normal":
            set_up(layout, style)
            return
        context, layout.language = _contexts.of(style)
        layout.style, layout.first_line_direction = style, 0
        layout.ascent = layout.underline_position = layout.strikethrough_position = None
        layout.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(layout.layout, False)
        pango.pango_layout_set_font_description(layout.layout, get_font_description(style))
        if features := _features(style):
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
            feature = pango.pango_attr_font_features_new(features)
            pango.pango_attr_list_insert(attributes, feature)  # which owns it from now on
            pango.pango_layout_set_attributes(layout.layout, attributes)

    return ours


def _features(style: Any) -> bytes:
    """The OpenType features of a style, as Pango reads them; empty where it asks for none."""
    kept = getattr(style, "__dict__", {})  # that of a text in a drawing is a plain dictionary
    if "pango_features" not in kept:
        asked = font_features(*(style[name] for name in FEATURES))
        kept["pango_features"] = ",".join(f"{key} {value}" for key, value in asked.items()).encode()
    features: bytes = kept["pango_features"]
    return features


class _Contexts(threading.local):
    """Contexts of Pango by font map, direction and language: each thread has its own."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, str, str], tuple[Any, Any]] = {}

    def of(self, style: Any) -> tuple[Any, Any]:
        """The context for a style, and its language."""
        key = (style.font_config.font_map, style["direction"], style["lang"] or "")
        if key not in self._known:
            self._known[key] = _context(*key)
        return self._known[key]


def _context(font_map: Any, direction: str, lang: str) -> tuple[Any, Any]:
    context = ffi.gc(pango.pango_font_map_create_context(font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[direction])
    if not lang:
        return context, pango.pango_language_get_default()
    pointer, _ = unicode_to_char_p(lang)
    language = pango.pango_language_from_string(pointer)
    pango.pango_context_set_language(context, language)
    return context, language


_contexts = _Contexts()
_lock = threading.Lock()
_replaced = Replaced(Layout, "setup", _tidily)


@contextmanager
def tidy_layouts() -> Iterator[None]:
    """Set up Pango's layouts our way, in this thread, inside the block."""
    before = _is_ours.set(True)
    with _lock:
        _replaced.put()
    try:
        yield
    finally:
        with _lock:
            _replaced.take_away()
        _is_ours.reset(before)
