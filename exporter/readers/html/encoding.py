"""The encoding that a page says it has, as Word's pages still do (HTML, 13.2.3)."""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*(?P<name>[\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]+encoding\s*=\s*[\"'](?P<name>[\w.:-]+)", re.IGNORECASE)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WITHIN = 1024
_LATIN = frozenset(("iso8859-1", "ascii"))
"""Labels by which the standard of encodings means windows-1252."""


def in_utf8(data: bytes) -> bytes:
    """A page in UTF-8; as it is, where it says no encoding, or one in which it is not."""
    if data.startswith(_WIDE):
        return data.decode("utf-16", errors="replace").encode()
    declared = _XML.match(data) or _DECLARED.search(data[:_WITHIN])
    if declared is None or data.startswith(codecs.BOM_UTF8):
        return data
    try:
        name = codecs.lookup(declared["name"].decode("ascii")).name
        return data.decode("cp1252" if name in _LATIN else name).encode()
    except (LookupError, UnicodeError):
        return data
