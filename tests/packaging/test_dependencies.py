"""The declared dependencies are those that the code imports, and all of them are pinned."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PROJECT = PYPROJECT["project"]
BUILD = PYPROJECT["build-system"]["requires"]
HALVES = {
    "pydantic-core": "pydantic",  # its other half, of exactly one version
    "lsprotocol": "pygls",  # the messages that it sends, in their types
}
EXTRAS = PROJECT["optional-dependencies"]
UNDER_DASK = {"cryptography"}  # `Security.temporary` makes certificates with it
INSTALLED_BY_THEIR_OWN_TASKS = {"atheris", "typst"}  # `make fuzz`, `make bench`
FOR_EXAMPLES = {"flask", "httpx2"}  # of the documentation; the client of Starlette's tests
LISTED_FOR_THEIR_COMMANDS = {
    "build",
    "click-man",
    "hatch-fancy-pypi-readme",
    "hatchling",
    "import-linter",
    "mypy",
    "pre-commit",
    "pytest-asyncio",
    "pytest-xdist",
    "ruff",
    "types-lxml",
}


def canonical(name: str) -> str:
    """A distribution's name as PyPI compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(requirements: list[str]) -> set[str]:
    """The names in a list of requirements."""
    return {canonical(re.split(r"[<>=~!\[ ]", line)[0]) for line in requirements}


def imported(folder: str) -> set[str]:
    """The distributions that the code below a folder imports."""
    modules: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.partition(".")[0])
    ours = {"exporter", "tests", "bench", *INSTALLED_BY_THEIR_OWN_TASKS}
    owners = packages_distributions()
    names = {canonical(owners[name][0]) for name in modules - sys.stdlib_module_names - ours}
    return {HALVES.get(name, name) for name in names}


def test_what_the_package_imports_is_declared_and_nothing_else() -> None:
    extras = (declared(EXTRAS[name]) for name in ("cluster", "desk", "segmenter"))
    needed = declared(PROJECT["dependencies"]).union(*extras)

    assert imported("exporter") | UNDER_DASK == needed


def test_what_the_tests_and_the_bench_import_is_declared_and_nothing_else() -> None:
    wanted = declared(PROJECT["optional-dependencies"]["dev"]) - LISTED_FOR_THEIR_COMMANDS
    wanted -= FOR_EXAMPLES
    used = imported("tests") | imported("bench")

    extras = declared(EXTRAS["cluster"]) | declared(EXTRAS["desk"])
    known = declared(PROJECT["dependencies"]) | extras

    assert used - known == wanted


def test_every_dependency_is_pinned_for_development() -> None:
    pins = declared((ROOT / "constraints.txt").read_text().splitlines()[1:])
    groups = [BUILD, PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]

    for group in groups:
        assert declared(group) <= pins
