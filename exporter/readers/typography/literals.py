"""Signs that were typed to stay as they are, `\\"` or `&quot;`, as signs of their own meanwhile.

They are lone surrogates, which no text of a file can hold, as Python's `surrogateescape` has them.
"""

from __future__ import annotations

import re

KEPT = "\"'-. «»"
"""The signs whose setting can be prevented."""

_FIRST = 0xDC00
_TO_LITERALS = {ord(sign): _FIRST + ord(sign) for sign in KEPT}
_TO_SIGNS = {literal: sign for sign, literal in _TO_LITERALS.items()}
_LITERAL = re.compile(f"[{''.join(map(chr, _TO_SIGNS))}]")


def kept(text: str) -> str:
    """`text` with literals for its signs."""
    return text.translate(_TO_LITERALS)


def released(text: str) -> str:
    """`text` with signs for its literals."""
    return text.translate(_TO_SIGNS) if _LITERAL.search(text) else text


def escaped(text: str) -> str:
    """`text` with its literals as Markdown spells them."""
    return _LITERAL.sub(_spelt, text)


def _spelt(match: re.Match[str]) -> str:
    sign = released(match.group())
    return f"&#{ord(sign)};" if sign in " «»" else f"\\{sign}"
