"""The forms in which diagnostics are told, one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from exporter.diagnostics.diagnostic import COMMANDS, Diagnostic, visible


def as_human(diagnostics: Iterable[Diagnostic]) -> str:
    """A diagnostic a line, its hint indented below it."""
    return "".join(_human_lines(diagnostic) for diagnostic in diagnostics)


def as_short(diagnostics: Iterable[Diagnostic]) -> str:
    """Exactly one line a diagnostic, for editors and grep."""
    return "".join(f"{diagnostic.headline}\n" for diagnostic in diagnostics)


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON array of objects with severity, code, message, file, line, column and hint."""
    import json  # few ask for it

    text = json.dumps([_fields(diagnostic) for diagnostic in diagnostics], ensure_ascii=False)
    return _escaped(text) + "\n"


def as_sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """A SARIF log, for hosts of code."""
    import json

    from exporter.diagnostics.sarif import sarif_log

    return _escaped(json.dumps(sarif_log(diagnostics), ensure_ascii=False)) + "\n"


def _escaped(text: str) -> str:
    """JSON in which no character commands a terminal."""
    return COMMANDS.sub(lambda command: f"\\u{ord(command[0]):04x}", text)


Form = Callable[[Iterable[Diagnostic]], str]

FORMATS: Mapping[str, Form] = {
    "human": as_human,
    "short": as_short,
    "json": as_json,
    "sarif": as_sarif,
}
WHOLE = ("json", "sarif")
"""The forms that are one document, told when all is known."""


def _human_lines(diagnostic: Diagnostic) -> str:
    hint = f"  hint: {visible(diagnostic.hint)}\n" if diagnostic.hint else ""
    return f"{diagnostic.headline}\n{hint}"


def _fields(diagnostic: Diagnostic) -> dict[str, str | int | None]:
    place = diagnostic.place
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "hint": diagnostic.hint,
    }
