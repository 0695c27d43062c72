"""Word files as articles: our own with an editor's changes, and anybody's by their styles."""

from __future__ import annotations

from exporter.roundtrip.word.edited_file import Imported, read_docx
from exporter.roundtrip.word.margin import Change, Comment

__all__ = ["Change", "Comment", "Imported", "read_docx"]
