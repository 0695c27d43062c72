"""First letters with a look of their own; one that floats is a drop cap, a frame of its own."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import replace

from exporter.styled import Element, Style
from exporter.writers.word.values.ooxml import half_points, twips
from exporter.writers.word.values.paragraph_format import DropCap, ParagraphFormat
from exporter.writers.word.values.run_format import run_format
from exporter.writers.word.values.style_names import DROP_CAP, FIRST_LETTER
from exporter.writers.word.values.word_document import Paragraph, Text

PUNCTUATION = ("Ps", "Pe", "Pi", "Pf", "Po")
# docs/decisions/word-drop-caps-are-frames.md
BELOW_BASELINE = 0.2  # the share of an exact line that Word keeps below the baseline
NEARLY = 0.05  # of a line: what rounding may add to a letter's height


def with_initial(paragraph: Paragraph, element: Element) -> Paragraph:
    """The paragraph with its first letter as `::first-letter` sets it."""
    style = element.first_letter
    first = next((piece for piece in paragraph.content if isinstance(piece, Text)), None)
    if style is None or first is None or paragraph.content[0] is not first:
        return paragraph
    letter = first_letter(first.text)
    if not letter:
        return paragraph
    own = run_format(style, element.language)
    look = replace(own, language=first.look.language, right_to_left=first.look.right_to_left)
    initial = replace(first, text=letter, look=look, name=FIRST_LETTER)
    rest = (replace(first, text=first.text[len(letter) :]), *paragraph.content[1:])
    content = tuple(piece for piece in rest if not isinstance(piece, Text) or piece.text)
    if style.float == "none":
        return replace(paragraph, content=(initial, *content))
    return replace(paragraph, content=content, initial=_drop_cap(initial, style, element))


def first_letter(text: str) -> str:
    """What `::first-letter` takes of a text: a letter and the signs beside it (Selectors 3)."""
    taken = ""
    has_letter = False
    for letter in text:
        if unicodedata.category(letter) not in PUNCTUATION:
            if has_letter:
                break
            has_letter = True
        taken += letter
    return taken


def _drop_cap(initial: Text, style: Style, element: Element) -> Paragraph:
    """The paragraph that holds a drop cap, as many lines high as CSS makes the letter."""
    leading = element.style.leading
    height = style.leading + style.margin.top + style.margin.bottom
    height += style.padding.top + style.padding.bottom
    lines = max(math.ceil(height / leading - NEARLY), 1)
    gap = style.margin.right + style.padding.right
    lowered = half_points(BELOW_BASELINE * leading * (lines - 1))
    look = replace(initial.look, rise=-lowered)
    layout = ParagraphFormat(
        keep_next=True,
        frame=DropCap(lines, twips(gap)),
        hyphens=element.style.hyphens,
        right_to_left=element.style.direction == "rtl",
        line=twips(leading * lines),
    )
    around = run_format(element.style, element.language)
    return Paragraph(DROP_CAP, layout, around, (replace(initial, look=look),))
