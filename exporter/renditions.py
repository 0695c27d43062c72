"""What comes of an article: its editions in every format, and what was noticed on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from exporter.article import Article
from exporter.diagnostics import Diagnostic
from exporter.fit import Fit
from exporter.naming import file_name
from exporter.preflight import Area
from exporter.preflight.made import ShownPicture


@dataclass(frozen=True)
class Rendition:
    """One edition in one format: its bytes, its page count, and what copyfitting did.

    `pages` are those of the layout that both formats share, `margins` the edges of its type area,
    `pictures` those of the article that it shows.
    """

    edition: str
    format: str
    data: bytes
    pages: int
    fit: Fit
    margins: Area
    pictures: tuple[ShownPicture, ...]

    def name(self, stem: str) -> str:
        """The file name: `STEM.pdf` for the brief, `STEM-summary.pdf` for any other edition."""
        return file_name(stem, self.edition, self.format)


@dataclass(frozen=True)
class Export:
    """Everything that came of one article; `inputs` are the files that the result depends on.

    `fits` tells for each edition what copyfitting did.
    """

    article: Article
    renditions: tuple[Rendition, ...]
    diagnostics: tuple[Diagnostic, ...]
    inputs: tuple[Path, ...]
    fits: Mapping[str, Fit]
