"""What other dialects of Markdown add to a line, as rules of markdown-it-py.

Wiki links give their words and embeds their pictures; comments, block names and attributes do not
print; pandoc's spans are their words. What a brief cannot show, such as mathematics, is a token
`foreign`: it prints as it is typed, and is told of. What such a token was typed as is its `info`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

from exporter.readers.markdown.shortcodes import PICTURE

LATEX = "LaTeX"
FOREIGN = "foreign"
MISSING = "missing"
BARE = "bare"
"""The markup of a link that is an address alone."""
CROSS_REFERENCE = "cross_reference"

_VALUE = r"(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+)"
_ONE = rf"(?:\#[^\s{{}}#.]+|\.[A-Za-z][\w-]*|-|[A-Za-z][\w-]*={_VALUE}|:?toc)"
ATTRIBUTES = re.compile(rf"\{{:?\s*{_ONE}(?:\s*[\s,]\s*{_ONE})*\s*\}}")
"""A list of attributes as pandoc, kramdown and their like write it."""

_WIKI = re.compile(
    r"(?P<embed>!?)\[\[(?P<page>[^\[\]|#\n]*)(?P<part>#[^\[\]|\n]*)?(?:\\?\|(?P<words>[^\[\]\n]*))?\]\]"
)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif|tiff?|bmp)\s*\Z", re.IGNORECASE)
_SIZE = re.compile(r"(?P<width>\d+)(?:x(?P<height>\d+))?")
_SIDES = ("left", "center", "right")
_TOC = re.compile(r"(?:\[\[_TOC_\]\]|\[TOC\]|\[\[toc\]\])\Z", re.IGNORECASE)
_COMMENT = re.compile(r"%%.+?%%", re.DOTALL)
_SCHEMES = ("http", "https", "mailto", "xmpp")
_NO_ADDRESS = re.compile(r"\S{2000}")  # none is so long
_BLOCK_NAME = re.compile(r"[ \t]\^[A-Za-z][A-Za-z0-9-]*[ \t]*(?=\n|\Z)")
_MATHS = re.compile(
    r"\$\$(?P<wide>[^$]+?)\$\$"
    r"|\$(?=[^\s$])(?P<narrow>(?:\\.|[^$\\\n])+?)(?<=[^\s\\])\$(?![\w$])"
    r"|\\\\\((?P<round>[^\n]+?)\\\\\)|\\\\\[(?P<square>[^\n]+?)\\\\\]"
    r"|(?P<tex>\\[A-Za-z]+(?:\[[^\[\]\n]*\])?(?:\{[^{}\n]*\})+)",
    re.DOTALL,
)
_ENVIRONMENT = re.compile(r"\\begin\{(?P<name>[A-Za-z]+\*?)\}")
_LOOKS_MATHS = re.compile(r"\\[A-Za-z]|[\^_={}<>]|[A-Za-z0-9]\s*[+*/]\s*[A-Za-z0-9]|\A[A-Za-z]\Z")
_CITATION = re.compile(r"\[(?:[^\[\]\n@]*\s)?-?@[\w{][^\[\]\n]*\](?![(\[{])")
_KEY = re.compile(r"@(?=[\w:-]*(?:\d{4}|:\w))[A-Za-z][\w:-]*\w")
_CROSS = re.compile(r"@(?P<label>(?:fig|tbl|sec|eq|lst|thm|nte|tip|wrn|imp|cau)-[\w-]*\w)")
_MISSING_NOTE = re.compile(r"\[\^(?P<label>[^\s\[\]]+)\](?![(\[:])")
_MISSING_LINK = re.compile(r"!?\[(?P<words>[^\[\]\n]+)\]\[(?P<label>[^\[\]\n]+)\](?![(\[{])")
_KEPT = r"(?P<kept>\\.|(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|`+"
_KEPT += r"|\]\((?:<[^>\n]*>|[^)\s]*)\))"
_COLON = re.compile(r"(?<!\\):")
_BRACKET = re.compile(rf"{_KEPT}|[\[\]]", re.DOTALL)
_TAKEN = re.compile(
    rf"{_KEPT}|(?P<scheme>(?:https?|xmpp|mailto):)|(?P<www>\bwww(?=\.))"
    r"|(?P<sign>%(?=%)|\$|@(?=\w)|(?<=\\\\)\("
    r"|\{(?=[:\s]*[#.A-Za-z-]|>>)|\+(?=\+)|:(?=[a-z]{6,11}-))"
    r"|(?:^|(?<=\ATable: )|(?<=\^\[))(?P<page>im|ex)(?=port\s)",
    re.DOTALL | re.MULTILINE,
)


def literal(text: str) -> str:
    """Inline Markdown of ours in which no other dialect, and no bare address, is read."""
    return _TAKEN.sub(_spelt, text)


def _spelt(match: re.Match[str]) -> str:
    if match["kept"]:
        ends_note = match["kept"][0] == "]" and _ends_note(match.string, match.start())
        return _COLON.sub(r"\\:", match["kept"], count=1) if ends_note else match["kept"]
    if match["sign"]:
        return match["sign"] if _is_only_a_sign(match) else "\\" + match["sign"]
    if match["page"]:
        return f"&#{ord(match['page'][0])};{match['page'][1]}"
    return f"{match['scheme'][:-1]}\\:" if match["scheme"] else "w&#119;w"


def understand_dialects(parser: MarkdownIt) -> None:
    """Teach `parser` the lines of other dialects, and bare addresses as links."""
    parser.block.ruler.before("fence", "mathematics", _display, {"alt": ["paragraph"]})
    parser.block.ruler.before("fence", "comment", _comments, {"alt": ["paragraph"]})
    ruler = parser.inline.ruler
    for name, added in (
        ("wiki", _wiki),
        ("span", _span),
        ("attributes", _attributes),
        ("inline_comment", _comment),
        ("block_name", _block_name),
        ("maths", _maths),
        ("citation", _citation),
    ):
        ruler.before("escape", name, added)
    ruler.after("footnote_ref", "missing_note", _missing_note)
    ruler.after("image", "missing_link", _missing_link)
    gfm_autolink_plugin(parser)
    for rule in parser.inline.ruler.__rules__:
        if rule.name.startswith("gfm_autolink"):
            rule.fn = _told_apart(rule.fn)
    parser.inline.add_terminator_char("%")


def _is_only_a_sign(match: re.Match[str]) -> bool:
    """Whether a dollar begins or ends no formula, and an at sign no address and no citation."""
    text, start = match.string, match.start()
    if match["sign"] == "$":
        return "$$" not in text and not _MATHS.search(text.replace("\\\n", "<br>"))
    if match["sign"] == "@":
        is_name = not text[start - 1 : start].strip() or not start
        return is_name and not (_KEY.match(text, start) or _CROSS.match(text, start))
    return False


def _ends_note(text: str, end: int) -> bool:
    """Whether the bracket at `end` closes a footnote, so that what follows is no target."""
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text, 0, end):
        if bracket.group() == "[":
            opened.append(bracket.start())
        elif bracket.group().startswith("]") and opened:  # what its target has counts not
            opened.pop()
    return bool(opened) and text[: opened[-1]].endswith("^")


def _told_apart(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """`rule`, asked where an address can be, with its links told apart from those in brackets."""

    def marked(state: StateInline, silent: bool) -> bool:
        before = len(state.tokens)
        matched = _may_be_address(state) and rule(state, silent)
        for token in state.tokens[before:]:
            token.markup = BARE if token.markup == "autolink" else token.markup
        return matched

    return marked


def _may_be_address(state: StateInline) -> bool:
    """Whether a scheme ends here, or an at sign or a `w` stands here, in no word without end."""
    src, start = state.src, state.pos
    ends = src[start] != ":" or src.endswith(_SCHEMES, max(start - 6, 0), start)
    return ends and not _NO_ADDRESS.match(src, start, state.posMax)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _display(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`$$` on a line of its own, up to the next, or an environment of LaTeX: code, as typed."""
    environment = _ENVIRONMENT.match(_line(state, start))
    if not environment and _line(state, start).strip() != "$$":
        return False
    closing = f"\\end{{{environment['name']}}}" if environment else "$$"
    first = start if environment else start + 1
    last = next((one for one in range(first, end) if closing in _line(state, one)), None)
    if last is None:
        return False
    if not silent:
        token = state.push("fence", "code", 0)
        token.info, token.markup = "math", environment.group() if environment else "$$"
        token.map = [start, last + 1]
        token.content = state.getLines(first, last + bool(environment), state.blkIndent, True)
        state.line = last + 1
    return True


