"""Other words and signs in a stretch of a file that is spelt as nobody else would spell it.

What a text says is found again in its stretch, sign by sign, and only what changed is typed over,
so that the syntax around it stays. Whether the file then says what it should, its reader tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from exporter.roundtrip.merge.trees import Edit

_SIGN = re.compile(r"\w+|[^\w\s]")
_NOTE = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_BEGIN = re.compile(r"[ \t]*(?:>[ \t]?)*")
Span = tuple[int, int]
NO_NOTES: Mapping[str, Span] = {}


@dataclass(frozen=True)
class _Sign:
    """A word or a sign, and where it stands in its text."""

    text: str
    start: int
    end: int


def edits_in_place(
    text: str, span: Span, old: str, new: str, notes: Mapping[str, Span] = NO_NOTES
) -> list[Edit] | None:
    """The edits in the `span` of a text that says `old` after which it says `new`.

    `notes` are the spans of notes that stand elsewhere, by their labels. `None` where what changed
    does not stand there as `old` says it.
    """
    there = [*_signs_there(text, span, notes)]
    before, after = ([*map(_sign, _SIGN.finditer(words))] for words in (old, new))
    places = _places(before, there)
    edits: list[Edit] = []
    for tag, start, end, first, last in _matcher(before, after).get_opcodes():
        if tag == "equal":
            continue
        stood = [places.get(index) for index in range(start - 1, end + 1)]
        change = _Change(text, new, after, first, last)
        edit = change.edit([None if place is None else there[place] for place in stood])
        if edit is None or not _are_together(stood[1:-1]):
            return None
        edits.append(edit)
    return edits


@dataclass(frozen=True)
class _Change:
    """Signs of `new` from number `first` up to `last`, which come into a text."""

    text: str
    new: str
    signs: Sequence[_Sign]
    first: int
    last: int

    def edit(self, stood: Sequence[_Sign | None]) -> Edit | None:
        """The edit that puts them in the place of those that `stood` there, which is given with its
        neighbours; `None` where nothing tells where."""
        before, gone, behind = stood[0], stood[1:-1], stood[-1]
        if gone and self.first == self.last:
            return self._deleted(before, gone, behind)
        if gone:
            start, end = gone[0], gone[-1]
            said = self.new[self.signs[self.first].start : self.signs[self.last - 1].end]
            return None if start is None or end is None else Edit(start.start, end.end, said)
        return self._inserted(before, behind)

    def _inserted(self, before: _Sign | None, behind: _Sign | None) -> Edit | None:
        """What comes between two signs goes to the one on whose line it is, and to the first of
        them where both are, unless it is tied to the other."""
        start, end = self.signs[self.first].start, self.signs[self.last - 1].end
        last = self.signs[self.first - 1].end if self.first else 0
        following = self.signs[self.last].start if self.last < len(self.signs) else len(self.new)
        gaps = self.new[last:start], self.new[end:following]
        is_with_next = not gaps[1] or (gaps[0].count("\n") > gaps[1].count("\n"))
        if behind is not None and (before is None or is_with_next):
            return self._typed(behind.start, self.new[start:following])
        return None if before is None else self._typed(before.end, self.new[last:end])

    def _typed(self, place: int, said: str) -> Edit:
        """An insertion; its lines begin as the one does that it goes into."""
        line = self.text.rfind("\n", 0, place) + 1
        match = _BEGIN.match(self.text, line, place)
        begin = match.group() if match else ""
        lines = (
            (begin + one).rstrip() if number else one for number, one in enumerate(said.split("\n"))
        )
        return Edit(place, place, "\n".join(lines))

    def _deleted(
        self, before: _Sign | None, gone: Sequence[_Sign | None], behind: _Sign | None
    ) -> Edit | None:
        first, last = gone[0], gone[-1]
        if first is None or last is None:
            return None
        if before is None or behind is None:
            return Edit(before.end if before else first.start, last.end, "")
        gap = self.new[self.signs[self.first - 1].end : self.signs[self.first].start]
        is_tied = first.start == before.end or last.end == behind.start
        if gap and is_tied:
            return Edit(first.start, last.end, "")
        if not gap:
            return Edit(before.end, behind.start, "")
        begins_line = "\n" in self.text[before.end : first.start]
        if begins_line and "\n" not in self.text[last.end : behind.start]:
            return Edit(first.start, behind.start, "")
        return Edit(before.end, last.end, "")


def _signs_there(text: str, span: Span, notes: Mapping[str, Span]) -> Iterator[_Sign]:
    """The signs of a span but for those that begin its lines; notes stand where they are called."""
    position, end = span
    while position < end:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop
        match = _BEGIN.match(text, position, stop)
        position = match.end() if match else position
        while note := _NOTE.search(text, position, stop):
            yield from map(_sign, _SIGN.finditer(text, position, note.start()))
            yield from _signs_there(text, notes.get(note[1], (0, 0)), NO_NOTES)
            position = note.end()
        yield from map(_sign, _SIGN.finditer(text, position, stop))
        position = stop + 1


def _sign(match: re.Match[str]) -> _Sign:
    return _Sign(match.group(), match.start(), match.end())


def _places(before: Sequence[_Sign], there: Sequence[_Sign]) -> dict[int, int]:
    """Which sign of the file each sign of a text is."""
    blocks = _matcher(before, there).get_matching_blocks()
    return {one + step: other + step for one, other, size in blocks for step in range(size)}


def _matcher(one: Sequence[_Sign], other: Sequence[_Sign]) -> SequenceMatcher[str]:
    first, second = ([sign.text for sign in signs] for signs in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False)


def _are_together(places: Sequence[int | None]) -> bool:
    """Whether signs stand one after the other in the file."""
    first = places[0] if places else None
    return not places or (first is not None and [*places] == [*range(first, first + len(places))])
