"""Where in the article's source file the words are that a margin note is about."""

from __future__ import annotations

import re
from dataclasses import replace

from exporter.diagnostics import Place
from exporter.readers.docx.document import Imported
from exporter.readers.docx.margin import Change, Comment
from exporter.readers.reading import Reading, Source
from exporter.whereabouts import Whereabouts


def placed(imported: Imported, reading: Reading, source: Source) -> Imported:
    """The comments and changes with their places in the source, where these can be told."""
    whereabouts = Whereabouts(reading.article, reading.places)

    def find(note: Comment | Change, words: str) -> Place | None:
        start = whereabouts.of_part(note.part) if note.part else None
        return _nearest(words, source, start) or start

    return replace(
        imported,
        comments=tuple(replace(one, place=find(one, one.about)) for one in imported.comments),
        changes=tuple(
            replace(one, place=find(one, "" if one.kind == "insertion" else one.text))
            for one in imported.changes
        ),
    )


def _nearest(words: str, source: Source, start: Place | None) -> Place | None:
    """The place of some words that is nearest to where they should be, line ends aside."""
    if not words.strip():
        return None
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = [source.at(match.start()) for match in re.finditer(pattern, source.text)]
    line = start.line if start and start.line else 1
    return min(found, key=lambda place: abs((place.line or 1) - line), default=None)
