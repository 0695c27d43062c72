"""Inline text: Markdown for one run of words, parsed once and kept in one canonical form.

`**strong**`, `*emphasis*`, `~~struck~~`, `==highlighted==`, `[text](url)`, `` `code` ``,
`^superscript^`, `~subscript~`, `^[footnote]`, `[](#label)` for what a labelled part is called, and
a backslash at the end of a line for a line break. HTML is not read: it is text like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from exporter.article.inline.marks import Run, flatten, tree
from exporter.article.inline.nodes import (
    Code,
    Emphasis,
    Footnote,
    Highlight,
    Inline,
    LineBreak,
    Link,
    Reference,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from exporter.article.inline.parser import Runs, feed
from exporter.article.inline.writer import write

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = [
    "Code",
    "Emphasis",
    "Footnote",
    "Highlight",
    "Inline",
    "LineBreak",
    "Link",
    "Reference",
    "Strike",
    "Strong",
    "Subscript",
    "Superscript",
    "Text",
    "canonical",
    "escape",
    "parse",
    "plain",
    "serialise",
]

_SYNTAX = re.compile(r"[\\`*_\[\]^~<&{\n]|==")


@lru_cache(maxsize=8192)
def parse(text: str) -> tuple[Inline, ...]:
    """The canonical nodes of inline Markdown; never fails, since what is no markup is words."""
    return tree([Run(Text(text))]) if not _SYNTAX.search(text) else _parse_markup(text)


def _parse_markup(text: str) -> tuple[Inline, ...]:
    from exporter.article.inline.parser import inline_parser  # slow to load

    runs = Runs()
    for block in inline_parser().parseInline(text.strip(), {}):
        feed(runs, block.children or [], _unknown)
    return tree(runs.list)


def _unknown(_: Runs, token: Token) -> None:
    raise AssertionError(f"the inline parser gave a token that we do not know: {token.type}")


def serialise(nodes: Iterable[Inline]) -> str:
    """Canonical inline Markdown; `parse` reads it back as `nodes` brought to canonical form."""
    return write(tree(flatten(nodes)), parse)


def canonical(text: str) -> str:
    """The canonical spelling of inline Markdown; what is canonical already comes back unchanged."""
    return write(parse(text), parse)


def plain(text: str) -> str:
    """The words of inline Markdown alone, footnotes and references left out.

    A line break is a space.
    """
    return "".join(run.words for run in flatten(parse(text)))


def escape(text: str) -> str:
    """Inline Markdown that shows `text` exactly, whatever markup it seems to hold."""
    return serialise([Text(text)])
