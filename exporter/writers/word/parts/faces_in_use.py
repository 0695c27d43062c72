"""Which faces a Word file needs: those of its text and styles, and all of the body's family.

See docs/decisions/word-fonts-travel-by-alphabets.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporter.styled import FontFace
from exporter.writers.word.parts.fonts import FACES, kind_of
from exporter.writers.word.values.run_format import RunFormat
from exporter.writers.word.values.style_names import NORMAL
from exporter.writers.word.values.stylesheet import Stylesheet
from exporter.writers.word.values.word_document import Paragraph


def faces_in_use(
    faces: Iterable[FontFace],
    sheet: Stylesheet,
    text: Iterable[Paragraph],
    used: Iterable[RunFormat],
) -> Iterator[FontFace]:
    """The faces that the paragraphs of a text, their styles and some other looks are set in.

    Of the body's family all: whoever writes on makes words bold and italic. Of a family that lacks
    a face in use likewise: programs make it from the others.
    """
    declared = list(faces)
    known = {(face.family, kind_of(face)) for face in declared}
    asked = {_face_of(look) for look in (*_looks(sheet, text), *used)}
    whole = {family for family, _ in asked - known} | {sheet.paragraph_styles[NORMAL.id].look.font}
    for face in declared:
        if face.family in whole or (face.family, kind_of(face)) in asked:
            yield face


def _face_of(look: RunFormat) -> tuple[str, str]:
    return look.font, FACES[look.bold, look.italic]


def _looks(sheet: Stylesheet, text: Iterable[Paragraph]) -> Iterator[RunFormat]:
    """How styles, paragraphs and what stands in these look."""
    yield from (style.look for style in sheet.paragraph_styles.values())
    yield from (style.look for style in sheet.character_styles.values())
    for paragraph in text:
        yield paragraph.look
        for inline in paragraph.content:
            yield inline.look
