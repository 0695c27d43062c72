"""The pictures of an article, read and checked before anything is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from exporter import images
from exporter.article import Article, Figure
from exporter.article.walk import blocks
from exporter.diagnostics import Diagnostic


@dataclass(frozen=True)
class LoadedPicture:
    """A picture's file and its bytes."""

    path: Path
    data: bytes


Pictures = Mapping[str, LoadedPicture]
"""Pictures by the `src` of their figures; a missing picture is left out."""


def pictures_of(article: Article, folder: Path | None) -> tuple[Pictures, tuple[Diagnostic, ...]]:
    """Every picture of an article below its folder, and what is wrong with the others."""
    pictures: dict[str, LoadedPicture] = {}
    diagnostics: list[Diagnostic] = []
    figures = (block for _, block in blocks(article) if isinstance(block, Figure))
    for src in dict.fromkeys(figure.src for figure in figures):
        checked = images.check(src, folder)
        if isinstance(checked, Diagnostic):
            diagnostics.append(checked)
        else:
            pictures[src] = LoadedPicture(checked.path, checked.path.read_bytes())
    return pictures, tuple(diagnostics)
