"""PDFium bears one thread at a time, even where each has a file of its own.

Its authors say so, and a call gives Python's own lock away: whoever calls PDFium holds this one.
"""

from __future__ import annotations

import threading

PDFIUM = threading.RLock()
