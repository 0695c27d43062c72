"""docs/reference/diagnostics.md has every code, and each of its examples yields what it says."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from exporter import Exporter, ExportError
from exporter.cli.commands import brief
from exporter.diagnostics import as_human
from exporter.diagnostics.hints import HINTS
from exporter.preflight.checks import CHECKS
from exporter.roundtrip.word import unkept

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "data" / "diagnostics"
CODES: Mapping[str, Mapping[str, str]] = tomllib.loads((FOLDER / "codes.toml").read_text("utf-8"))
SAID: dict[str, str] = json.loads((FOLDER / "said.json").read_text("utf-8"))
EXAMPLES = {code: row for code, row in CODES.items() if {"call", "python"} & set(row)}
ARTICLE = "# Ships wait\n\nForty ships wait.\n"
TOLD_BY = {
    **dict.fromkeys(("at", "error", "warning", "note", "warn", "PydanticCustomError"), 0),
    **dict.fromkeys(("Overrun", "Flaw", "report", "_report", "told", "tell"), 0),
    **dict.fromkeys(("_refuse", "_error", "_fail", "_warning", "check_choice"), 0),
    "damaged": 2,
}
"""What is called with a code, and which of its arguments that is."""
TOLD_OTHERWISE = {"unknown-name"}
"""What is told as another code, with the names that there are."""


def coded() -> Iterator[str]:
    """Every code that stands in our code."""
    for path in (ROOT / "exporter").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield from code_of(node)


def code_of(call: ast.Call) -> Iterator[str]:
    name = ast.unparse(call.func).rpartition(".")[2]
    at = TOLD_BY.get(name, len(call.args))
    for argument in call.args[at : at + 1]:
        if isinstance(argument, ast.Constant) and re.fullmatch("[a-z-]+", str(argument.value)):
            yield str(argument.value)


def test_every_code_is_told_of_and_no_other() -> None:
    in_tables = {*unkept._ENDS, *(code for code, _ in unkept._KINDS.values())}
    known = {*coded(), *in_tables, *HINTS} - {check.code for check in CHECKS} - TOLD_OTHERWISE

    assert known - set(CODES) == set()
    assert set(CODES) - known == {"missing-glyph"}, "its name is a constant"


def test_of_every_code_it_is_said_what_to_do() -> None:
    for code, row in CODES.items():
        assert "mend" in row or code in HINTS or "hint:" in SAID[code], code


def test_most_codes_have_an_example() -> None:
    assert len(EXAMPLES) > 0.6 * len(CODES)


def lay(row: Mapping[str, str], folder: Path) -> None:
    """Write the files of an example."""
    (folder / "article.md").write_text(ARTICLE, "utf-8")
    for name in (name for name in row if "." in name):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(re.sub(r"«(\d+) words»", words, row[name]), "utf-8")


def words(number: re.Match[str]) -> str:
    return " ".join(["word"] * int(number[1]))


def told(row: Mapping[str, str]) -> str:
    """What is said of an example in the working folder."""
    if "python" in row:
        scope = {"Exporter": Exporter, "ARTICLE": Path("article.md")}
        with pytest.raises(ExportError) as raised:
            eval(row["python"], scope)  # noqa: S307  # our own file
        return as_human(raised.value.diagnostics)
    results = [CliRunner().invoke(brief, call.split()) for call in row["call"].split("; ")]
    return results[-1].stderr


def of_code(code: str, text: str) -> str:
    """The first diagnostic of a code, with its hint."""
    found = re.search(rf".*\[{code}\].*(\n  hint: .*)?", text)
    return found[0] if found else ""


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_is_told_as_it_says(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lay(EXAMPLES[code], tmp_path)

    said = of_code(code, told(EXAMPLES[code]))

    assert said
    if os.environ.get("BRIEF_GOLDEN") == "write":
        SAID[code] = said
        text = json.dumps(SAID, indent=1, ensure_ascii=False, sort_keys=True)
        (FOLDER / "said.json").write_text(f"{text}\n", "utf-8")
    assert said == SAID[code]


def test_the_page_is_made_of_them() -> None:
    made = subprocess.run(
        [sys.executable, ROOT / "setup" / "diagnostics"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    page = ROOT / "docs" / "reference" / "diagnostics.md"
    assert page.read_text("utf-8") == made.stdout, "make docs"
