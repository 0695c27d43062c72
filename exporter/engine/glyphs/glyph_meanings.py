"""What the glyphs of emoji mean, told to the fonts of the PDF (ISO 32000-1, 9.10.3).

WeasyPrint gives a cluster's text to the last of its glyphs. Where that one does not show, as a
variation selector's, the one that shows would mean nothing. See
docs/decisions/emoji-in-one-colour.md.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping

from weasyprint.formatting_structure import boxes

from exporter.engine.insides import Box, Stream
from exporter.engine.lines.shaped import Cluster, clusters

JOINER = "\u200d"
JOINING = re.compile("[\u200d\u20e3\ufe0e\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
"""What makes one emoji of several characters, or shows nothing of its own (UTS 51, 1.4)."""


def tell_meanings(page_box: Box, stream: Stream) -> None:
    """Tell the fonts of a page that is to be painted what its joined emoji mean."""
    for box in page_box.descendants():
        if type(box) is boxes.TextBox and JOINING.search(box.text):
            for cluster in clusters(box.text, box.style):
                if JOINING.search(cluster.text):
                    font, _ = stream.add_font(cluster.font)
                    _tell(cluster, font.to_unicode)


def _tell(cluster: Cluster, meanings: MutableMapping[int, str]) -> None:
    """One glyph means all; several, which no glyph of the font joins, a part each."""
    parts = cluster.text.split(JOINER)
    if len(cluster.glyphs) == 1:
        meanings.setdefault(cluster.glyphs[0], cluster.text)
    elif len(cluster.glyphs) == len(parts):
        meanings.update(zip(cluster.glyphs, parts, strict=True))
