"""What was found, told to people and to programs."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from exporter.diagnostics import Diagnostic, FileError, as_short
from exporter.preflight.checks import CHECKS, Check
from exporter.preflight.findings import Finding
from exporter.preflight.inspection import Inspection, Result
from exporter.preflight.profiles import Profile
from exporter.preflight.reports import as_json, as_sarif, diagnostics

ROW = next(check for check in CHECKS if check.code == "no-alt-text")


def inspection(*found: Finding, name: str = "a file.pdf") -> Inspection:
    severity = ROW.weights[Profile.OFFICE]
    assert severity
    return Inspection(name, Profile.OFFICE, tuple(Result(ROW, severity, one) for one in found))


def lines(*found: Finding) -> list[str]:
    return as_short(diagnostics(inspection(*found))).splitlines()


def unreadable() -> Diagnostic:
    return FileError.at("not-a-pdf", "the file is no PDF").diagnostics[0]


def test_the_same_finding_on_several_pages_is_told_once() -> None:
    (line,) = lines(*(Finding("a figure is untold", page) for page in (1, 3, 3, 4)))
    assert line == "a file.pdf: error[no-alt-text]: pages 1, 3 and 4: a figure is untold"


def test_many_places_are_counted() -> None:
    (line,) = lines(*(Finding("a figure is untold", page) for page in range(1, 10)))
    assert "pages 1, 2, 3, 4 and 5 more: " in line


def test_many_findings_of_a_kind_are_counted_after_the_first_three() -> None:
    told = lines(*(Finding(f"picture {number} is untold", "word/x.xml") for number in range(8)))
    assert len(told) == 3
    assert told[-1].endswith("word/x.xml: picture 2 is untold (and 5 more of this kind)")


def test_json_has_every_finding_and_every_file_that_was_not_read() -> None:
    found = inspection(Finding("a figure is untold", 2), Finding("another", "word/document.xml"))

    report = json.loads(as_json([found], [unreadable()]))

    assert report["files"][0]["findings"][0] == {
        "severity": "error",
        "code": "no-alt-text",
        "message": "a figure is untold",
        "page": 2,
        "part": None,
        "hint": ROW.hint,
    }
    assert report["files"][0]["findings"][1]["part"] == "word/document.xml"
    assert report["unreadable"][0]["code"] == "not-a-pdf"


def test_sarif_names_rules_levels_and_relative_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    found = inspection(Finding("a figure is untold", 2), name=os.fspath(tmp_path / "a file.pdf"))

    log = json.loads(as_sarif([found], [unreadable()], "1.2.3"))

    assert (log["version"], log["$schema"].rpartition("/")[2]) == ("2.1.0", "sarif-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [check.code for check in CHECKS]
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)
    (result,) = run["results"]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "no-alt-text"
    assert (result["level"], result["message"]) == ("error", {"text": "a figure is untold"})
    (place,) = result["locations"]
    assert place["physicalLocation"] == {"artifactLocation": {"uri": "a%20file.pdf"}}
    assert place["logicalLocations"][0]["name"] == "page 2"


def test_sarif_says_that_a_file_was_not_read() -> None:
    (invocation,) = json.loads(as_sarif([], [unreadable()], "1"))["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "the file is no PDF"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_check_weighs_something_and_says_what_to_do(check: Check) -> None:
    assert set(check.weights) == set(Profile)
    assert any(check.weights.values())
    assert check.asks
    assert check.hint
    assert check.pdf or check.docx


def test_no_two_checks_share_a_code() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)
