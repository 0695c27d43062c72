"""What a check found in a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that is amiss: a sentence, and where.

    `where` is a page, from 1, or the path of a part of a DOCX; `None` for the file as a whole.
    """

    message: str
    where: int | str | None = None
