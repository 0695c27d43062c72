"""Line numbers in the margin, for comments (ISO 29500-1, 17.6.8); Word counts on each page anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exporter.styled import Element, StyledDocument
from exporter.writers.word.names import LINE_NUMBER
from exporter.writers.word.ooxml import Xml, twips, w
from exporter.writers.word.run_format import run_format
from exporter.writers.word.stylesheet import CharacterStyle

LOOK = frozenset({"font", "size", "colour", "bold", "italic", "tabular"})


@dataclass(frozen=True)
class LineNumbers:
    """A number at every so many lines, its distance from the text in twips, and its style."""

    every: int
    distance: int
    style: CharacterStyle

    def element(self) -> Xml:
        """The section's property."""
        return w("lnNumType", countBy=self.every, distance=self.distance, restart="newPage")


def line_numbers_of(document: StyledDocument) -> LineNumbers | None:
    """The line numbers that a stylesheet asks for, in the look of the class `line-number`.

    `None` where it asks for none, or a template has nothing of that class.
    """
    element = next(_of_class(document.body, "line-number"), None)
    if not document.line_numbers or element is None:
        return None
    style = CharacterStyle(LINE_NUMBER, LOOK, run_format(element.style, element.language))
    return LineNumbers(document.line_numbers, twips(element.style.padding.right), style)


def _of_class(element: Element, name: str) -> Iterator[Element]:
    if name in element.classes:
        yield element
    for child in element.elements:
        yield from _of_class(child, name)
