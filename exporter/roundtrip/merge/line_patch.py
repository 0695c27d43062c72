"""New units in place of old ones, with no other line of the file changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from exporter.readers.markdown.spelling import Unit
from exporter.roundtrip.merge.pairing import steps
from exporter.roundtrip.merge.placed_units import Placed, regrouped
from exporter.roundtrip.merge.respelling import Like, as_it_is, reworded

_PREFIX = re.compile(r"\s*(?:#{1,6}\s+|[-*+]\s+|\d+[.)]\s+)?")
_ALIKE = frozenset({"quote", "item", "row"})
_MARKER = re.compile(r"(?P<indent>\s*)(?P<mark>[-*+]|\d+(?P<end>[.)]))")
_WRITTEN_MARKER = re.compile(r"(?P<mark>-|(?P<number>\d+)\.)")


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
        keeps_words: bool,
        is_spaced: bool = True,
        first: int = 0,
        like: Like = as_it_is,
    ) -> None:
        """With `keeps_words`, an edited text keeps the spelling of its other words.

        Its marks are typed as `like` types them.

        `is_spaced` says that blank lines part the blocks; nothing before line `first` changes.
        """
        self.edits: list[LineEdit] = []
        self._lines = lines
        self._keeps_words = keeps_words
        self._like_typed = like
        self._first = first
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
        words = self._reworded(placed, new) if self._keeps_words else None
        if self._keeps_words:
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
            unit = new[step.new]
            text = self._like(old[0], unit.text).split("\n")
            if step.old is not None:
                if old[step.old].unit.identity != unit.identity:
                    self._rewrite(old[step.old], unit, text)
                continue
            if step.copied is not None:
                text = list(self._lines[old[step.copied].start : old[step.copied].end])
            if step.after >= 0:
                place = old[step.after].end
                self.edits.append(LineEdit(place, place, (*gap, *text)))
            else:
                self.edits.append(LineEdit(old[0].start, old[0].start, (*text, *gap)))

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
