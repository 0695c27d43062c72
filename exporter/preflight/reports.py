"""What was found and what is looked for: for people, as JSON, and as SARIF 2.1.0 (OASIS)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from exporter.diagnostics import Diagnostic, Place, Severity
from exporter.diagnostics.hints import listed
from exporter.diagnostics.sarif import SCHEMA, relative_uri
from exporter.preflight.checks import CHECKS, Check
from exporter.preflight.findings import Finding
from exporter.preflight.inspection import Inspection, Result
from exporter.preflight.profiles import Profile

MOST_MESSAGES = 3  # of one kind
MOST_PLACES = 4


PlaceOf = Callable[[Finding], Place | None]
"""Where the source has what a finding is about; `None` where that is not known."""


def diagnostics(inspection: Inspection, place_of: PlaceOf = lambda _: None) -> list[Diagnostic]:
    """The findings of a file, those that say the same told together.

    One whose place in the source is known is told for itself, at that place.
    """
    kinds: dict[str, list[Result]] = {}
    placed: list[Diagnostic] = []
    for result in inspection.results:
        check, place = result.check, place_of(result.finding)
        if place:
            message = result.finding.message
            placed.append(Diagnostic(result.severity, check.code, message, place, check.hint))
        else:
            kinds.setdefault(check.code, []).append(result)
    name = Place(inspection.name)
    return [*placed, *(one for results in kinds.values() for one in _told(results, name))]


def _told(results: Sequence[Result], place: Place) -> Iterator[Diagnostic]:
    check, severity = results[0].check, results[0].severity
    messages: dict[str, list[int | str | None]] = {}
    for result in results:
        messages.setdefault(result.finding.message, []).append(result.finding.where)
    shown = list(messages.items())[:MOST_MESSAGES]
    rest = len(messages) - len(shown)
    for number, (message, places) in enumerate(shown, start=1):
        more = f" (and {rest} more of this kind)" if rest and number == len(shown) else ""
        told = f"{_where(places)}{message}{more}"
        yield Diagnostic(severity, check.code, told, place, check.hint)


def _where(places: Sequence[int | str | None]) -> str:
    """`page 3: `, `pages 1, 2 and 5: `, or the part's path."""
    known = list(dict.fromkeys(place for place in places if place is not None))
    if not known:
        return ""
    shown = [str(place) for place in known[:MOST_PLACES]]
    if len(known) > MOST_PLACES:
        shown.append(f"{len(known) - MOST_PLACES} more")
    kind = ("page " if len(known) == 1 else "pages ") if isinstance(known[0], int) else ""
    return f"{kind}{listed(shown, 'and')}: "


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


def _finding(result: Result) -> dict[str, object]:
    where = result.finding.where
    return {
        "severity": result.severity.value,
        "code": result.check.code,
        "message": result.finding.message,
        "page": where if isinstance(where, int) else None,
        "part": where if isinstance(where, str) else None,
        "hint": result.check.hint,
    }


def as_table() -> str:
    """A line for each check: its code, its weight for each profile, what it asks for."""
    rows = [("", *(profile.value for profile in Profile), "asks whether")]
    for check in CHECKS:
        weights = (check.weights[profile] for profile in Profile)
        rows.append(
            (check.code, *(weight.value if weight else "-" for weight in weights), check.asks)
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)


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


def _rule(check: Check) -> dict[str, object]:
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


def _result(inspection: Inspection, result: Result) -> dict[str, object]:
    codes = [check.code for check in CHECKS]
    location: dict[str, object] = {
        "physicalLocation": {"artifactLocation": {"uri": relative_uri(inspection.name)}}
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


def _notification(problem: Diagnostic) -> dict[str, object]:
    file = problem.place.file if problem.place else ""
    return {
        "level": "error",
        "message": {"text": problem.message},
        "descriptor": {"id": problem.code},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": relative_uri(file)}}}],
    }
