"""The plan of the house: which rooms there are, what may import what, and how large a module is."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import median, quantiles

import exporter

HOUSE = Path(exporter.__file__).parent
MODULES = tuple(sorted(HOUSE.rglob("*.py")))
SUBJECTS = tuple(path for path in MODULES if path.name != "__init__.py")


def test_imports_keep_the_contracts_of_the_house() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]

    result = subprocess.run(command, cwd=HOUSE.parent, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout


def test_only_the_command_line_prints() -> None:
    """The contracts see who imports click and rich; nobody imports `print`."""
    aloud = {"print", "sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__"}
    speaking = {
        path.relative_to(HOUSE).parts[0]
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node) in aloud
    }

    assert speaking == {"cli"}


def test_every_module_has_one_subject_and_no_more_lines_than_one_can_take_in() -> None:
    lines = {path: len(path.read_text().splitlines()) for path in SUBJECTS}

    assert {path for path, length in lines.items() if length > 350} == set()
    assert 100 <= median(lines.values()) <= 200


def test_no_two_modules_share_a_name() -> None:
    names = Counter(path.name for path in SUBJECTS)

    assert [name for name, count in names.items() if count > 1] == []


def test_functions_are_short() -> None:
    lengths = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert median(lengths) <= 7
    assert quantiles(lengths, n=10)[-1] <= 16


def test_every_room_says_what_it_is_for() -> None:
    faces = [path for path in MODULES if path.name == "__init__.py"]

    assert [path for path in faces if not ast.get_docstring(ast.parse(path.read_text()))] == []
