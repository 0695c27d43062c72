"""What a finished PDF shows: letters, shapes and pictures with their places, and pixels.

It is read with PDFium, so any program's PDF will do.
"""

from exporter.printed.document import Printed, pages_of
from exporter.printed.objects import Box
from exporter.printed.page import Colour, Face, Glyph, Lettering, Page, Picture, Shape
from exporter.printed.runs import Run, Sheet

__all__ = [
    "Box",
    "Colour",
    "Face",
    "Glyph",
    "Lettering",
    "Page",
    "Picture",
    "Printed",
    "Run",
    "Shape",
    "Sheet",
    "pages_of",
]
