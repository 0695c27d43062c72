"""brief: one article, one template, one stylesheet; a printed brief in PDF and in Word.

    >>> from exporter import Exporter, read
    >>> result = Exporter(theme="think-tank").export("article.md")

The names that need the layout engine are loaded when first used, so that checking an article
stays quick.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from exporter.diagnostics import (
    ArticleError,
    ContractError,
    DesignError,
    Diagnostic,
    ExportError,
    FileError,
    Place,
    Severity,
    UsageError,
)
from exporter.version import __version__

if TYPE_CHECKING:
    from exporter.article import Article
    from exporter.pipeline import Exporter, export
    from exporter.project.whole import Project
    from exporter.readers.reader_table import read
    from exporter.results import Export, Rendition

__all__ = [
    "Article",
    "ArticleError",
    "ContractError",
    "DesignError",
    "Diagnostic",
    "Export",
    "ExportError",
    "Exporter",
    "FileError",
    "Place",
    "Project",
    "Rendition",
    "Severity",
    "UsageError",
    "__version__",
    "export",
    "read",
]

_HOMES = {
    "Article": "exporter.article",
    "Export": "exporter.results",
    "Exporter": "exporter.pipeline",
    "Project": "exporter.project.whole",
    "Rendition": "exporter.results",
    "export": "exporter.pipeline",
    "read": "exporter.readers.reader_table",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home: object = importlib.import_module(_HOMES[name])
    return getattr(home, name)
