"""Short ways to read an article from a string."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.article import Article, Block
from exporter.diagnostics import ArticleError, Diagnostic
from exporter.readers.reader_table import load
from exporter.readers.reading import Reading


def reading(text: str, form: str = "markdown") -> Reading:
    """The reading of `text` as standard input."""
    return load("-", format=form, stdin=text.encode())


def article(text: str, form: str = "markdown") -> Article:
    """The article in `text`."""
    return reading(text, form).article


def opening(markdown: str) -> tuple[Block, ...]:
    """The blocks that Markdown makes below a heading."""
    return article(f"## Heading\n\n{markdown}").sections[0].blocks


def warnings(text: str, form: str = "markdown") -> list[str]:
    """The codes of everything there is to say about a valid article, in the order of the file."""
    return [diagnostic.code for diagnostic in reading(text, form).diagnostics]


def failures(text: str, form: str = "markdown") -> list[Diagnostic]:
    """What there is to say about an invalid article."""
    with pytest.raises(ArticleError) as caught:
        reading(text, form)
    return list(caught.value.diagnostics)


def lines(diagnostics: list[Diagnostic]) -> list[str]:
    """`line:column code` of each."""
    return [
        f"{item.place.line}:{item.place.column} {item.code}" if item.place else item.code
        for item in diagnostics
    ]


def write(folder: Path, name: str, text: str) -> Path:
    """A file with `text`."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
