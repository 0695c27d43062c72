"""What was found, for programs, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from exporter.diagnostics import Diagnostic
from exporter.preflight.inspection import Inspection, Result


def as_json(inspections: Sequence[Inspection], problems: Sequence[Diagnostic]) -> str:
    """One object: `files` with their findings, and `unreadable` with those that were not read."""
    files = [
        {
            "file": one.name,
            "profile": one.profile.value,
            "findings": [_finding(result) for result in one.results],
        }
        for one in inspections
    ]
    unreadable = [
        {"file": one.place.file if one.place else None, "code": one.code, "message": one.message}
        for one in problems
    ]
    report = {"files": files, "unreadable": unreadable}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _finding(result: Result) -> dict[str, Any]:
    where = result.finding.where
    return {
        "severity": result.severity.value,
        "code": result.check.code,
        "message": result.finding.message,
        "page": where if isinstance(where, int) else None,
        "part": where if isinstance(where, str) else None,
        "hint": result.check.hint,
    }
