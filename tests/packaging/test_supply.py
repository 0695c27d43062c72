"""What we stand on is listed with its licence, and no parser of XML is left to its defaults."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False}
SECURITY = (ROOT / "SECURITY.md").read_text("utf-8")
FILES = sorted((ROOT / "exporter").rglob("*.py"))


def rows(text: str) -> set[str]:
    return {line for line in text.splitlines() if line.startswith("| ")}


def test_every_package_that_is_needed_stands_in_the_list_with_its_licence() -> None:
    made = subprocess.run(
        [sys.executable, str(ROOT / "setup" / "licences")],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )

    assert rows(made.stdout) == rows((ROOT / "THIRD-PARTY.md").read_text("utf-8"))
    assert "see its files" not in made.stdout


def calls(path: Path) -> Iterator[ast.Call]:
    tree = ast.parse(path.read_text("utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def name_of(call: ast.Call) -> str:
    return ast.unparse(call.func)


@pytest.mark.parametrize(
    "path", [path for path in FILES if "XMLParser" in path.read_text("utf-8")], ids=str
)
def test_a_parser_of_xml_is_told_to_trust_nothing(path: Path) -> None:
    made = [call for call in calls(path) if name_of(call).endswith("XMLParser")]

    assert made
    for call in made:
        said = {word.arg: ast.literal_eval(word.value) for word in call.keywords}
        assert said.items() >= SAFE.items()


def test_xml_is_parsed_by_no_other_means() -> None:
    """Neither by a parser of the standard library, nor by one of lxml that is not named."""
    for path in FILES:
        text = path.read_text("utf-8")
        assert not re.search(r"\b(minidom|expat|iterparse|ElementTree\.(parse|fromstring))\b", text)
        for call in calls(path):
            if name_of(call) in ("etree.fromstring", "etree.parse", "etree.XML"):
                assert len(call.args) == 2, f"{path}:{call.lineno} has no parser"


def test_each_promise_of_security_names_a_test_that_there_is() -> None:
    named = re.findall(r"`(tests/[^`]+)`", SECURITY)

    assert len(named) >= 10
    assert [name for name in named if not (ROOT / name).exists()] == []
