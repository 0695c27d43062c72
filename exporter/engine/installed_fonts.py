"""The families of the fonts that a machine has installed, and of those that we brought."""

from __future__ import annotations

from weasyprint.text.ffi import ffi, pango

from exporter.engine.parsed import font_configuration

ffi.cdef("""
    typedef ... PangoFontFamily;
    void pango_font_map_list_families (
        PangoFontMap *fontmap, PangoFontFamily ***families, int *n_families);
    const char * pango_font_family_get_name (PangoFontFamily *family);
""")


def installed_families() -> frozenset[str]:
    """The names of all families that layout may choose from."""
    families, count = ffi.new("PangoFontFamily ***"), ffi.new("int *")
    pango.pango_font_map_list_families(font_configuration().font_map, families, count)
    names = (pango.pango_font_family_get_name(families[0][one]) for one in range(count[0]))
    return frozenset(ffi.string(name).decode() for name in names)
