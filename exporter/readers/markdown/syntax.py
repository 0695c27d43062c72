"""The Markdown that whole articles are written in, as rules of markdown-it-py."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from exporter.article.inline.parser import MAX_NESTING, add_marks
from exporter.readers.markdown.dialects import understand_dialects
from exporter.readers.markdown.picture_syntax import understand_picture_attributes
from exporter.readers.markdown.shortcodes import understand_shortcodes


@cache
def document_parser() -> MarkdownIt:
    """CommonMark with tables, HTML, notes, definitions, `:::`, shortcodes, our marks, and more."""
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING, "html": True}).enable("table")
    footnote_plugin(parser, inline=False, move_to_end=False)
    deflist_plugin(parser)
    container_plugin(parser, "block", validate=_has_name)
    admon_plugin(parser)
    add_marks(parser)
    understand_shortcodes(parser)
    understand_dialects(parser)
    understand_picture_attributes(parser)
    return parser


def _has_name(words: str, _: str) -> bool:
    return bool(words.strip())
