"""New units in place of old ones, with no other line of the file changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from exporter.readers.markdown.spelling import Unit
from exporter.roundtrip.merge.in_place import edits_in_place
from exporter.roundtrip.merge.markers import Care
from exporter.roundtrip.merge.pairing import steps
from exporter.roundtrip.merge.placed_units import Placed, Span, regrouped
from exporter.roundtrip.merge.respelling import Like, as_it_is, reworded
from exporter.roundtrip.merge.trees import Edit, edited

_PREFIX = re.compile(r"\s*(?:#{1,6}\s+|[-*+]\s+|\d+[.)]\s+)?")
_ALIKE = frozenset({"quote", "item", "row"})
_OF_BLOCKS = ("callout", "quote", "list", "definition_list", "item")
_MARKER = re.compile(r"(?P<indent>\s*)(?P<mark>[-*+]|\d+(?P<end>[.)]))")
_COUNTED = re.compile(r"(?P<indent>\s*)(?P<number>\d{1,9}|[^\W\d_]{1,9})(?P<end>[.)])(?P<gap> *)")
_WRITTEN_MARKER = re.compile(r"(?P<mark>-|(?P<number>\d+)\.)")


_NOTE = re.compile(r"\[\^([^\]\s]+)\]:")


def _notes(lines: Sequence[str]) -> Iterator[tuple[str, Span]]:
    """The notes that stand by themselves, by their labels, with the lines that are indented below
    them."""
    for start, line in enumerate(lines):
        if note := _NOTE.match(line):
            end = start + 1
            while end < len(lines) and lines[end].startswith(("    ", "\t")):
                end += 1
            yield note[1], (start, end)


def _rows(lines: Sequence[str]) -> list[str]:
    """The lines of a table among some lines."""
    return [line for line in lines if line.startswith("|")]


def _unquoted(unit: Unit) -> str:
    """The text of a unit without the signs that begin the lines of a quotation."""
    is_quote = unit.identity.startswith("quote ")
    return re.sub(r"(?m)^> ?", "", unit.text) if is_quote else unit.text


def _words(old: Unit, new: Unit) -> tuple[str, str] | None:
    """The words of two units; of rows, and of quotations and items with as many lines, their
    Markdown."""
    if old.words is not None and new.words is not None:
        return old.words, new.words
    kinds = {unit.identity.partition(" ")[0] for unit in (old, new)}
    is_like = len(kinds) == 1 and kinds <= _ALIKE and old.text.count("\n") == new.text.count("\n")
    return (_unmarked(old.text), _unmarked(new.text)) if is_like else None


def _unmarked(text: str) -> str:
    match = _PREFIX.match(text)
    return text[match.end() :] if match else text


def _numbered_like(written: str, lines: Sequence[str]) -> list[str]:
    """The lines of an item with the number of one as it is `written`; those below it stand as far
    in from its words as they did."""
    theirs, own = _COUNTED.match(written), _COUNTED.match(lines[0])
    if not theirs or not own:
        return list(lines)
    gap = max(theirs["gap"], own["gap"], key=len)  # a lone letter needs two blanks
    first = own["indent"] + theirs["number"] + own["end"] + gap
    rest = (_moved_in(line, len(first) - own.end()) for line in lines[1:])
    return [first + lines[0][own.end() :], *rest]


def _moved_in(line: str, by: int) -> str:
    """A line with some more blanks before it, or with fewer; a blank one as it is."""
    if not line.strip():
        return line
    blanks = len(line) - len(line.lstrip(" "))
    return " " * max(blanks + by, 0) + line[blanks:]


@dataclass(frozen=True)
class LineEdit:
    """Lines in place of those from index `start` up to `end`."""

    start: int
    end: int
    lines: tuple[str, ...]


def edited_lines(lines: Sequence[str], edits: Sequence[LineEdit]) -> list[str]:
    """`lines` with `edits`, which do not overlap."""
    result: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        result += [*lines[position : edit.start], *edit.lines]
        position = max(position, edit.end)
    return [*result, *lines[position:]]


class LinePatcher:
    """Patches the lines of one file; `edits` gathers what is to change."""

    def __init__(
        self,
        lines: Sequence[str],
        *,
        care: Care,
        is_spaced: bool = True,
        first: int = 0,
        like: Like = as_it_is,
    ) -> None:
        """`care` says what of an edited text keeps its spelling; marks are typed as `like` types
        them.

        `is_spaced` says that blank lines part the blocks; nothing before line `first` changes.
        """
        self.edits: list[LineEdit] = []
        self._lines = lines
        self._care = care
        self._like_typed = like
        self._first = first
        self._text = "\n".join(lines)
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]
        self._notes = dict(_notes(lines))
        self._gap = [""] if is_spaced else []

    def units(self, old: Sequence[Placed], new: Sequence[Unit], end: int) -> None:
        """Make blocks, with blank lines between them, say `new`; without any, from line `end`."""
        new = regrouped(new, old)
        plan = steps([placed.unit.identity for placed in old], [unit.identity for unit in new])
        kept = {step.old for step in plan}
        for index, placed in enumerate(old):
            if index not in kept:
                self._delete(placed)
        for step in plan:
            if step.old is not None:
                self._replace(old[step.old], new[step.new])
                continue
            text = new[step.new].text.split("\n")
            if step.copied is not None:
                text = list(self._lines[old[step.copied].start : old[step.copied].end])
            if step.after >= 0:
                self._insert_after(old[step.after].end, text)
            else:
                self._insert_before(old[0].start if old else end, text)

    def _replace(self, placed: Placed, new: Unit) -> None:
        old = placed.unit
        if old.identity == new.identity:
            return
        if placed.parts and new.parts and old.frame == new.frame:
            if old.frame.startswith("callout"):
                self.units(placed.parts, new.parts, placed.end)
            else:
                self._parts(placed.parts, new.parts)
            return
        self._rewrite(placed, new, new.text.split("\n"))

    def _rewrite(self, placed: Placed, new: Unit, text: list[str]) -> None:
        """Other words in the old spelling where that can be, else `text`."""
        words = self._reworded(placed, new) if self._care.keeps_words else None
        if words is None and self._care is Care.SIGNS and self._typed_over(placed, new):
            return
        if self._care.keeps_words:
            raw = "\n".join(self._lines[placed.start : placed.end])
            text = self._like_typed(raw, "\n".join(text))[0].split("\n")
            is_tight = placed.unit.identity.startswith("item ") and "\n\n" not in raw
            text = list(filter(None, text)) if is_tight else text
        self.edits.append(LineEdit(placed.start, placed.end, tuple(words or text)))

    def _reworded(self, placed: Placed, new: Unit) -> list[str] | None:
        both = _words(placed.unit, new)
        if both is None:
            return None
        raw = "\n".join(self._lines[placed.start : placed.end])
        match = _PREFIX.match(raw)
        prefix = match.group() if match else ""
        olds, news = (self._like_typed(raw, words) for words in both)
        for index in range(max(len(olds), len(news))):
            text = reworded(raw[len(prefix) :], olds[index % len(olds)], news[index % len(news)])
            if text is not None:
                return (prefix + text).split("\n")
        return None

    def _typed_over(self, placed: Placed, new: Unit) -> bool:
        """Type only what changed over what stands there; `False`, and nothing done, where what
        changed does not stand there as we would spell it."""
        is_longer = placed.unit.text.count("\n") != new.text.count("\n")
        if is_longer and not placed.unit.identity.startswith(_OF_BLOCKS):
            return self._with_other_lines(placed, new)
        span = self._offsets(placed.start, placed.end)
        raw = self._text[slice(*span)]
        notes = {label: self._offsets(*lines) for label, lines in self._notes.items()}
        olds, news = (self._like_typed(raw, _unquoted(unit)) for unit in (placed.unit, new))
        for index in range(max(len(olds), len(news))):
            both = olds[index % len(olds)], news[index % len(news)]
            edits = edits_in_place(self._text, span, *both, notes)
            if edits:
                stretches = [(placed.start, placed.end), *self._notes.values()]
                self.edits += filter(None, (self._line_edit(one, edits) for one in stretches))
                return True
        return False

    def _with_other_lines(self, placed: Placed, new: Unit) -> bool:
        """Write what is said of a table anew, below its rows as they are; `False`, and nothing
        done, where those changed."""
        old = placed.unit.text.split("\n")
        rows, lines = _rows(old), new.text.split("\n")
        raw = _rows(self._lines[placed.start : placed.end])
        if not rows or lines[: len(rows)] != rows or len(raw) != len(rows):
            return False
        self.edits.append(LineEdit(placed.start, placed.end, (*raw, *lines[len(rows) :])))
        return True

    def _line_edit(self, lines: Span, edits: Sequence[Edit]) -> LineEdit | None:
        """Some lines with those of the edits that are in them; `None` without any."""
        start, end = self._offsets(*lines)
        if not any(start <= edit.start and edit.end <= end for edit in edits):
            return None
        return LineEdit(*lines, tuple(edited(self._text, edits, start, end).split("\n")))

    def _offsets(self, start: int, end: int) -> Span:
        """Where some lines begin and end in the text."""
        return self._starts[start], self._starts[end] - 1

    def _delete(self, placed: Placed) -> None:
        """Delete a block and the blank lines after it; a blank line stays between others."""
        start, end = placed.start, placed.end
        while end < len(self._lines) - 1 and not self._lines[end].strip():
            end += 1
        is_last = end >= len(self._lines) - 1 and not self._lines[-1].strip()
        while is_last and start > self._first and not self._lines[start - 1].strip():
            start -= 1
        is_tight = start > self._first and self._lines[start - 1].strip() and not is_last
        self.edits.append(LineEdit(start, end, tuple(self._gap) if is_tight else ()))

    def _insert_after(self, line: int, text: Sequence[str]) -> None:
        follows = line < len(self._lines) and bool(self._lines[line].strip())
        after = self._gap if follows else []
        self.edits.append(LineEdit(line, line, (*self._gap, *text, *after)))

    def _insert_before(self, line: int, text: Sequence[str]) -> None:
        has_before = line > self._first and self._lines[line - 1].strip()
        before = self._gap if has_before else []
        self.edits.append(LineEdit(line, line, (*before, *text, *self._gap)))

    def _parts(self, old: Sequence[Placed], new: Sequence[Unit]) -> None:
        """Make items or rows say `new`, spaced as the old ones are."""
        plan = steps([part.unit.identity for part in old], [unit.identity for unit in new])
        kept = {step.old for step in plan}
        gap = [""] if len(old) > 1 and old[1].start > old[0].end else []
        for index, part in enumerate(old):
            if index not in kept:
                end = old[index + 1].start if index + 1 < len(old) else part.end
                self.edits.append(LineEdit(part.start, end, ()))
        for step in plan:
            text = self._like(old[0], new[step.new].text).split("\n")
            if step.old is not None:
                self._kept_part(
                    old[step.old], new[step.new], text, is_first=step.new == 0 < step.old
                )
                continue
            if step.copied is not None:
                known = self._lines[old[step.copied].start : old[step.copied].end]
                text = _numbered_like(text[0], known) if step.new == 0 else list(known)
            if step.after >= 0:
                place = old[step.after].end
                self.edits.append(LineEdit(place, place, (*gap, *text)))
            else:
                self.edits.append(LineEdit(old[0].start, old[0].start, (*text, *gap)))

    def _kept_part(self, part: Placed, unit: Unit, text: list[str], *, is_first: bool) -> None:
        """Make an item or row that stays say `unit`; one that comes first now begins the count."""
        if part.unit.identity != unit.identity:
            self._rewrite(part, unit, text)
        elif is_first:
            self._renumber(part, text)

    def _renumber(self, placed: Placed, written: Sequence[str]) -> None:
        """Give the item that stands first now its list's first number: all others are counted."""
        known = self._lines[placed.start : placed.end]
        lines = _numbered_like(written[0], known)
        if lines != known:
            self.edits.append(LineEdit(placed.start, placed.end, tuple(lines)))

    def _like(self, sibling: Placed, text: str) -> str:
        """An item with the indent and the marker of its sibling; a row as it is."""
        theirs = _MARKER.match(self._lines[sibling.start])
        ours = _WRITTEN_MARKER.match(text)
        if not theirs or not ours:
            return text
        is_numbered = ours["number"] and theirs["end"]
        mark = ours["number"] + theirs["end"] if is_numbered else theirs["mark"]
        lines = (mark + text[ours.end() :]).split("\n")
        return "\n".join(theirs["indent"] + line if line else "" for line in lines)
