"""The Word writer: a styled document as a DOCX whose styles are the stylesheet's."""

from exporter.writers.word.file import write
from exporter.writers.word.parts.package import opened

__all__ = ["opened", "write"]
