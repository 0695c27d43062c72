"""Quotation marks, apostrophes, dashes, ellipses and spaces as a language sets them, and back."""
