"""What the files of an export are called."""

from __future__ import annotations

MAIN_EDITION = "brief"


def file_name(stem: str, edition: str, form: str) -> str:
    """`STEM.pdf` for the brief, `STEM-summary.pdf` for any other edition."""
    suffix = "" if edition == MAIN_EDITION else f"-{edition}"
    return f"{stem}{suffix}.{form}"
