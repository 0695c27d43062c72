"""Two versions of a file as one, with conflict markers where they differ, as git writes them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher, unified_diff
from enum import Enum, auto


class Care(Enum):
    """How much of an edited part keeps its spelling; the most careful way comes first."""

    SIGNS = auto()
    """All signs but the edited ones, with the syntax around them."""
    WORDS = auto()
    """All words but the edited ones."""
    BLOCKS = auto()
    """All blocks, items and values but the edited ones."""
    PARTS = auto()
    """All sections and fields but the edited ones."""

    @property
    def keeps_words(self) -> bool:
        """Whether the words of a part that were not edited stay as they are."""
        return self in (Care.SIGNS, Care.WORDS)


_OURS, _BETWEEN, _THEIRS = "<<<<<<<", "=======", ">>>>>>>"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_NO_END = "\\ No newline at end of file\n"


def with_markers(ours: str, theirs: str, our_name: str, their_name: str) -> str:
    """`ours`, with `theirs` beside it where they differ."""
    mine, other = _lines(ours), _lines(theirs)
    end = "\r\n" if mine and mine[0].endswith("\r\n") else "\n"
    pieces: list[str] = []
    matcher = SequenceMatcher(None, mine, other, autojunk=False)
    for tag, start, stop, there, there_stop in matcher.get_opcodes():
        if tag == "equal":
            pieces += mine[start:stop]
            continue
        pieces.append(f"{_OURS} {our_name}{end}")
        pieces += _ended(mine[start:stop], end)
        pieces.append(_BETWEEN + end)
        pieces += _ended(other[there:there_stop], end)
        pieces.append(f"{_THEIRS} {their_name}{end}")
    return "".join(pieces)


def unified(before: str, after: str, name: str) -> str:
    """The changes as a unified diff that `patch` understands; empty without any."""
    lines = unified_diff(_lines(before), _lines(after), name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n{_NO_END}" for line in lines)


def with_line_ends_of(original: str, text: str) -> str:
    """`text`, whose lines end in `\\n`, with the line ends of `original` where lines are the same.

    New lines end as the first line of `original` does.
    """
    if "\r" not in original:
        return text
    old = _lines(original)
    bare = [line.rstrip("\r\n") for line in old]
    first = old[0][len(bare[0]) :]
    new = text.split("\n")
    ends = [first] * (len(new) - 1) + [""]
    for start, there, size in SequenceMatcher(
        None, bare, new, autojunk=False
    ).get_matching_blocks():
        for step in range(size):
            if there + step < len(new) - 1:
                ends[there + step] = old[start + step][len(bare[start + step]) :] or first
    return "".join(line + end for line, end in zip(new, ends, strict=True))


def _lines(text: str) -> list[str]:
    """The lines with their ends; only line feeds and carriage returns end one."""
    return _LINE.findall(text)


def _ended(lines: list[str], end: str) -> list[str]:
    return [line if line.endswith(("\n", "\r")) else line + end for line in lines]
