"""How findings quote a file."""

from __future__ import annotations

LONGEST = 40


def quoted(words: str) -> str:
    """The beginning of some words, in quotation marks."""
    tidy = " ".join(words.split())
    return f"“{tidy if len(tidy) <= LONGEST else tidy[: LONGEST - 1].rstrip() + '…'}”"
