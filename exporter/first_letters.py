"""Drop caps for WeasyPrint, which sets a floated `::first-letter` over the words beside it.

WeasyPrint 70 puts the letter into the line when the line is laid out: too late to make room for it,
and once more each time a paragraph is laid out again. Here it stands before its line from the
start, where WeasyPrint puts other floats. The boxes are private names: see `cascade.py`.
"""

from __future__ import annotations

from typing import Any

from weasyprint import document
from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.formatting_structure.text import get_first_letter


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
