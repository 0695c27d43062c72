"""Checks of a DOCX, one file a subject."""