def _comments(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment of Obsidian's over several blocks."""
    first = _line(state, start)
    if not first.startswith("%%") or first.count("%%") > 1:
        return False
    last = next((one for one in range(start + 1, end) if "%%" in _line(state, one)), None)
    if last is None or not _line(state, last).rstrip().endswith("%%"):
        return False
    if not silent:
        state.line = last + 1
    return True


def _wiki(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "![":
        return False
    toc = _TOC.match(state.src.strip()) if not state.pos else None
    match = _WIKI.match(state.src, state.pos, state.posMax)
    if toc:
        state.pos = state.posMax
    elif match and (match["page"].strip() or match["part"]):
        if not silent:
            _push_wiki(state, match)
        state.pos = match.end()
    return bool(toc or (match and (match["page"].strip() or match["part"])))


def _push_wiki(state: StateInline, match: re.Match[str]) -> None:
    page, part = match["page"].strip(), (match["part"] or "").strip("# ^")
    words = (match["words"] or "").strip()
    if match["embed"] and _PICTURE.search(page):
        state.push(PICTURE, "", 0).meta = _embedded(page, words.split("|"))
    elif match["embed"]:
        push_foreign(state, match.group(), "an embedded note", prints=False)
    elif page:
        state.push("text", "", 0).content = words or " > ".join(filter(None, (page, part)))
    else:
        state.push("link_open", "a", 1).attrs = {"href": f"#{part}"}
        state.push("text", "", 0).content = words or part
        state.push("link_close", "a", -1)


def _embedded(page: str, said: Sequence[str]) -> dict[str, object]:
    """An embedded picture, and what Obsidian may say of it: its size, its side, what it shows."""
    words = [one.strip() for one in said]
    size = next(filter(None, map(_SIZE.fullmatch, words)), None)
    side = next((one for one in words if one in _SIDES), "")
    alt = " ".join(one for one in words if one not in _SIDES and not _SIZE.fullmatch(one))
    stem = page.rpartition("/")[2].rpartition(".")[0]
    attributes = {
        name: value for name, value in (size.groupdict() if size else {}).items() if value
    }
    meta = {"src": page, "alt": alt or stem, "caption": ""}
    return {**meta, "attributes": {**attributes, "align": side}}


def _span(state: StateInline, silent: bool) -> bool:
    """`[words]{.class}` is its words."""
    if state.src[state.pos] != "[":
        return False
    start, maximum = state.pos, state.posMax
    end = state.md.helpers.parseLinkLabel(state, start)
    state.pos = start
    follows = ATTRIBUTES.match(state.src, end + 1, maximum) if end >= 0 else None
    if not follows:
        return False
    if not silent:
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
    state.pos, state.posMax = follows.end(), maximum
    return True


def _attributes(state: StateInline, silent: bool) -> bool:
    """Attributes after something that can have them, or at the end of a line."""
    if not (match := ATTRIBUTES.match(state.src, state.pos, state.posMax)):
        return False
    before = state.src[: state.pos]
    ends = match.end() == len(state.src) or state.src[match.end()] == "\n"
    if not (ends or (not state.pending and before[-1:] in tuple(")]`*_}$~^="))):
        return False
    if not silent:
        state.pending = state.pending.rstrip(" ")
    state.pos = match.end()
    return True


def _comment(state: StateInline, _: bool) -> bool:
    match = _COMMENT.match(state.src, state.pos, state.posMax)
    if match:
        state.pos = match.end()
    return match is not None


def _block_name(state: StateInline, _: bool) -> bool:
    """`^name` at the end of a block, to which Obsidian links."""
    at_end = state.src[state.pos] == "^" and state.pos > 0
    match = _BLOCK_NAME.match(state.src, state.pos - 1, state.posMax) if at_end else None
    if not match or match.end() != len(state.src):
        return False
    state.pos = match.end()
    return True


def _maths(state: StateInline, silent: bool) -> bool:
    sign = state.src[state.pos]
    if sign not in "$\\" or (sign == "$" and state.src[state.pos - 1 : state.pos].isalnum()):
        return False
    match = _MATHS.match(state.src, state.pos, state.posMax)
    formula = next(filter(None, match.groups()), "") if match else ""
    if not match or not (match["tex"] or _LOOKS_MATHS.search(formula)):
        return False
    if not silent:
        push_foreign(state, match.group(), LATEX if match["tex"] else "mathematics")
    state.pos = match.end()
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    """`[@key, p. 3]`, `@key2020`, and Quarto's `@fig-map`."""
    if state.src[state.pos] not in "[@" or _follows_word(state):
        return False
    here = (state.src, state.pos, state.posMax)
    cross = _CROSS.match(*here)
    match = cross or _CITATION.match(*here) or _KEY.match(*here)
    if not match:
        return False
    if not silent and cross:
        token = state.push(CROSS_REFERENCE, "", 0)
        token.content, token.info = cross["label"], cross.group()
    elif not silent:
        push_foreign(state, match.group(), "a citation")
    state.pos = match.end()
    return True


def _follows_word(state: StateInline) -> bool:
    return state.src[state.pos] == "@" and state.src[state.pos - 1 : state.pos].isalnum()


def push_foreign(state: StateInline, typed: str, what: str, *, prints: bool = True) -> None:
    """Add what a brief cannot show: as it is typed, or, where it does not print, its name only."""
    token = state.push(FOREIGN, "", 0)
    # Of two backslashes one is for Markdown, but where they end a line of LaTeX.
    token.content = typed if what == LATEX else typed.replace("\\\\", "\\")
    token.info = typed
    token.meta = {"what": what, "prints": prints}


def _missing_note(state: StateInline, silent: bool) -> bool:
    """The call of a footnote that the file does not have."""
    match = _MISSING_NOTE.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push(MISSING, "", 0)
        token.info = match.group()
        said = f"the footnote [^{match['label']}] is nowhere in this file; its call was left out"
        token.meta = {"code": "footnote-missing", "message": said}
    state.pos = match.end()
    return True


def _missing_link(state: StateInline, silent: bool) -> bool:
    """A link to a reference that the file does not define."""
    is_index = state.src[state.pos - 1 : state.pos].isalnum() if state.pos else False
    match = None if is_index else _MISSING_LINK.match(state.src, state.pos, state.posMax)
    if not match or match["label"].startswith("^"):
        return False
    if not silent:
        token = state.push(MISSING, "", 0)
        token.content, token.info = match["words"], match.group()
        said = f"nothing says where [{match['label']}] leads; the words {match['words']!r} stay"
        token.meta = {"code": "link-undefined", "message": said}
    state.pos = match.end()
    return True
