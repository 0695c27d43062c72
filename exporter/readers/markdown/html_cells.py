"""Where the cells and captions of HTML's tables begin in their file."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from exporter.diagnostics import Place
from exporter.readers.markdown.html_tags import CELLS
from exporter.readers.reading import Source

_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_BEGIN = re.compile(r"<(?P<name>caption|t[dh])\b[^>]*>\s*", re.IGNORECASE)


def last_table(text: str, after: int, before: int) -> int:
    """Where the last table in a piece of text begins; `before` where none does."""
    begun = [one.start() for one in _TABLE.finditer(text, after, before)]
    return begun[-1] if begun else before


class HtmlCells:
    """Finds tables in a file one after another, from `start` on."""

    def __init__(self, source: Source, start: int) -> None:
        self._source = source
        self._at = start

    def places(self, table: Element) -> dict[Element, Place]:
        """The places of what the next table holds; of nothing that is not spelt as one."""
        found: dict[Element, Place] = {}
        begin = _TABLE.search(self._source.text, self._at)
        self._at = begin.end() if begin else len(self._source.text)
        for element in table.iter():
            if element.tag in ("caption", *CELLS):
                match = _BEGIN.search(self._source.text, self._at)
                if match is None or match["name"].lower() != element.tag:
                    break
                self._at = match.end()
                found[element] = self._source.at(self._at)
        return found
