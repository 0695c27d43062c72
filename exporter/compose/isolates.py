"""What is kept in one piece where text runs to the left: addresses, telephone and signed numbers.

Unicode's rules (UAX 9) put the sign of a number on its far side there, and part an address or a
telephone number at its marks; in an isolate of their own they read as they were written.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from exporter.scripts.bidi import HAS_RIGHT_TO_LEFT

_NUMBER = r"\d+(?:[.,:/]\d+)*"
_PIECE = re.compile(
    r"(?P<address>(?:https?://|www\.)[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?،؛؟]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?<![\w+])(?P<telephone>\+\d[\d ()\u00a0-]{5,}\d)"
    rf"|(?<!\w)(?P<signed>[-−+±~≈<>≤≥]\s?[$€£¥₪₹]?{_NUMBER}|[$€£¥₪₹]\s?{_NUMBER}[kmbKMB]?)"
    r"(?:[ \u00a0\u202f]?[%‰°][CF]?)?"
    rf"|(?<!\w)(?P<share>{_NUMBER}[ \u00a0\u202f]?[%‰°][CF]?)"
    r"|(?<!\w)(?P<name>[A-Za-z]+(?:\+\+|#|\*))(?!\w)"
)


def isolated(text: str, *, right_to_left: bool) -> Markup:
    """A text, escaped, with its isolates where it is in a text, or has letters, that run so."""
    if not right_to_left and not HAS_RIGHT_TO_LEFT.search(text):
        return escape(text)
    parts: list[Markup] = []
    end = 0
    for match in _PIECE.finditer(text):
        parts += [escape(text[end : match.start()]), _isolate(match.group())]
        end = match.end()
    return Markup("").join((*parts, escape(text[end:])))


def _isolate(piece: str) -> Markup:
    return Markup('<bdi dir="ltr">{}</bdi>').format(piece)
