"""Diagnostics as a SARIF log, which code hosts show beside the lines (SARIF 2.1.0, OASIS)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from exporter.diagnostics.diagnostic import Diagnostic, Place

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif_log(diagnostics: Iterable[Diagnostic]) -> dict[str, object]:
    """A log with one run, in which each code is a rule."""
    told = list(diagnostics)
    codes = list(dict.fromkeys(one.code for one in told))
    run = {
        "tool": {"driver": {"name": "brief", "rules": [{"id": code} for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code)) for one in told],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def relative_uri(name: str) -> str:
    """A relative reference where the file lies below the current folder (SARIF 2.1.0, 3.4.4)."""
    path = Path(name)
    here = Path.cwd()
    if path.is_absolute() and path.is_relative_to(here):
        path = path.relative_to(here)
    return path.as_uri() if path.is_absolute() else quote(str(PurePosixPath(path)))


def _result(one: Diagnostic, rule: int) -> dict[str, object]:
    text = f"{one.message}\n{one.hint}" if one.hint else one.message
    result: dict[str, object] = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": one.severity.value,
        "message": {"text": text},
    }
    if one.place:
        result["locations"] = [{"physicalLocation": _location(one.place)}]
    return result


def _location(place: Place) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": relative_uri(place.file)}}
    if place.line:
        column = {"startColumn": place.column} if place.column else {}
        location["region"] = {"startLine": place.line, **column}
    return location
