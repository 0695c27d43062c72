"""Boxes with columns, laid out (CSS Multi-column Layout 1)."""
