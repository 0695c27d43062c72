"""What is numbered through the whole file: bookmarks, footnotes, pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from exporter.writers.word.flow import Note, Picture
from exporter.writers.word.ooxml import Xml, w
from exporter.writers.word.package import Package, Part
from exporter.writers.word.pictures import format_of

FIRST_NOTE = 1  # -1 and 0 are the lines that part notes from the text


class Registers:
    """Gives out the numbers, in the order of asking."""

    def __init__(self, package: Package, targets: Iterable[str]) -> None:
        self.notes: list[Note] = []
        self.parts: dict[Xml, str] = {}
        self._package = package
        self._bookmarks = {target: number for number, target in enumerate(sorted(targets), 1)}
        self._pictures: dict[str, Part] = {}
        self._drawings = 0

    def bookmark_name(self, anchor: str) -> str:
        """The bookmark of an anchor; the underscore hides it from Word's list of bookmarks."""
        return f"_Ref{self._bookmarks[anchor]:09d}"

    def bookmark(self, anchor: str) -> tuple[Xml, Xml]:
        """The beginning and the end of a bookmark, which marks a place."""
        number = self._bookmarks[anchor]
        start = w("bookmarkStart", id=number, name=self.bookmark_name(anchor))
        return start, w("bookmarkEnd", id=number)

    def shown(self, paragraph: Xml, part: str) -> None:
        """Remember which part of the article a paragraph shows."""
        if part:
            self.parts[paragraph] = part

    def note(self, note: Note) -> int:
        """The identifier of a new footnote."""
        self.notes.append(note)
        return FIRST_NOTE + len(self.notes) - 1

    def picture(self, picture: Picture, part: Part) -> tuple[int, str]:
        """The number of a new drawing, and its relation from `part`; equal pictures share one."""
        digest = hashlib.sha256(picture.data).hexdigest()
        if digest not in self._pictures:
            suffix = format_of(picture.data)
            path = f"word/media/image{len(self._pictures) + 1}.{suffix}"
            self._pictures[digest] = self._package.add(path, f"image/{suffix}", picture.data)
        self._drawings += 1
        return self._drawings, part.relate(self._pictures[digest], "image")
