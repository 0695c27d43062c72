"""What is wrong, where, and what to do about it.

A diagnostic is a value: stages collect them, only `cli/` prints them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from exporter.diagnostics.hints import HINTS, Guess

MOST_QUOTED = 80
# What would move a terminal's cursor, or turn the order of what it shows (Unicode TR 36).
COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_LONG_WORD = re.compile(rf"\b(?:data|https?):\S{{{MOST_QUOTED},}}")
_LONG_QUOTE = re.compile(rf"(?<!\w)(['\"])(?:(?!\1).){{{MOST_QUOTED},}}\1(?!\w)")


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the article, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class Place:
    """A point in a source file; lines and columns count from 1, `None` where unknown."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


@dataclass(frozen=True)
class Diagnostic:
    """One problem: a stable kebab-case `code`, a sentence, its place and a hint (or `None`)."""

    severity: Severity
    code: str
    message: str
    place: Place | None = None
    hint: str | None = None

    @property
    def headline(self) -> str:
        """`file:line:col: error[code]: message`, the form that editors and CI parse."""
        where = f"{self.place}: " if self.place else ""
        return visible(f"{where}{self.severity}[{self.code}]: {self.message}")

    @property
    def guess(self) -> Guess | None:
        """The word that is wrong, and what was meant; `None` where nobody can tell."""
        return self.hint if isinstance(self.hint, Guess) else None


def error(
    code: str, message: str, place: Place | None = None, hint: str | None = None
) -> Diagnostic:
    """A diagnostic that stops the article."""
    return Diagnostic(Severity.ERROR, code, shortened(message), place, hint or HINTS.get(code))


def warning(
    code: str, message: str, place: Place | None = None, hint: str | None = None
) -> Diagnostic:
    """A diagnostic that `--strict` turns into an error."""
    return Diagnostic(Severity.WARNING, code, shortened(message), place, hint or HINTS.get(code))


def note(
    code: str, message: str, place: Place | None = None, hint: str | None = None
) -> Diagnostic:
    """A diagnostic that only informs, such as what copyfitting cut."""
    return Diagnostic(Severity.NOTE, code, shortened(message), place, hint or HINTS.get(code))


def visible(text: str) -> str:
    """One line that commands no terminal: its control characters as Python writes them."""
    return COMMANDS.sub(lambda command: repr(command[0])[1:-1], text)


def shortened(message: str) -> str:
    """A message with no more than MOST_QUOTED characters of what it quotes."""
    return _LONG_WORD.sub(_cut, _LONG_QUOTE.sub(lambda quote: _cut(quote) + quote[0][-1], message))


def _cut(long: re.Match[str]) -> str:
    return long[0][: MOST_QUOTED - 3] + "..."


def has_errors(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Whether any diagnostic is an error; with `strict`, warnings count too."""
    fatal = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(diagnostic.severity in fatal for diagnostic in diagnostics)
