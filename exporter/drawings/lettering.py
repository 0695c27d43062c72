"""Words on a drawing: broken into lines, set one below the other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from exporter.drawings.canvas import Canvas, Point, cap_height, width_of
from exporter.drawings.looks import Lettering


def wrapped(text: str, lettering: Lettering, room: float) -> list[str]:
    """The lines of a text that are no wider than `room`; one empty line for no words."""
    lines = [""]
    for word in _pieces(text, lettering, room):
        longer = f"{lines[-1]} {word}".lstrip()
        if not lines[-1] or width_of(longer, lettering) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(text: str, lettering: Lettering, room: float) -> Iterator[str]:
    """The words of a text, those that are too long cut where they must be."""
    for word in text.split():
        if width_of(word, lettering) <= room:
            yield word
            continue
        piece = ""
        for character in word:
            if piece and width_of(piece + character, lettering) > room:
                yield piece
                piece = ""
            piece += character
        yield piece


def shortened(text: str, lettering: Lettering, room: float) -> str:
    """A text on one line, with an ellipsis for what has no room."""
    width = width_of(text, lettering)
    shown = text if width <= room else text[: math.ceil(len(text) * room / width)]
    while shown and width_of(_told(shown, text), lettering) > room:
        shown = shown[:-1].rstrip()
    return _told(shown, text)


def _told(shown: str, text: str) -> str:
    return shown if shown == text else f"{shown}…"


def widest(texts: Sequence[str], lettering: Lettering) -> float:
    """The width of the widest of some texts, 0 for none."""
    return max((width_of(text, lettering) for text in texts), default=0)


def height_of(lines: Sequence[str], lettering: Lettering) -> float:
    """How high some lines are together."""
    return len(lines) * lettering.leading


def set_lines(
    canvas: Canvas, lines: Sequence[str], lettering: Lettering, at: Point, anchor: str = "left"
) -> None:
    """Set lines from the top edge at a point downwards."""
    left, top = at
    for number, line in enumerate(lines):
        middle = top + (number + 0.5) * lettering.leading
        set_beside(canvas, line, lettering, (left, middle), anchor)


def set_beside(
    canvas: Canvas, line: str, lettering: Lettering, at: Point, anchor: str = "left"
) -> None:
    """Set a line so that its capitals and figures stand in the middle of a height."""
    if line:
        left, middle = at
        canvas.words(line, lettering, (left, middle + cap_height(lettering) / 2), anchor)
