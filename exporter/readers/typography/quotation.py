"""Which straight marks open a quotation, close it, leave out a letter, or count feet and inches."""

from __future__ import annotations

import re
from unicodedata import category

from exporter.readers.typography.conventions import Convention
from exporter.readers.typography.literals import released

APOSTROPHE = "’"
PRIMES = {"'": "′", '"': "″"}
"""Minutes and feet, seconds and inches."""

_DECADE = re.compile(r"'\d\d[^\W\d]*(?!\w)")
_ELISION = re.compile(r"'(?:tis|twas|twere|cause|em|til|till|n|s|t|k|ne|nen)(?!\w)", re.IGNORECASE)
_THOUSANDS = re.compile(r"'\d{3}(?!\d)")


class Quotation:
    """The marks of one line; `cells` has what is set for each character of it."""

    def __init__(self, line: str, cells: list[str], convention: Convention) -> None:
        """`cells` are changed in place."""
        self._line = line
        self._shown = released(line)
        self._cells = cells
        self._convention = convention
        self._open: list[int] = []
        self._open_doubles: list[int] = []  # those of them that are double
        self._pairs: list[tuple[int, int]] = []

    def set(self) -> None:
        """Set every straight mark that is clear."""
        for index, sign in enumerate(self._line):
            if sign == '"':
                self._double(index)
            elif sign == "'":
                self._single(index)
        for index in self._open:
            self._leave_open(index)
        self._set_pairs()

    def _double(self, index: int) -> None:
        opens, closes = self._sides(index)
        starts = self._open_doubles
        if self._is_prime(index, is_quoted=bool(starts)):
            self._cells[index] = PRIMES['"']
        elif closes and starts:
            self._close(starts.pop(), index)
        elif opens:
            self._open.append(index)
            starts.append(index)
        elif closes:
            self._cells[index] = self._inside(self._convention.double)[1]

    def _single(self, index: int) -> None:
        opens, closes = self._sides(index)
        is_quoted = bool(self._open) and self._line[self._open[-1]] == "'"
        if self._before(index).isalnum() and self._after(index).isalnum():
            self._cells[index] = self._in_word(index)
        elif self._is_prime(index, is_quoted=is_quoted):
            self._cells[index] = PRIMES["'"]
        elif closes and is_quoted:
            self._close(self._open[-1], index)
        elif opens and not self._leaves_out(index):
            self._open.append(index)
        elif opens or closes:
            self._cells[index] = APOSTROPHE

    def _close(self, start: int, end: int) -> None:
        """Pair two marks; single ones between them that opened nothing are apostrophes."""
        while (last := self._open.pop()) != start:
            self._cells[last] = APOSTROPHE
        self._pairs.append((start, end))

    def _leave_open(self, index: int) -> None:
        """A quotation that goes on in the next paragraph, or a letter left out."""
        is_double = self._line[index] == '"'
        self._cells[index] = self._inside(self._convention.double)[0] if is_double else APOSTROPHE

    def _set_pairs(self) -> None:
        """Set each pair by how many double ones stand around it."""
        around: list[int] = []  # their ends
        for start, end in sorted(self._pairs):
            while around and around[-1] < start:
                around.pop()
            is_double = self._line[start] == '"' and len(around) % 2 == 0
            marks = self._convention.double if is_double else self._convention.single
            self._cells[start], self._cells[end] = self._inside(marks)
            if self._line[start] == '"':
                around.append(end)

    def _inside(self, marks: tuple[str, str]) -> tuple[str, str]:
        """A pair with the spaces that guillemets have on their inner sides."""
        spaces = self._convention.spaces
        inner = spaces.inner if spaces and marks[0] == "«" else ""
        return marks[0] + inner, inner + marks[1]

    def _is_prime(self, index: int, *, is_quoted: bool) -> bool:
        """Whether a mark after a figure counts; in a quotation, whether another one can end it."""
        if not self._before(index).isdecimal() and self._before(index) not in ("'", "′"):
            return False
        if self._before(index) == "'" and self._cells[index - 1] != PRIMES["'"]:
            return False
        if not is_quoted or not self._sides(index)[1]:
            return True
        following = self._line.find(self._line[index], index + 1)
        return following > 0 and self._sides(following) == (False, True)

    def _in_word(self, index: int) -> str:
        is_number = self._before(index).isdecimal() and self._after(index).isdecimal()
        if is_number and not _THOUSANDS.match(self._line, index):
            return PRIMES["'"]
        return APOSTROPHE

    def _leaves_out(self, index: int) -> bool:
        """Whether a mark before a word stands for a letter or for a century."""
        return bool(_DECADE.match(self._line, index) or _ELISION.match(self._line, index))

    def _sides(self, index: int) -> tuple[bool, bool]:
        """Whether a mark can open and close a quotation, by CommonMark's rules for `*`."""
        before, after = self._before(index), self._after(index)
        left = not after.isspace() and (not _is_sign(after) or before.isspace() or _is_sign(before))
        right = not before.isspace() and (
            not _is_sign(before) or after.isspace() or _is_sign(after)
        )
        if left and right and not (_is_sign(before) and _is_sign(after)):
            return _is_sign(before), _is_sign(after)
        return left, right

    def _before(self, index: int) -> str:
        return self._shown[index - 1] if index else " "

    def _after(self, index: int) -> str:
        return self._shown[index + 1] if index + 1 < len(self._shown) else " "


def _is_sign(character: str) -> bool:
    return category(character)[0] in "PSC"
