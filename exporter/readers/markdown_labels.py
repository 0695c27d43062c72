"""Labels of pictures in Markdown: `![what it shows](path){#poll}`."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

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
    found = _LABEL.match(state.src, state.pos, state.posMax) if follows else None
    if not found:
        return False
    if not silent:
        state.push(RULE, "", 0).content = found["label"]
    state.pos = found.end()
    return True
