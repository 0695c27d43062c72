"""What WeasyPrint lacks for our pages: floating drop caps, and blanks that hang at a line's end."""

from __future__ import annotations

from math import inf
from typing import Any

from weasyprint import document
from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.formatting_structure.text import get_first_letter
from weasyprint.layout import inline
from weasyprint.text.line_break import split_first_line


def float_first_letters() -> None:
    """Let every layout of this process set floated first letters apart."""
    document.build_formatting_structure = _built


def _built(*arguments: Any, **options: Any) -> Any:
    root = build_formatting_structure(*arguments, **options)
    for box in (root, *root.descendants()):
        style = getattr(box, "first_letter_style", None)
        if style is not None and style["float"] != "none":
            _set_apart(box, style)
    return root


def _set_apart(box: Any, first_letter_style: Any) -> None:
    """Put the first letter of a block into a float of its own, before its first line."""
    box.first_letter_style = None
    words: Any = _first_text(box.children[0]) if box.children else None
    letter = get_first_letter(words.text.lstrip()) if words is not None else ""
    if not letter:
        return
    words.text = words.text.lstrip()[len(letter) :]
    tag = f"{box.element_tag}::first-letter"
    style = first_letter_style.copy()
    style["position"] = "static"  # Selectors 3, 7.2
    inside = style.anonymous_style
    text = boxes.TextBox(tag, inside, box.element, letter)
    text.process_text_transform()
    line = boxes.LineBox(tag, inside, box.element, [text])
    around = boxes.BlockBox.anonymous_from(box, box.children)
    box.children = (boxes.BlockBox(tag, style, box.element, [line]), around)


def _first_text(line: Any) -> Any:
    """The text that a line begins with; `None` where it begins with something else."""
    found = line
    while isinstance(found, boxes.LineBox | boxes.InlineBox) and found.children:
        found = found.children[0]
    return found if isinstance(found, boxes.TextBox) else None


COLLAPSING = ("normal", "nowrap", "pre-line")


def let_blanks_hang() -> None:
    """Let every layout of this process keep a line whole whose last blank alone is too much."""
    inline.split_first_line = _split


def _split(text: str, style: Any, context: Any, max_width: Any, *others: Any, **more: Any) -> Any:
    """As `split_first_line`; see there."""
    found = split_first_line(text, style, context, max_width, *others, **more)
    words = text.rstrip(" ")
    if max_width in (None, inf) or words == text or not _is_first_word(text, found):
        return found
    if style["white_space"] not in COLLAPSING:
        return found
    _, _, rest, width, _, _ = split_first_line(words, style, context, max_width, *others, **more)
    fits = rest is None and width <= max_width
    return split_first_line(text, style, context, None, *others, **more) if fits else found


def _is_first_word(text: str, found: Any) -> bool:
    """Whether the line that was found has one of several words."""
    _, length, resume_index, *_ = found
    return resume_index is not None and b" " not in text.encode()[:length].strip()
