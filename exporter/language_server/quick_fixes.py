"""Quick fixes: what a diagnostic guesses was meant, put in the place of what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from exporter.diagnostics import Diagnostic
from exporter.language_server.checking import place_of, shown
from exporter.language_server.open_sheet import Sheet


def fixes(
    sheet: Sheet, told: Sequence[Diagnostic], uri: str, wanted: types.Range
) -> Iterator[types.CodeAction]:
    """The fixes of what is told in a range, where the word that is wrong still stands there."""
    for one in told:
        guess = one.guess
        if guess is None or one.place is None:
            continue
        if place_of(sheet.text, one, sheet.open.at(one.place)) is None:
            continue
        diagnostic = shown(sheet, one)
        if not _meet(diagnostic.range, wanted):
            continue
        edit = types.TextEdit(diagnostic.range, guess.meant)
        yield types.CodeAction(
            title=f"Change {guess.word} to {guess.meant}",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            is_preferred=True,
            edit=types.WorkspaceEdit(changes={uri: [edit]}),
        )


def _meet(one: types.Range, other: types.Range) -> bool:
    return one.start <= other.end and other.start <= one.end
