"""Shortcodes of site generators and WordPress, as rules of markdown-it-py.

Those that show a picture are pictures, those that hold code are code, and what `raw` and comments
enclose is words or nothing. Of the rest tokens `shortcode` tell, which do not print.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape as html_escape
from types import SimpleNamespace

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

from exporter.article.inline import escape
from exporter.readers.markdown.inline_pictures import layout_of
from exporter.readers.markdown.picture_shortcodes import (
    FILE,
    QUOTED,
    arguments_in,
    html_of,
    is_picture,
    picture_in,
)

SHORTCODE = "shortcode"
PICTURE = "shortcode_image"

_BODY = r"\{%-?(?P<tag>.{0,1000}?)-?%\}|\{\{[<%]?-?(?P<value>.{0,1000}?)-?[>%]?\}\}\}?"
_BODY += r"|<(?P<mark>[%?])(?P<script>.{0,1000}?)(?P=mark)>"
_SHORTCODE = re.compile(_BODY, re.DOTALL)
_CODE_OR_SHORTCODE = re.compile(
    rf"(?P<kept><(?P<held>pre|code|script|style)\b.*?</(?P=held)\s*>)|{_BODY}", re.DOTALL
)
_ENDS = re.compile(r"/|end|(?:raw|verbatim)\b")  # what they enclose is told of, or stays
_RAW = re.compile(
    r"\{%-?\s*(?P<name>raw|verbatim|comment)\s*-?%\}(?P<inside>.*?)\{%-?\s*end(?P=name)\s*-?%\}",
    re.DOTALL,
)
_SHOWN = re.compile(r"\{\{(?P<open>[<%])/\*(?P<inside>.*?)\*/(?P<close>[>%])\}\}", re.DOTALL)
_CODE = re.compile(
    r" {0,3}(?:\{%-?\s*(?P<tag>highlight|codeblock|code|comment)\b(?P<words>[^%]*?)-?%\}"
    r"|\{\{[<%]\s*(?P<hugo>highlight|code)\b(?P<args>[^>%]*)[>%]\}\})\s*\Z"
)
_FENCE = re.compile(r"\s*(?:```|~~~)")
_ADDRESS = re.compile(r"(?:\{\{(?P<value>[^{}]*)\}\}|\{%(?P<tag>[^{}]*)%\})(?P<rest>[^\s)>\"']*)")
_OUTSIDE = re.compile(
    r"(?P<code>^ {0,3}(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^ {0,3}(?P=fence)|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<html><[a-zA-Z][\w-]*(?:\{\{[^{}]*\}\}|\{%[^{}]*%\}|[^<>{}])*>)",
    re.DOTALL | re.MULTILINE,
)
_WORDPRESS = re.compile(
    r"\[(?P<name>[a-z][\w-]*)(?P<words>(?:\s+[\w-]+=(?:\"[^\"\]]*\"|'[^'\]]*'|[^\s\]\"']+)|\s+https?://[^\s\]]+|=\"[^\"\]]*\")*)\s*/?\]"
    r"(?![(:])"
)
_WORDPRESS_END = re.compile(r"\[/[a-z][\w-]*\](?![(:]|\[(?!/))")
_WORDPRESS_CAPTION = re.compile(
    r"\[caption\b[^\]]*\](\s*(?:<a\s[^<>]*>)?<img\s[^<>]*>(?:</a>)?)(.*?)\[/caption\]", re.DOTALL
)
_LONGEST = 10_000
"""How many characters further the end of a bare shortcode is looked for."""
_BARE_NAMES = frozenset({"gallery", "embed", "audio", "video", "playlist", "caption"})
_IMAGE = re.compile(
    r"<img\s[^<>]*>|!\[(?P<alt>[^\]\n]*)\]\((?P<src>[^)\s]+)[^)\n]*\)", re.IGNORECASE
)
_ATTRIBUTE = r"""\b{name}\s*=\s*["']?(?P<value>[^"'>]*)"""
_EMPTY_LINK = re.compile(r"\[\]\([^)\n]*\)")
_TAG = re.compile(r"<[^<>]*>")


def understand_shortcodes(parser: MarkdownIt) -> None:
    """Teach `parser` shortcodes: tokens `shortcode_image` for pictures, `shortcode` for others."""
    parser.core.ruler.after("normalize", "shortcode_attributes", _attributes)
    parser.block.ruler.before("fence", "shortcode_code", _code, {"alt": ["paragraph"]})
    parser.inline.ruler.before("escape", SHORTCODE, _rule)
    parser.inline.ruler.before("escape", "wordpress", _wordpress)
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
    return _ADDRESS.sub(_address, html)


def without_shortcodes(html: str, left_out: Callable[[str], None]) -> str:
    """HTML with pictures in place of the shortcodes that show one; of others `left_out` hears."""
    html = _RAW.sub(lambda match: _unraw(match, html_escape), html)
    html = _WORDPRESS_CAPTION.sub(r"<figure>\1<figcaption>\2</figcaption></figure>", html)
    html = _WORDPRESS_END.sub("", _WORDPRESS.sub(lambda match: _bare(match, left_out), html))
    return _CODE_OR_SHORTCODE.sub(lambda match: match["kept"] or _element(match, left_out), html)


def _bare(match: re.Match[str], left_out: Callable[[str], None]) -> str:
    if not _is_wordpress(match):
        return match.group()
    left_out(match.group())
    return ""


def _is_wordpress(match: re.Match[str]) -> bool:
    """Whether brackets hold a shortcode: it says more than its name, or what it holds is closed."""
    end = match.end()
    is_closed = match.string.find(f"[/{match['name']}]", end, end + _LONGEST) >= 0
    is_link = match.string.startswith("[", end)
    return bool(match["words"]) or is_closed or (match["name"] in _BARE_NAMES and not is_link)


def _element(match: re.Match[str], left_out: Callable[[str], None]) -> str:
    words = _words(match)
    if is_picture(words):
        return html_of(picture_in(words))
    if not _ENDS.match(words):
        left_out(match.group())
    return ""


def _address(match: re.Match[str]) -> str:
    """The path that a shortcode stands for; nothing for a variable, such as `site.baseurl`."""
    words = (match["value"] or match["tag"] or "").strip(" <>%-")
    quoted = QUOTED.search(words)
    if quoted:
        path = quoted["double"] or quoted["single"] or ""
    else:
        path = next((word for word in words.split() if "/" in word or FILE.match(word)), "")
    return path + match["rest"] + "\n" * match.group().count("\n")


def _attributes(state: StateCore) -> None:
    """Put paths for the shortcodes inside tags, which would be no tags otherwise."""
    if "{{" in state.src or "{%" in state.src:
        state.src = _OUTSIDE.sub(
            lambda match: match["code"] or with_addresses(match["html"]), state.src
        )


def _destination(text: str, start: int, end: int) -> SimpleNamespace | None:
    match = _ADDRESS.match(text, start, end)
    if not match:
        return None
    target = _address(match) or (match["value"] or match["tag"]).strip(" <>%-")
    return SimpleNamespace(ok=True, pos=match.end(), str=target)


def _code(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`{% highlight python %}` and its like: a fence; a comment is nothing."""
    opening = _CODE.match(_line(state, start))
    if not opening:
        return False
    name = opening["tag"] or opening["hugo"]
    never_closed = state.env.setdefault("never closed", set())
    if (search := (name, end, state.src)) in never_closed:
        return False
    closing = re.compile(rf"\s*\{{[{{%][<%-]?\s*(?:end|/\s*){name}\b")
    last = next((line for line in range(start + 1, end) if closing.match(_line(state, line))), None)
    if last is None:
        never_closed.add(search)
        return False
    if _FENCE.match(_line(state, start + 1)):
        return False
    if silent:
        return True
    state.line = last + 1
    if name != "comment":
        token = state.push("fence", "code", 0)
        token.info = (opening["words"] or opening["args"] or "").strip().partition(" ")[0]
        token.content = state.getLines(start + 1, last, state.blkIndent, True)
        token.markup, token.map = "```", [start, last + 1]
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] : state.eMarks[line]]


def _rule(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "{<":
        return False
    raw = _RAW.match(state.src, state.pos, state.posMax)
    shown = _SHOWN.match(state.src, state.pos, state.posMax)
    match = raw or shown or _SHORTCODE.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent and raw:
        state.push("text", "", 0).content = _unraw(raw, str)
    elif not silent and shown:
        text = "{{" + shown["open"] + shown["inside"] + shown["close"] + "}}"
        state.push("text", "", 0).content = text
    elif not silent:
        _push(state, match)
    state.pos = match.end()
    return True


def _unraw(match: re.Match[str], spelt: Callable[[str], str]) -> str:
    return "" if match["name"] == "comment" else spelt(match["inside"])


def _words(match: re.Match[str]) -> str:
    return (match["tag"] or match["value"] or "").strip()


def _push(state: StateInline, match: re.Match[str]) -> None:
    words = _words(match)
    if is_picture(words):
        token = state.push(PICTURE, "", 0)
        token.meta = {**picture_in(words)}
        token.content = match.group()
    elif not _ENDS.match(words):
        state.push(SHORTCODE, "", 0).content = match.group()


def _wordpress(state: StateInline, silent: bool) -> bool:
    """`[caption ...]`, `[gallery ids="1"]`, `[/embed]`."""
    if state.src[state.pos] != "[" or state.linkLevel:
        return False
    match = _WORDPRESS.match(state.src, state.pos, state.posMax)
    if match and _is_wordpress(match):
        end = match.end()
        if match["name"] == "caption":
            end = _caption(state, match, silent) or end
        if end == match.end() and not silent:
            state.push(SHORTCODE, "", 0).content = match.group()
        state.pos = end
        return True
    closing = _WORDPRESS_END.match(state.src, state.pos, state.posMax)
    if closing:
        state.pos = closing.end()
    return closing is not None


def _caption(state: StateInline, opening: re.Match[str], silent: bool) -> int | None:
    """A picture with its caption; where it ends, `None` without a picture."""
    start = opening.end()
    end = state.src.find("[/caption]", start, state.posMax)
    inside = state.src[start:end] if end >= 0 else ""
    image = _IMAGE.search(inside)
    if not image:
        return None
    if not silent:
        rest = _EMPTY_LINK.sub("", inside.replace(image.group(), ""))
        caption = _TAG.sub("", rest).strip()
        state.push(PICTURE, "", 0).meta = {
            "src": image["src"] or _attribute(image.group(), "src"),
            "alt": image["alt"] or _attribute(image.group(), "alt") or caption,
            "caption": escape(caption),
            "attributes": layout_of(arguments_in(opening["words"])),
            "link": _attribute(inside, "href"),
        }
    return end + len("[/caption]")


def _attribute(tag: str, name: str) -> str:
    match = re.search(_ATTRIBUTE.format(name=name), tag, re.IGNORECASE)
    return match["value"] if match else ""
