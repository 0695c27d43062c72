"""The source distribution: all that this project is worked on with, and the same wheel."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("bench/", "docs/", "exporter/", "setup/", "styles/", "templates/", "tests/")


def files(sdist: Path) -> set[str]:
    """The paths in a source distribution, below its one folder."""
    with tarfile.open(sdist) as archive:
        return {member.name.partition("/")[2] for member in archive if member.isfile()}


def contents(wheel: Path) -> dict[str, int]:
    """The files of a wheel, and a checksum of each."""
    with zipfile.ZipFile(wheel) as archive:
        return {entry.filename: entry.CRC for entry in archive.infolist()}


def test_it_builds_the_very_wheel_that_the_checkout_builds(
    wheel: Path, straight_wheel: Path
) -> None:
    assert contents(wheel) == contents(straight_wheel)
    assert wheel.name == straight_wheel.name


def test_it_holds_every_file_of_the_folders_that_work_needs(sdist: Path) -> None:
    there = {
        path.relative_to(ROOT).as_posix()
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }

    assert {name for name in files(sdist) if name.startswith(FOLDERS)} == there


def test_it_holds_the_tasks_the_versions_and_all_documents(sdist: Path) -> None:
    documents = {path.name for path in ROOT.glob("*.md")}

    assert documents | {"Makefile", "constraints.txt", "pyproject.toml", "LICENSE"} <= files(sdist)


def test_its_set_up_scripts_can_be_run(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        scripts = [member for member in archive if "/setup/" in member.name]

    assert scripts
    assert all(script.mode & 0o111 for script in scripts)
