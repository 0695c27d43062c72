"""Every error that `brief` raises on purpose; anything else that escapes is a bug of ours.

ExportError                     exit code
├── UsageError                  2  the call's words are off
├── ArticleError                3  the article is invalid
├── DesignError                 4  a template, a stylesheet or a font
├── ContractError               5  page contract, preflight, seal; edits conflict, files differ
└── FileError                   6  a file could not be read or written
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from exporter.diagnostics.diagnostic import Diagnostic, Place, error

LAYOUT_FAILED = "layout-failed"
"""The code of an error for CSS that the engine or a writer breaks down over."""

MISSING_GLYPH = "missing-glyph"
"""The code of an error for a character that no font has."""

UNDRAWN_PICTURE = "image-svg"
"""The code of an error for a drawing of the article that cannot be printed."""


class ExportError(Exception):
    """An error with a message, a place and a hint, made of one or more diagnostics."""

    exit_code = 1

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(diagnostic.headline for diagnostic in self.diagnostics))

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Diagnostic, ...]]]:
        """How pickle makes it again, in the process of a pool that called for it."""
        return type(self), (self.diagnostics,)

    @classmethod
    def at(
        cls, code: str, message: str, place: Place | None = None, hint: str | None = None
    ) -> Self:
        """An error of this class with one diagnostic."""
        return cls([error(code, message, place, hint)])

    @property
    def message(self) -> str:
        """The first problem, as a sentence."""
        return self.diagnostics[0].message

    @property
    def place(self) -> Place | None:
        """Where the first problem stands; `None` where it has no place."""
        return self.diagnostics[0].place

    @property
    def hint(self) -> str | None:
        """What to do about the first problem; `None` where we have no advice."""
        return self.diagnostics[0].hint


class UsageError(ExportError):
    """The call's words are off."""

    exit_code = 2


class ArticleError(ExportError):
    """The article is invalid; carries every problem that was found."""

    exit_code = 3


class DesignError(ExportError):
    """A template, a stylesheet or a font cannot be used."""

    exit_code = 4


class ContractError(ExportError):
    """A page contract, preflight or a seal is broken, or edits conflict with each other."""

    exit_code = 5


class FileError(ExportError):
    """A file could not be read or written."""

    exit_code = 6
