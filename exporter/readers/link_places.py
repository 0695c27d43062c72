"""Where in a source file the links to labels stand, which the model knows only by their texts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from exporter.diagnostics import Place
from exporter.readers.reading import Source


class LinkPlaces:
    """Finds links one after the other; each is given out once."""

    def __init__(self, source: Source, places: Iterable[Place]) -> None:
        """`places` are where the texts of the file start."""
        self._source = source
        self._starts = sorted({source.offset(place) for place in places if place.line})
        self._given: set[int] = set()

    def place(self, text: Place, label: str) -> Place:
        """The place of the next link to a label in the text that starts at `text`.

        Of a link that stands elsewhere, as in a footnote of Markdown, the first one in the file;
        `text` where there is none.
        """
        start = self._source.offset(text)
        end = next((one for one in self._starts if one > start), len(self._source.text))
        for low, high in ((start, end), (0, len(self._source.text))):
            for found in _link_to(label).finditer(self._source.text, low, high):
                if found.start() not in self._given:
                    self._given.add(found.start())
                    return self._source.at(found.start())
        return text


def _link_to(label: str) -> re.Pattern[str]:
    """`[words](#label)` in Markdown, or its start in HTML."""
    name = re.escape(label)
    return re.compile(rf"\[[^\[\]]*\]\(\s*<?#{name}\b(?!-)|<a\s[^<>]*[\"'=]#{name}\b(?!-)")
