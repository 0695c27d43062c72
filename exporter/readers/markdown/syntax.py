"""The Markdown that whole articles are written in, as rules of markdown-it-py."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from exporter.article.inline.parser import MAX_NESTING, add_marks
from exporter.article.text import MAX_CHARACTERS
from exporter.readers.markdown.dialects import understand_dialects
from exporter.readers.markdown.lettered_lists import understand_lettered_lists
from exporter.readers.markdown.line_blocks import understand_line_blocks
from exporter.readers.markdown.markdown_signs import BRACKETED, TABLE_CAPTION, attribute_list
from exporter.readers.markdown.picture_syntax import understand_picture_attributes
from exporter.readers.markdown.shortcodes import understand_shortcodes
from exporter.readers.markdown.site_syntax import understand_site_syntax
from exporter.readers.markdown.tables.dashed_tables import understand_dashed_tables
from exporter.readers.markdown.tables.grid_tables import understand_grid_tables
from exporter.readers.markdown.tables.org_tables import understand_org_tables
from exporter.readers.typography.literals import kept


class TooLongError(ValueError):
    """A text in one piece is longer than it may be; `line` is where it begins, from 0."""

    def __init__(self, line: int, length: int) -> None:
        super().__init__(f"a text of {length} characters; one piece may have {MAX_CHARACTERS}")
        self.line = line


def bound_lengths(parser: MarkdownIt) -> None:
    """Let `parser` raise TooLongError before it reads the marks of such a text."""
    parser.core.ruler.before("inline", "lengths", _lengths)


def _lengths(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > MAX_CHARACTERS:
            raise TooLongError(token.map[0] if token.map else 0, len(token.content))


def understand_captions(parser: MarkdownIt) -> None:
    """Teach `parser` that a caption or attributes that touch a table are no row of it."""
    parser.block.ruler.before("table", "table_end", _table_ends, {"alt": ["blockquote"]})


def _table_ends(state: StateBlock, start: int, _: int, silent: bool) -> bool:
    line = state.src[state.bMarks[start] : state.eMarks[start]].strip()
    is_caption = TABLE_CAPTION.match(line) or BRACKETED.fullmatch(line)
    return (
        silent and state.parentType == "table" and bool(is_caption or attribute_list(line) == line)
    )


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
    understand_site_syntax(parser)
    understand_picture_attributes(parser)
    understand_captions(parser)
    understand_grid_tables(parser)
    understand_dashed_tables(parser)
    understand_org_tables(parser)
    understand_line_blocks(parser)
    understand_lettered_lists(parser)
    keep_literals(parser)
    bound_lengths(parser)
    return parser


def keep_literals(parser: MarkdownIt) -> MarkdownIt:
    """`parser` with literals for signs that are escaped or written as references."""
    parser.inline.ruler2.push("literals", _keep)
    return parser


def _keep(state: StateInline) -> None:
    for token in state.tokens:
        if token.type == "text_special":
            token.content = kept(token.content)


def _has_name(words: str, _: str) -> bool:
    return bool(words.strip())
