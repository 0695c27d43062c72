"""What is wrong with a text that is open: what `brief check` says of it, as editors have it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lsprotocol import types

from exporter.diagnostics import Diagnostic, ExportError, Severity
from exporter.language_server.open_sheet import Sheet
from exporter.language_server.open_text import OpenText
from exporter.language_server.standing import project_problems
from exporter.project.article_check import doubtful_characters, missing_glyphs, read

SOURCE = "brief"
UNKNOWN_LABEL = "unknown-label"
PACKAGE = "briefpress"
CODES = "blob/HEAD/docs/reference/diagnostics.md"
"""The page that explains every code, below the address of the source."""

_WEIGHTS = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_MOST_LOOKED_THROUGH = 5_000  # characters, for the word that a guess is about


def told_of(sheet: Sheet, printed: set[str]) -> Iterator[tuple[Diagnostic, ...]]:
    """What is wrong with a file, then all of it again where more takes longer to find out.

    `printed` are characters of it that turned out to have a font: pages are set for new ones only.
    """
    if sheet.standing is None:
        yield project_problems(sheet.path, sheet.text)
        return
    unsaved = sheet.text.encode("utf-8", "surrogatepass")
    wanted = sheet.standing.wanted
    try:
        article = read(wanted, unsaved=unsaved, declared=sheet.standing.declared)
    except ExportError as failure:
        yield failure.diagnostics
        return
    yield article.diagnostics
    doubtful = doubtful_characters(article)
    if doubtful <= printed:
        return
    if lacking := missing_glyphs(article, wanted, unsaved=unsaved):
        yield (*article.diagnostics, *lacking)
    else:
        printed |= doubtful


def by_file(told: tuple[Diagnostic, ...], own: Path) -> dict[Path, list[Diagnostic]]:
    """Diagnostics by the file in which their places are; `own` for those that have none."""
    files: dict[Path, list[Diagnostic]] = {own: []}
    for one in dict.fromkeys(told):
        name = one.place.file if one.place else ""
        path = Path(os.path.abspath(name)) if name else own  # noqa: PTH100  (follows no links)
        files.setdefault(path, []).append(one)
    return files


def span_of(opened: OpenText, one: Diagnostic) -> tuple[int, int]:
    """The characters that a diagnostic is about."""
    if one.place is None or one.place.line is None:
        return 0, opened.line_end(0)
    start = opened.at(one.place)
    if one.guess and (found := place_of(opened.text, one, start)) is not None:
        return found, found + len(one.guess.word)
    if one.place.column is None:
        return start, opened.line_end(start)
    return start, max(opened.token_end(start), start)


def place_of(text: str, one: Diagnostic, start: int) -> int | None:
    """Where the word stands that a guess is about, at or behind a place; `None` where it does not.

    A link's diagnostic stands at its bracket, that of a value in a list at times at the key. A
    label stands behind its sign, so that the same word in front of it is left alone.
    """
    if one.guess is None:
        return None
    sign = "(?<=[#@])" if one.code == UNKNOWN_LABEL else ""
    word = re.escape(one.guess.word)
    before = r"(?<![\w-])" if one.guess.word[0].isalnum() else ""
    after = r"(?![\w-])" if one.guess.word[-1].isalnum() else ""
    found = re.compile(f"{sign}{before}{word}{after}").search(
        text, start, start + _MOST_LOOKED_THROUGH
    )
    return found.start() if found else None


def shown(sheet: Sheet, one: Diagnostic) -> types.Diagnostic:
    """A diagnostic as the protocol has it, its hint in the message."""
    start, end = span_of(sheet.open, one)
    return types.Diagnostic(
        range=sheet.open.range(start, end),
        message=f"{one.message}\n{one.hint}" if one.hint else one.message,
        severity=_WEIGHTS[one.severity],
        code=one.code,
        code_description=_description(one.code),
        source=SOURCE,
        related_information=_related(sheet, one, start) or None,
    )


def _description(code: str) -> types.CodeDescription | None:
    """The address at which a code is explained; `None` where brief is not installed, but copied."""
    page = _page()
    return types.CodeDescription(f"{page}#{code}") if page else None


@cache
def _page() -> str | None:
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        urls = metadata(PACKAGE).get_all("Project-URL") or []
    except PackageNotFoundError:
        return None
    named = dict(one.split(", ", 1) for one in urls)
    return f"{named['Source']}/{CODES}" if "Source" in named else None


def _related(sheet: Sheet, one: Diagnostic, start: int) -> list[types.DiagnosticRelatedInformation]:
    """Where the first of two stands, of which the second is told."""
    first: tuple[int, int] | None = None
    if one.code == "label-twice":
        labels = [mark for mark in sheet.marks if mark.is_given and not mark.slugs]
        own = next((mark for mark in labels if mark.end > start), None)
        alike = (mark for mark in labels if own and mark.name.lower() == own.name.lower())
        first = next(((mark.start, mark.end) for mark in alike if mark is not own), None)
    elif one.code == "duplicate-key":
        entries = sheet.scan(-1)[0].entries
        own_loc = next((entry.loc for entry in entries if entry.start == start), None)
        same = (entry.start for entry in entries if entry.loc == own_loc and entry.start != start)
        first = next(((at, sheet.open.token_end(at)) for at in same), None)
    if first is None:
        return []
    place = types.Location(sheet.path.as_uri(), sheet.open.range(*first))
    return [types.DiagnosticRelatedInformation(place, "the first one")]
