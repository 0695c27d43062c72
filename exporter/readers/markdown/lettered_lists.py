"""Pandoc's lists with other marks than CommonMark's: `a.`, `(iv)`, `#.`, and examples `(@name)`.

A letter and a full stop may also begin a sentence, or a name: they are a list where the next one
follows, or where two blanks part them from the words. Examples count on through the whole file;
`@name` in a text is its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.utils import EnvType

from exporter.article.numbering import Numbering
from exporter.readers.markdown.numerals import values_of

_MARK = re.compile(
    r"(?P<open>\(?)(?:(?P<auto>\#)|(?P<example>@)(?P<name>[\w-]*)|(?P<number>\d{1,9})"
    r"|(?P<letters>[A-Za-z]{1,7}))(?P<close>[.)])(?P<blanks>[ \t]+)(?=\S)"
)
_REFERENCE = re.compile(r"@(?P<name>[\w-]*\w)")
_ENV = "lettered lists"

Reading = tuple[Numbering | None, int]
"""How a mark counts, and what: `None` in plain numbers, 0 for whatever comes next."""


@dataclass
class _Count:
    """What a file's lists have counted: examples by name; which marks may come next, and where."""

    examples: int = 0
    names: dict[str, int] = field(default_factory=dict)
    expected: list[tuple[int, str, Reading]] = field(default_factory=list)


def understand_lettered_lists(parser: MarkdownIt) -> None:
    """Teach `parser` lists by letters, by Roman numbers, and of examples."""
    ends = ["paragraph", "reference", "blockquote"]
    parser.block.ruler.before("list", "lettered_list", _rule, {"alt": ends})
    parser.inline.ruler.before("citation", "example", _reference)


def _count(env: EnvType) -> _Count:
    count: _Count = env.setdefault(_ENV, _Count())
    return count


def begins_with_mark(line: str) -> bool:
    """Whether the words of a line may be read as the beginning of such a list."""
    mark = _MARK.match(line)
    return mark is not None and bool(list(_readings(mark)))


def after_mark(line: str) -> int:
    """How many characters the mark has that begins a line, without what closes it."""
    mark = _MARK.match(line)
    return mark.start("close") if mark else 0


def _mark(state: StateBlock, line: int) -> re.Match[str] | None:
    if state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return None
    return _matched(state, line)


def _matched(state: StateBlock, line: int) -> re.Match[str] | None:
    """The mark that begins a line, if it is none of CommonMark's."""
    start = state.bMarks[line] + state.tShift[line]
    mark = _MARK.match(state.src, start, state.eMarks[line])
    if mark is None or (mark["open"] and mark["close"] == "."):
        return None
    return mark if mark["open"] or not (mark["number"] or mark["example"]) else None


def _readings(mark: re.Match[str]) -> Iterator[Reading]:
    """What a mark may say; `i` is a letter and a number."""
    if mark["auto"] or mark["example"]:
        yield None, 0
    elif mark["number"]:
        yield None, int(mark["number"])
    else:
        yield from values_of(mark["letters"])


def _shape(mark: re.Match[str]) -> str:
    """What stands around a number, and whether it is one; equal in all marks of a list."""
    return f"{mark['open']}{mark['auto'] or mark['example'] or ''}{mark['close']}"


def _next(reading: Reading) -> Reading:
    numbering, value = reading
    return numbering, value + 1 if value else 0


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if silent and state.sCount[start] < state.blkIndent:
        return _is_expected(state, start)
    mark = _mark(state, start)
    reading = _begun(state, start, end, mark) if mark else None
    if mark is None or reading is None:
        return False
    if silent:  # as in CommonMark, only a first item may end a paragraph
        return reading[1] == 1
    _push(state, end, mark, reading)
    return True


def _is_expected(state: StateBlock, line: int) -> bool:
    """Whether the next item of a list that is being read begins here."""
    mark = _matched(state, line)
    if mark is None:
        return False
    said = {(state.sCount[line], _shape(mark), reading) for reading in _readings(mark)}
    return not said.isdisjoint(_count(state.env).expected)


def _begun(state: StateBlock, start: int, end: int, mark: re.Match[str]) -> Reading | None:
    """How the first mark of a list counts; `None` where it begins a sentence."""
    readings = list(_readings(mark))
    if readings == [(None, 0)]:
        return readings[0]
    following = _following(state, start, end)
    if following is not None and _shape(following) == _shape(mark):
        said = set(_readings(following))
        if goes_on := next((one for one in readings if _next(one) in said), None):
            return goes_on
    is_wide = len(mark["blanks"]) > 1 and not mark["number"]
    return max(readings, key=lambda one: one[1] == 1, default=None) if is_wide else None


def _following(state: StateBlock, start: int, end: int) -> re.Match[str] | None:
    """The mark that comes next after the item at `start`, where only that item stands between."""
    for line in range(start + 1, end):
        if state.isEmpty(line) or state.sCount[line] > state.sCount[start]:
            continue
        mark = _mark(state, line)
        if mark or state.isEmpty(line - 1):
            return mark
    return None


def _push(state: StateBlock, end: int, mark: re.Match[str], reading: Reading) -> None:
    count, line = _count(state.env), state.line
    numbering, value = reading
    first = value or (count.examples if mark["example"] else 0) + 1
    opened = state.push("ordered_list_open", "ol", 1)
    opened.attrs, opened.meta = {"start": first}, {"numbering": numbering}
    opened.map = [line, line]
    number, shape, indent = first, _shape(mark), state.sCount[line]
    found: re.Match[str] | None = mark
    while found is not None:
        if found["example"]:
            count.examples = number
            count.names.setdefault(found["name"], number)
        reading = _next(reading)
        count.expected.append((indent, shape, reading))
        _push_item(state, end, found, number)
        count.expected.pop()
        number += 1
        found = _mark(state, state.line) if state.line < end else None
        if found and (_shape(found) != shape or reading not in set(_readings(found))):
            found = None
    state.push("ordered_list_close", "ol", -1)
    opened.map = [line, state.line]


def _push_item(state: StateBlock, end: int, mark: re.Match[str], number: int) -> None:
    """Push an item: the rest of its line, and the lines below that are indented as far."""
    line = state.line
    item = state.push("list_item_open", "li", 1)
    item.info, item.markup = str(number), "."
    kept = (state.tShift[line], state.sCount[line], state.blkIndent, state.listIndent)
    kind = state.parentType
    state.parentType, state.listIndent = "list", state.blkIndent
    state.blkIndent = state.sCount[line] + len(mark.group().expandtabs(4))
    state.tShift[line] = mark.end() - state.bMarks[line]
    state.sCount[line] = state.blkIndent
    state.md.block.tokenize(state, line, end)
    state.tShift[line], state.sCount[line], state.blkIndent, state.listIndent = kept
    state.parentType = kind
    item.map = [line, state.line]
    state.push("list_item_close", "li", -1)


def _reference(state: StateInline, silent: bool) -> bool:
    """`@name` of an example is its number."""
    mark = _REFERENCE.match(state.src, state.pos, state.posMax)
    count: _Count | None = state.env.get(_ENV)
    if mark is None or count is None or mark["name"] not in count.names:
        return False
    if state.src[state.pos - 1 : state.pos].isalnum() and state.pos:
        return False
    if not silent:
        state.push("text", "", 0).content = str(count.names[mark["name"]])
    state.pos = mark.end()
    return True
