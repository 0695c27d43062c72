"""Which fonts layout may choose, whatever the machine has: ours for emoji, none in colour, no bold
one that says that it is regular (Noto Nastaliq Urdu's does), and those that were installed for us.

See docs/decisions/emoji-in-one-colour.md.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration

from exporter.resources import installed_fonts_folder
from exporter.styled import EMOJI

ffi.cdef("FcBool FcConfigBuildFonts (FcConfig *config);")

RULES = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{installed}</dir>
  <selectfont><rejectfont><pattern>
    <patelt name="color"><bool>true</bool></patelt>
  </pattern></rejectfont></selectfont>
  <selectfont><rejectfont><pattern>
    <patelt name="style"><string>Bold</string></patelt>
    <patelt name="weight"><const>regular</const></patelt>
  </pattern></rejectfont></selectfont>
  <match target="pattern">
    <test name="family" qual="any"><string>emoji</string></test>
    <edit name="family" mode="assign_replace" binding="strong"><string>{emoji}</string></edit>
  </match>
</fontconfig>
"""


def restrict(fonts: FontConfiguration) -> None:
    """Lay the rules upon a configuration to which no face has been added yet."""
    config = fonts._config  # noqa: SLF001  # WeasyPrint has no other way to it
    rules = RULES.format(emoji=EMOJI, installed=escape(str(installed_fonts_folder())))
    fontconfig.FcConfigParseAndLoadFromMemory(config, rules.encode(errors="surrogateescape"), True)
    fontconfig.FcConfigBuildFonts(config)  # anew, since those in colour are in it already
    pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", fonts.font_map))
