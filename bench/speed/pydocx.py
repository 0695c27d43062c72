"""The sample by python-docx alone, as its manual does it: a title, headings, paragraphs, a list.

As a program it is a cold call: `python -m bench.speed.pydocx PIECES.json FILE.docx`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

import docx

STYLES = {"title": "Title", "heading": "Heading 1", "text": "Body Text", "point": "List Bullet"}


def document(pieces: Iterable[Sequence[str]]) -> bytes:
    """A Word file of pieces, each in the style of its kind."""
    made, written = docx.Document(), BytesIO()
    for kind, text in pieces:
        made.add_paragraph(text, style=STYLES[kind])
    made.save(written)
    return written.getvalue()


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(document(json.loads(Path(sys.argv[1]).read_text())))
