"""Word files as articles: our own with an editor's changes, and anybody's by their styles."""

from __future__ import annotations

from exporter.readers.docx.document import Imported, read_docx
from exporter.readers.docx.margin import Change, Comment

__all__ = ["Change", "Comment", "Imported", "read_docx"]
