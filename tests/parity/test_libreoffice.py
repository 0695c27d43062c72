"""LibreOffice prints Word files, or we say that it did not."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.diagnostics import FileError
from exporter.parity import libreoffice
from exporter.parity.libreoffice import printed_by_libreoffice


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that stands in for LibreOffice."""
    path = tmp_path / "soffice"
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return path


def script(path: Path, line: str) -> None:
    """Make a program of one line."""
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)


def test_a_program_that_makes_no_pdf_has_failed_whatever_its_exit_code(program: Path) -> None:
    script(program, "exit 0")

    with pytest.raises(FileError, match="cannot print"):
        printed_by_libreoffice([b"PK"])


def test_a_program_that_takes_too_long_is_ended(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(program, "sleep 60")
    monkeypatch.setattr(libreoffice, "SECONDS_TO_START", 0.2)
    monkeypatch.setattr(libreoffice, "SECONDS_A_FILE", 0.1)

    with pytest.raises(FileError, match="too long"):
        printed_by_libreoffice([b"PK"])
