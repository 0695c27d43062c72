"""Words that begin a line of our Markdown and mean something; the reader and the writer share them.

A character reference in their place (`&#8212; Anna`) makes them plain words.
"""

from __future__ import annotations

import re

ATTRIBUTION = re.compile(r"(?:[—―–]|--)\s*(?=\S)")
"""Begins the last line of a quotation: who said it."""

TABLE_CAPTION = re.compile(r"(?:Table)?:\s+(?=\S)")
"""Begins the paragraph below a table: what it shows."""

CREDIT = re.compile(r"Credit:\s+(?=\S)")
"""Begins a paragraph of a `::: figure`: whose picture it is."""

CORRECTION_DATE = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2}):\s+(?=\S)")
"""Begins a correction: when it was made."""

CALLOUT_KINDS = ("note", "tip", "warning", "important")
PULL_QUOTE = "pull-quote"
FIGURE = "figure"
CALLOUT = "callout"
