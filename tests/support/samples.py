"""Articles that many tests use, as files of the repository and as values."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from exporter.article import Article
from exporter.engine.layout import Layout
from exporter.pipeline import Exporter
from exporter.results import Export

ARTICLES = Path(__file__).parents[1] / "data" / "articles"
SUMMIT = ARTICLES / "summit.txt"
HARBOUR = ARTICLES / "harbour.md"
"""What the pictures of themes show: a chart, a table, a picture, an aside, a pull quote."""
EVERYTHING = ARTICLES / "everything.yaml"
FIGURES = ARTICLES / "figures.yaml"
EXHIBITS = ARTICLES / "exhibits.yaml"
POSTS = tuple(sorted((ARTICLES / "18f").glob("*.md")))
THEMES = ("newsroom", "think-tank", "parliament", "clear-print")
HOUSE = str(ARTICLES.parent / "themes" / "one-column.css")
"""A theme of one column, which changes only when a mechanism does."""


def article(**fields: Any) -> Article:
    """A small valid article with the given fields on top."""
    basis = {"headline": "A headline", "lede": "The lede says it."}
    return Article.model_validate({**basis, **fields})


@functools.cache
def exporter(theme: str = HOUSE, paper: str | None = None) -> Exporter:
    """One exporter a house style, for the whole test run."""
    return Exporter(theme=theme, paper=paper)


@functools.cache
def exported(
    source: Path = SUMMIT,
    theme: str = HOUSE,
    paper: str | None = None,
    formats: tuple[str, ...] = ("pdf",),
) -> Export:
    """Both editions of a file in the given formats, made once a test run."""
    return exporter(theme, paper).export(source, formats=formats)


@contextmanager
def every_font() -> Iterator[None]:
    """As on a machine with a font for every character; a Word file holds them all."""
    with patch.object(Layout, "missing_characters", return_value=[]):
        yield


def pdf_of(
    source: Path, edition: str = "brief", theme: str = HOUSE, paper: str | None = None
) -> bytes:
    """One edition as PDF."""
    return rendition(exported(source, theme, paper), edition, "pdf")


def docx_of(
    source: Path, edition: str = "brief", theme: str = HOUSE, paper: str | None = None
) -> bytes:
    """One edition as DOCX."""
    return rendition(exported(source, theme, paper, ("docx",)), edition, "docx")


def rendition(export: Export, edition: str, format: str) -> bytes:  # noqa: A002
    """The bytes of one rendition."""
    return next(
        made.data for made in export.renditions if (made.edition, made.format) == (edition, format)
    )
