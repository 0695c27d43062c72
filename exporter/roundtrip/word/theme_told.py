"""Which theme a Word file is set in, as its colours tell, which outlive its origin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from exporter.docx.elements import qn
from exporter.docx.word_file import WordFile

FEWEST = 2  # colours: one alone may be an editor's own
_COLOUR = re.compile(r"#([0-9a-f]{6})\b", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_COLOURED = tuple(qn(name) for name in ("w:val", "w:color", "w:fill"))
_ELEMENTS = tuple(
    qn(f"w:{name}") for name in ("color", "shd", "top", "left", "bottom", "right", "start", "end")
)


def theme_told(data: bytes, name: str, themes: Mapping[str, Path]) -> str | None:
    """The theme that has most of its own colours in a file; `None` where none stands out.

    A theme's own colours are those that no other theme's stylesheet has. Raises ArticleError for a
    file that cannot be read.
    """
    shown = _colours_of(WordFile(data, name))
    written = {theme: _colours_in(path) for theme, path in themes.items()}
    found = {theme: len(_own(theme, written) & shown) for theme in themes}
    ranked = sorted(found, key=lambda theme: -found[theme])
    first, second = (*(found[theme] for theme in ranked), 0, 0)[:2]
    return ranked[0] if first >= FEWEST and first > second else None


def _own(theme: str, written: Mapping[str, frozenset[str]]) -> frozenset[str]:
    others = (colours for name, colours in written.items() if name != theme)
    return written[theme].difference(*others)


def _colours_in(stylesheet: Path) -> frozenset[str]:
    text = _COMMENT.sub(" ", stylesheet.read_text("utf-8"))
    return frozenset(colour.lower() for colour in _COLOUR.findall(text))


def _colours_of(file: WordFile) -> frozenset[str]:
    """The colours of a file's styles, and of what its text has by itself, in lower case."""
    roots = (file.document.styles.element, file.document.element)
    elements = chain.from_iterable(root.iter(*_ELEMENTS) for root in roots)
    said = (one.get(attribute) for one in elements for attribute in _COLOURED)
    return frozenset(value.lower() for value in said if value)
