"""What the pages of sites hold beside Markdown, as rules of markdown-it-py.

Lines that bring in other files or code, icons, and abbreviations do not print, and are told of.
CriticMarkup prints as it would be marked by hand; comments never print.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from exporter.readers.markdown.dialects import BARE, push_foreign

TAB = "tab"
"""The kind of admonition that a tab is, whose title stands above it in bold."""

_LINES = (
    ("a line of MDX", r"import\s+(?:[\w*{][^'\"\n]*\sfrom\s+)?(?:'[^'\n]+'|\"[^\"\n]+\");?[ \t]*"),
    ("a line of MDX", r"export\s+(?:const|let|var|default|function|async)\b.*"),
    ("the text of another file", r"-+8<-+[ \t]+\S[^\n]*|<<<[ \t]*[@./][^\n]*"),
    ("an abbreviation", r"\*\[[^\]\n]+\]:[^\n]*"),
)
_LINE = tuple((what, re.compile(rf"{typed}(?=\n|\Z)", re.DOTALL)) for what, typed in _LINES)
_TAB = re.compile(r"===[!+]?[ \t]+\"(?P<title>[^\"\n]+)\"[ \t]*\Z")
_ICON = re.compile(r":(?:material|octicons|fontawesome|simple)-[\w/-]{1,60}:(?:\{[^{}\n]*\})?")
_RAW = re.compile(
    r"(`+)(?!`)(?:(?!(?<!`)\1(?!`)).){1,500}?(?<!`)\1(?!`)\{=(?P<format>\w+)\}", re.DOTALL
)
_COMMENT = re.compile(r"\{/\*.{0,2000}?\*/\}|\{>>.{0,2000}?<<\}", re.DOTALL)
_BARE_LINK = re.compile(r"%\[(?P<href>https?://[^\]\s]+)\]")
_EDITS = re.compile(
    r"\{\+\+(?P<added>(?:[^+]|\+(?!\+))+)\+\+\}"
    r"|\{--(?P<cut>(?:[^-]|-(?!-))+)--\}"
    r"|\{==(?P<marked>(?:[^=]|=(?!=))+)==\}"
    r"|\{~~(?P<old>[^~]*)~>(?P<new>[^~]*)~~\}"
    r"|(?<!\w)\+\+(?P<keys>[^\s+](?:[^+\n]|\+(?!\+))*)\+\+(?!\w)"
)
_STARTS = frozenset("{+%:`")


def understand_site_syntax(parser: MarkdownIt) -> None:
    """Teach `parser` what pages of sites hold beside Markdown."""
    parser.block.ruler.before("fence", "tab", _tab, {"alt": ["paragraph"]})
    parser.inline.ruler.before("text", "site_line", _line)
    for name, rule in (("site_syntax", _told), ("edits", _edits), ("bare_link", _bare_link)):
        parser.inline.ruler.before("escape", name, rule)
    for char in "+%:":
        parser.inline.add_terminator_char(char)


def _tab(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`=== "Title"` of MkDocs, with the blocks below it that are indented."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    title = _TAB.match(line)
    if not title or state.is_code_block(start):
        return False
    if silent:
        return True
    indent = state.sCount[start] + 4
    last = start + 1
    while last < end and (state.isEmpty(last) or state.sCount[last] >= indent):
        last += 1
    _push_tab(state, title["title"], start, last)
    outer, parent = (state.blkIndent, state.lineMax), state.parentType
    state.blkIndent, state.lineMax, state.parentType = indent, last, "admonition"
    state.md.block.tokenize(state, start + 1, last)
    (state.blkIndent, state.lineMax), state.parentType = outer, parent
    state.push("admonition_close", "div", -1)
    state.line = last
    return True


def _push_tab(state: StateBlock, title: str, start: int, last: int) -> None:
    token = state.push("admonition_open", "div", 1)
    token.meta, token.map = {"tag": TAB}, [start, last]
    state.push("admonition_title_open", "p", 1).map = [start, start + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = title, [start, start + 1], []
    state.push("admonition_title_close", "p", -1)


def _line(state: StateInline, silent: bool) -> bool:
    if state.pos and state.src[state.pos - 1] != "\n":
        return False
    for what, typed in _LINE:
        match = typed.match(state.src, state.pos, state.posMax)
        if match:
            return _left_out(state, match, what, silent)
    return False


def _told(state: StateInline, silent: bool) -> bool:
    """Icons and what is meant for another format alone; comments, in silence."""
    here = (state.src, state.pos, state.posMax)
    if state.src[state.pos] not in _STARTS:
        return False
    if comment := _COMMENT.match(*here):
        state.pos = comment.end()
        return True
    if icon := _ICON.match(*here):
        return _left_out(state, icon, "an icon", silent)
    raw = _RAW.match(*here)
    if raw is None:
        return False
    return _left_out(state, raw, f"what is written for {raw['format']}", silent)


def _left_out(state: StateInline, match: re.Match[str], what: str, silent: bool) -> bool:
    if not silent:
        push_foreign(state, match.group(), what, prints=False)
    state.pos = match.end()
    return True


def _edits(state: StateInline, silent: bool) -> bool:
    """CriticMarkup, and keys or inserted words between `++`."""
    if state.src[state.pos] not in "{+":
        return False
    match = _EDITS.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        for name in ("cut", "old", "added", "new", "marked", "keys"):
            _push(state, match, name)
    state.pos = match.end()
    return True


_MARKS = {"cut": "strike", "old": "strike", "marked": "highlight"}


def _push(state: StateInline, match: re.Match[str], name: str) -> None:
    """The words of one part of an edit, with their own marks in them."""
    if not match[name]:
        return
    mark = _MARKS.get(name)
    if mark:
        state.push(f"{mark}_open", "", 1)
    maximum = state.posMax
    state.pos, state.posMax = match.span(name)
    state.md.inline.tokenize(state)
    state.posMax = maximum
    if mark:
        state.push(f"{mark}_close", "", -1)


def _bare_link(state: StateInline, silent: bool) -> bool:
    """`%[https://...]`, which Hashnode turns into a picture of the page."""
    match = _BARE_LINK.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        opening = state.push("link_open", "a", 1)
        opening.attrs, opening.markup = {"href": match["href"]}, BARE
        state.push("text", "", 0).content = match["href"]
        state.push("link_close", "a", -1).markup = BARE
    state.pos = match.end()
    return True
