"""Checks of a PDF, one file a subject."""
