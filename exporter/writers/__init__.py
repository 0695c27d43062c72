"""Styled pages in, the bytes of a file out."""
