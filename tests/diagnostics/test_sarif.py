"""Diagnostics as SARIF: valid by its schema's rules, at their lines."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from exporter.cli.commands import brief
from exporter.diagnostics import FORMATS, Place, error, note

ROOT = Path(__file__).resolve().parents[2]
RECIPES = (ROOT / "docs" / "how-to" / "check-in-ci.md").read_text()


def test_each_diagnostic_is_a_result_at_its_place_with_its_hint() -> None:
    told = [
        error("bad-date", "this is no date", Place("posts/a b.md", 3, 5), "write 2026-03-31"),
        note("odd", "odd"),
        error("bad-date", "nor is this", Place("b.md")),
    ]

    log = json.loads(FORMATS["sarif"](told))

    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["bad-date", "odd"]
    first, second, third = run["results"]
    assert first["message"]["text"] == "this is no date\nwrite 2026-03-31"
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "posts/a%20b.md"},
        "region": {"startLine": 3, "startColumn": 5},
    }
    assert (second["level"], "locations" in second) == ("note", False)
    assert "region" not in third["locations"][0]["physicalLocation"]


@pytest.mark.parametrize("text", ["Text.\n", "See [](#nowhere).\n"])
def test_check_writes_one_whole_log_whatever_is_wrong(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(text)

    done = CliRunner().invoke(brief, ["check", "a.md", "--diagnostics", "sarif"])

    log = json.loads(done.stderr)
    assert log["version"] == "2.1.0"
    assert len(log["runs"][0]["results"]) == done.exit_code // 3


def test_the_recipes_are_yaml_and_call_what_there_is() -> None:
    recipes = re.findall(r"^```yaml \S+\n(.*?)^```", RECIPES, re.MULTILINE | re.DOTALL)
    starter = (ROOT / "exporter/starter/.github/workflows/briefs.yml").read_text()
    for recipe in (*recipes, starter):
        YAML(typ="safe", pure=True).load(recipe)
        for call in re.findall(r"(?:run: |- )(brief .*)", recipe):
            words = shlex.split(call.partition(" 2>")[0])
            assert brief.commands[words[1]].make_context(words[1], words[2:])
    assert len(recipes) == 2
