"""What a finished PDF shows: letters, shapes and pictures with their places, and pixels.

It is read with PDFium, so any program's PDF will do.
"""

from exporter.printed.objects import ARTIFACT, Box
from exporter.printed.page import (
    USUAL_MIDDLE,
    Colour,
    Face,
    Glyph,
    Lettering,
    Page,
    PrintedPicture,
    Run,
    Shape,
)
from exporter.printed.printed_pdf import Printed, pages_of

__all__ = [
    "ARTIFACT",
    "USUAL_MIDDLE",
    "Box",
    "Colour",
    "Face",
    "Glyph",
    "Lettering",
    "Page",
    "Printed",
    "PrintedPicture",
    "Run",
    "Shape",
    "pages_of",
]
