"""The Markdown that whole articles are written in, as a parser of markdown-it-py."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from exporter.article.inline_syntax import MAX_NESTING, add_marks
from exporter.readers.markdown_labels import understand_labels
from exporter.readers.shortcodes import understand_shortcodes


@cache
def document_parser() -> MarkdownIt:
    """CommonMark with tables, HTML, footnotes, `:::` blocks, shortcodes, labels, our marks."""
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING, "html": True}).enable("table")
    footnote_plugin(parser, inline=False, move_to_end=False)
    container_plugin(parser, "block", validate=_has_name)
    add_marks(parser)
    understand_shortcodes(parser)
    understand_labels(parser)
    return parser


def _has_name(words: str, _: str) -> bool:
    return bool(words.strip())
