"""What was found, for code hosts and editors, as SARIF 2.1.0 (OASIS)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from exporter.diagnostics import Diagnostic, Severity
from exporter.preflight.check import Check
from exporter.preflight.checks import CHECKS
from exporter.preflight.inspection import Inspection, Result

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def as_sarif(
    inspections: Sequence[Inspection], problems: Sequence[Diagnostic], version: str
) -> str:
    """A SARIF log with one run; `version` is that of brief."""
    run = {
        "tool": {
            "driver": {
                "name": "brief preflight",
                "semanticVersion": version,
                "rules": [_rule(check) for check in CHECKS],
            }
        },
        "invocations": [
            {
                "executionSuccessful": not problems,
                "toolExecutionNotifications": [_notification(one) for one in problems],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, item) for one in inspections for item in one.results],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(check: Check) -> dict[str, Any]:
    return {
        "id": check.code,
        "shortDescription": {"text": check.asks},
        "help": {"text": check.hint},
        "properties": {
            "severities": {
                profile.value: severity.value if severity else "off"
                for profile, severity in check.weights.items()
            }
        },
    }


def _result(inspection: Inspection, result: Result) -> dict[str, Any]:
    codes = [check.code for check in CHECKS]
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": _uri(inspection.name)}}
    }
    where = result.finding.where
    if where is not None:
        name = f"page {where}" if isinstance(where, int) else where
        location["logicalLocations"] = [{"name": name, "kind": "element"}]
    return {
        "ruleId": result.check.code,
        "ruleIndex": codes.index(result.check.code),
        "level": LEVELS[result.severity],
        "message": {"text": result.finding.message},
        "locations": [location],
    }


def _notification(problem: Diagnostic) -> dict[str, Any]:
    file = problem.place.file if problem.place else ""
    return {
        "level": "error",
        "message": {"text": problem.message},
        "descriptor": {"id": problem.code},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(file)}}}],
    }


def _uri(name: str) -> str:
    """A relative reference where the file lies below the current folder (SARIF 2.1.0, 3.4.4)."""
    path = Path(name)
    here = Path.cwd()
    if path.is_absolute() and path.is_relative_to(here):
        path = path.relative_to(here)
    return path.as_uri() if path.is_absolute() else quote(str(PurePosixPath(path)))
