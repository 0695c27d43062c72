"""Text as PDFium gives it: in UTF-16, of which it turns surrogate pairs round.

PDFium puts what runs from right to left into the order of reading unit by unit; so of an emoji
there the second half comes first.
"""

from __future__ import annotations

import re

HALVES = range(0xD800, 0xE000)

DIRECTIONS = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""What only says how text beside it runs, and is not printed."""

_HALVES = re.compile(
    "[\ud800-\udbff][\udc00-\udfff]|[\udc00-\udfff][\ud800-\udbff]|[\ud800-\udfff]"
)


def text_of(units: bytes) -> str:
    """The text of units in little-endian order; half of a pair without its other is U+FFFD."""
    try:
        return units.decode("utf-16-le")
    except UnicodeDecodeError:
        pairs = zip(units[::2], units[1::2], strict=False)
        return _HALVES.sub(_letter, "".join(chr(low + 256 * high) for low, high in pairs))


def _letter(halves: re.Match[str]) -> str:
    high, low = min(halves[0]), max(halves[0])  # as their ranges lie
    return (high + low).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")[0]
