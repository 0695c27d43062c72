"""What other dialects write behind a picture in Markdown, as rules of markdown-it-py."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from exporter.readers.markdown.dialects import ATTRIBUTES
from exporter.readers.markdown.shortcodes import PICTURE

PICTURE_ATTRIBUTES = "picture_attributes"
"""The name of the rule, and of its tokens."""

# What else stands in the braces is for other programs.
_LABEL = re.compile(r"\{\s*#(?P<label>[^\s{}]+)(?:\s[^{}\n]*)?\}")
_SIZED = re.compile(
    r"\(\s*(?P<src><[^<>\n]*>|[^\s()<>]+)(?:\s+(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'))?"
    r"\s+=(?P<width>\d*%?)x(?P<height>\d*%?)\s*\)"
)
_PICTURES = ("image", PICTURE)


def understand_picture_attributes(parser: MarkdownIt) -> None:
    """Teach `parser` attributes of pictures, each a token after that of the picture, and the size
    in a picture's brackets: `![alt](src =120x80)`."""
    parser.inline.ruler.before("attributes", PICTURE_ATTRIBUTES, _attributes)
    parser.inline.ruler.before("image", "sized_image", _sized)


def _attributes(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{" or not _follows_picture(state):
        return False
    here = (state.src, state.pos, state.posMax)
    braces = ATTRIBUTES.match(*here) or _LABEL.match(*here)
    if not braces or (state.pending and not _ends_line(state, braces.end())):
        return False
    if not silent:
        state.pending = ""
        state.push(PICTURE_ATTRIBUTES, "", 0).content = braces.group()
    state.pos = braces.end()
    return True


def _follows_picture(state: StateInline) -> bool:
    """Whether a picture stands just before, or the link around it; kramdown's may stand below."""
    if state.pending.strip():
        return False
    tokens = list(state.tokens)
    if tokens and tokens[-1].type == "softbreak" and state.src.startswith("{:", state.pos):
        tokens.pop()
    for token in reversed(tokens):
        if token.type not in ("link_close", PICTURE_ATTRIBUTES):
            return token.type in _PICTURES
    return False


def _ends_line(state: StateInline, end: int) -> bool:
    return end == len(state.src) or state.src[end] == "\n"


def _sized(state: StateInline, silent: bool) -> bool:
    """`![alt](src "title" =120x80)`; either side may be left out."""
    if not state.src.startswith("![", state.pos):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1, False)
    said = _SIZED.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if not said:
        return False
    if not silent:
        _push_picture(state, said, state.src[state.pos + 2 : end])
    state.pos = said.end()
    return True


def _push_picture(state: StateInline, said: re.Match[str], words: str) -> None:
    inside: list[Token] = []
    state.md.inline.parse(words, state.md, state.env, inside)
    picture = state.push("image", "img", 0)
    picture.attrs = {"src": unescapeAll(said["src"].strip("<>")), "alt": ""}
    if title := said["double"] or said["single"]:
        picture.attrs["title"] = unescapeAll(title)
    picture.children, picture.content = inside, words
    sides = (f"{side}={said[side]}" for side in ("width", "height") if said[side])
    state.push(PICTURE_ATTRIBUTES, "", 0).content = f"{{{' '.join(sides)}}}"
