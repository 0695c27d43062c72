"""The PDF for a printing press: PDF/X-4 (ISO 15930-7), with bleed, crop marks and inks only.

WeasyPrint paints as ever; what it painted is then separated into inks, so that any theme and any
stylesheet will do. Tags, links and attachments are left to the office file.
"""

from exporter.writers.pdf.press.condition import condition_of
from exporter.writers.pdf.press.press_file import write
from exporter.writers.pdf.press.sheet import VARIABLES, press_sheet

__all__ = [
    "VARIABLES",
    "condition_of",
    "press_sheet",
    "write",
]
