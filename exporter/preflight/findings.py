"""What a check found in a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that is amiss: a sentence, and where.

    `where` is a page, from 1, or the path of a part of a DOCX; `None` for the file as a whole.
    `picture` is the picture that it is about, by its width and height in points.
    """

    message: str
    where: int | str | None = None
    picture: tuple[float, float] | None = None


def too_coarse(dpi: float, least: float) -> str:
    """What to say of a picture with too few dots an inch; the same for PDF and DOCX."""
    return f"a picture has {dpi:.0f} dpi at its size, under {least:.0f} dpi"
