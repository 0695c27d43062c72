"""The Word writer: a styled document as a DOCX whose styles are the stylesheet's."""

from exporter.writers.word.document import write

__all__ = ["write"]
