"""Capitals that Word would make otherwise than the PDF does, or not at all."""

from __future__ import annotations

from dataclasses import replace

from exporter.engine.lines.capitals import capitals
from exporter.writers.word.values.run_format import RunFormat


def cased(text: str, look: RunFormat) -> tuple[str, RunFormat]:
    """A text and its look: in capitals of its own where those of `w:caps` would be others.

    Word has one capital for each letter in any language; ß, tonos and the dot of i need more.
    """
    if not look.caps or (text.isascii() and not look.language.latin.startswith(("tr", "az"))):
        return text, look
    shown = capitals(text, look.language.latin)
    if shown == "".join(map(_capital, text)):
        return text, look
    return shown, replace(look, caps=False)


def _capital(letter: str) -> str:
    capital = letter.upper()
    return capital if len(capital) == 1 else letter
