"""The sample for Typst: PDF/UA, in the fonts and on the page of the others.

As a program it is a cold call: `python -m bench.speed.pytypst FILE.typ FILE.pdf`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bench.sample import ROOT

FONTS = ROOT / "styles" / "fonts"
HEAD = """\
#set document(title: {title})
#set page(paper: "a4", margin: (top: 25mm, bottom: 20mm, left: 67mm, right: 20mm), numbering: "1")
#set text(font: "Source Serif 4", size: 10pt, lang: "en", hyphenate: true)
#show heading: set text(font: "Source Sans 3", size: 12pt)
#par(text(size: 28pt, weight: "bold", {title}))
#outline()
"""
SHAPES = {"heading": "#heading({})", "text": "#par({})", "point": "#list({})"}


def typst_source(pieces: Iterable[Sequence[str]], turn: int = 0) -> bytes:
    """The sample for Typst, its text in strings, where nothing is markup.

    Typst remembers what it has set: the number of the turn in each piece makes all words new to it.
    """
    said = [(kind, json.dumps(f"{text} {turn}", ensure_ascii=False)) for kind, text in pieces]
    (_, title), *rest = said
    body = (SHAPES[kind].format(text) for kind, text in rest)
    return (HEAD.format(title=title) + "\n\n".join(body)).encode()


def compiler() -> Callable[[bytes], object]:
    """Typst's compiler with its fonts loaded: a source in, the bytes of a PDF out."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    held = typst.Compiler(font_paths=fonts)
    return lambda source: held.compile(source, format="pdf", pdf_standards="ua-1")


if __name__ == "__main__":
    made = compiler()(Path(sys.argv[1]).read_bytes())
    assert isinstance(made, bytes)
    Path(sys.argv[2]).write_bytes(made)
