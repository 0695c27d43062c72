"""Where in the source stands what an edited file says in its margin, and what changed in it."""

from __future__ import annotations

import re
from dataclasses import replace

from exporter.article.whereabouts import Whereabouts
from exporter.diagnostics import Place
from exporter.readers.reading import Reading, Source
from exporter.roundtrip.word.edited_file import Imported
from exporter.roundtrip.word.margin import Change, Comment


def placed(imported: Imported, reading: Reading, source: Source) -> Imported:
    """The comments, changes and edits with their places in the source, where these can be told."""
    whereabouts = Whereabouts(reading.article, reading.places)

    def find(note: Comment | Change, words: str) -> Place | None:
        start = whereabouts.of_part(note.part) if note.part else None
        return _nearest(words, source, start) or start

    return replace(
        imported,
        comments=tuple(replace(one, place=find(one, one.about)) for one in imported.comments),
        changes=tuple(
            replace(one, place=find(one, "" if one.added else one.text)) for one in imported.changes
        ),
        places={
            part: place
            for part in imported.edits
            if (place := whereabouts.of_part(part.removesuffix("+"))) is not None
        },
    )


def _nearest(words: str, source: Source, start: Place | None) -> Place | None:
    """The place of some words that is nearest to where they should be, line ends aside."""
    if not words.strip():
        return None
    pattern = r"\s+".join(map(re.escape, words.split()))
    places = [source.at(match.start()) for match in re.finditer(pattern, source.text)]
    line = start.line if start and start.line else 1
    return min(places, key=lambda place: abs((place.line or 1) - line), default=None)
