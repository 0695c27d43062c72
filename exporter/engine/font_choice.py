"""Which fonts layout may choose, whatever the machine has: ours for emoji, and none in colour.

See docs/decisions/emoji-in-one-colour.md.
"""

from __future__ import annotations

from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration

from exporter.styled import EMOJI

ffi.cdef("FcBool FcConfigBuildFonts (FcConfig *config);")

RULES = f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <selectfont><rejectfont><pattern>
    <patelt name="color"><bool>true</bool></patelt>
  </pattern></rejectfont></selectfont>
  <match target="pattern">
    <test name="family" qual="any"><string>emoji</string></test>
    <edit name="family" mode="assign_replace" binding="strong"><string>{EMOJI}</string></edit>
  </match>
</fontconfig>
"""


def restrict(fonts: FontConfiguration) -> None:
    """Lay the rules upon a configuration to which no face has been added yet."""
    config = fonts._config  # noqa: SLF001  # WeasyPrint has no other way to it
    fontconfig.FcConfigParseAndLoadFromMemory(config, RULES.encode(), True)
    fontconfig.FcConfigBuildFonts(config)  # anew, since those in colour are in it already
    pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", fonts.font_map))
