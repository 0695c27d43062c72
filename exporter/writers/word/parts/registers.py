"""What is numbered through the whole file: bookmarks, footnotes, pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.image import ImagePart

from exporter.docx.computed_fields import bookmark_of
from exporter.styled import LABELLED
from exporter.writers.word.parts.footnotes import FIRST_NOTE
from exporter.writers.word.parts.grids import Placed
from exporter.writers.word.parts.package import WordPackage
from exporter.writers.word.setting.word_pictures import format_of
from exporter.writers.word.values.fallbacks import Fallbacks
from exporter.writers.word.values.ooxml import Xml, make
from exporter.writers.word.values.word_document import Note, Picture, SequenceNumber

SVG_TYPE = "image/svg+xml"


class Registers:
    """Gives out the numbers, in the order of asking."""

    def __init__(self, package: WordPackage, targets: Iterable[str], fallbacks: Fallbacks) -> None:
        self.fallbacks = fallbacks
        self.notes: list[Note] = []
        self.parts: dict[Xml, str] = {}
        self._package = package
        self._bookmarks = {target: number for number, target in enumerate(sorted(targets), 1)}
        self._pictures: dict[str, ImagePart] = {}
        self._counts: dict[str, int] = {}
        self._drawings = 0

    def bookmark_name(self, anchor: str) -> str:
        """The bookmark of an anchor; the underscore hides it from Word's list of bookmarks."""
        if anchor.startswith(LABELLED):
            return bookmark_of(anchor.removeprefix(LABELLED))
        return f"_Ref{self._bookmarks[anchor]:09d}"

    def bookmark(self, anchor: str) -> tuple[Xml, Xml]:
        """The beginning and the end of a bookmark, which marks a place."""
        return self.bookmark_edge(anchor, "start"), self.bookmark_edge(anchor, "end")

    def bookmark_edge(self, anchor: str, kind: str) -> Xml:
        """Where a bookmark starts or ends."""
        name = self.bookmark_name(anchor) if kind == "start" else None
        return make(f"w:bookmark{kind.title()}", id=self._bookmarks[anchor], name=name)

    def sequence(self, counted: SequenceNumber) -> str:
        """The instruction of a number that counts; it says where the count does not go on by one.

        An edition may leave out what stands before, such as the first two figures.
        """
        number = int(counted.shown)
        goes_on = number == self._counts.get(counted.sequence, 0) + 1
        self._counts[counted.sequence] = number
        reset = "" if goes_on else f" \\r {number}"
        return f"SEQ {counted.sequence} \\* ARABIC{reset}"

    def shown(self, paragraph: Xml, part: str) -> None:
        """Remember which part of the article a paragraph shows."""
        if part:
            self.parts[paragraph] = part

    def note(self, note: Note) -> int:
        """The identifier of a new footnote."""
        self.notes.append(note)
        return FIRST_NOTE + len(self.notes) - 1

    def picture(self, picture: Picture, part: Part) -> Placed:
        """The number of a new drawing, and its relations from `part`; equal pictures share one."""
        self._drawings += 1
        suffix = format_of(picture.data)
        relation = self._image(picture.data, suffix, f"image/{suffix}", part)
        vector = self._image(picture.svg, "svg", SVG_TYPE, part) if picture.svg else None
        return Placed(self._drawings, relation, vector)

    def _image(self, data: bytes, suffix: str, media_type: str, part: Part) -> str:
        """The relation from `part` to the part of an image."""
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._pictures:
            path = PackURI(f"/word/media/image{len(self._pictures) + 1}.{suffix}")
            self._pictures[digest] = ImagePart(path, media_type, data)
            self._package.image_parts.append(self._pictures[digest])
        return part.relate_to(self._pictures[digest], RT.IMAGE)
