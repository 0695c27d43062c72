"""The editions and formats that are made unless told otherwise, and what their files are called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from exporter import resources
from exporter.errors import UsageError

MAIN_EDITION = "brief"
EDITIONS = (MAIN_EDITION, "summary")
FORMATS = ("pdf", "docx")


def file_name(stem: str, edition: str, form: str) -> str:
    """`STEM.pdf` for the brief, `STEM-summary.pdf` for any other edition."""
    suffix = "" if edition == MAIN_EDITION else f"-{edition}"
    return f"{stem}{suffix}.{form}"


def check_names(
    editions: Sequence[str], formats: Sequence[str], templates: Path | None = None
) -> None:
    """Raise UsageError for an edition that has no template or a format that has no writer."""
    for kind, names, known in (
        ("edition", editions, tuple(resources.editions(templates))),
        ("format", formats, FORMATS),
    ):
        for name in names:
            if name not in known:
                hint = f"choose {' or '.join(known)}"
                raise UsageError.at(kind, f"there is no {kind} {name!r}", hint=hint)
