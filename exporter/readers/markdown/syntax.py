"""The Markdown that whole articles are written in: labels of pictures and shortcodes of site
generators, as rules of markdown-it-py."""

from __future__ import annotations

import re
from functools import cache
from types import SimpleNamespace

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from exporter.article.inline.parser import MAX_NESTING, add_marks

RULE = "label"
"""The name of the rule, and of its tokens."""

# What else stands in the braces is for other programs.
_LABEL = re.compile(r"\{\s*#(?P<label>[^\s{}]+)(?:\s[^{}\n]*)?\}")
_PICTURES = ("image", "shortcode_image")


def understand_labels(parser: MarkdownIt) -> None:
    """Teach `parser` labels of pictures: a token `label` after that of the picture."""
    parser.inline.ruler.before("escape", RULE, _rule)


def _rule(state: StateInline, silent: bool) -> bool:
    follows = not state.pending and state.tokens and state.tokens[-1].type in _PICTURES
    label = _LABEL.match(state.src, state.pos, state.posMax) if follows else None
    if not label:
        return False
    if not silent:
        state.push(RULE, "", 0).content = label["label"]
    state.pos = label.end()
    return True


_SHORTCODE = re.compile(
    r"\{%-?(?P<tag>.{0,1000}?)-?%\}|\{\{[<%]?(?P<value>.{0,1000}?)[>%]?\}\}", re.DOTALL
)
_QUOTED = re.compile(r"""(?:(?P<key>\w+)\s*=\s*)?(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""")
_ADDRESS = re.compile(r"""\{\{\s*["']?(?P<path>[^"'|}\s]*)["']?[^}]*\}\}(?P<rest>[^\s)>"']*)""")
_SHORTCODES_OF_PICTURES = ("image", "figure", "img", "picture", "include image.html")


def understand_shortcodes(parser: MarkdownIt) -> None:
    """Teach `parser` shortcodes: tokens `image` for pictures, `shortcode` for the rest."""
    parser.inline.ruler.before("escape", "shortcode", _shortcode_rule)
    known = parser.helpers
    parser.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkLabel=known.parseLinkLabel,
        parseLinkTitle=known.parseLinkTitle,
        parseLinkDestination=lambda text, start, end: (
            _destination(text, start, end) or known.parseLinkDestination(text, start, end)
        ),
    )


def with_addresses(html: str) -> str:
    """HTML with paths in place of shortcodes for addresses, whose quotes would end attributes."""
    return _ADDRESS.sub(lambda match: match["path"] + match["rest"], html)


def _destination(text: str, start: int, end: int) -> SimpleNamespace | None:
    match = _ADDRESS.match(text, start, end)
    if not match:
        return None
    return SimpleNamespace(ok=True, pos=match.end(), str=match["path"] + match["rest"])


def _shortcode_rule(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    match = _SHORTCODE.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        _push(state, match)
    state.pos = match.end()
    return True


def _push(state: StateInline, match: re.Match[str]) -> None:
    words = (match["tag"] or match["value"] or "").strip()
    if words.startswith(_SHORTCODES_OF_PICTURES):
        token = state.push("shortcode_image", "", 0)
        token.meta = _picture(words)
    else:
        token = state.push("shortcode", "", 0)
    token.content = match.group()


def _picture(words: str) -> dict[str, str]:
    """`src`, `alt` and `caption`, from named arguments or from the first two in quotes."""
    arguments: dict[str, str] = {}
    unnamed = ["caption", "alt", "src"]
    for match in _QUOTED.finditer(words):
        key = match["key"] or (unnamed.pop() if unnamed else "")
        arguments.setdefault(key, match["double"] or match["single"] or "")
    return {
        "src": arguments.get("src", ""),
        "alt": arguments.get("alt") or arguments.get("caption", ""),
        "caption": arguments.get("caption", ""),
    }


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
