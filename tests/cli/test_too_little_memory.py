"""Too little memory is told in one line, with exit code 6, and leaves nothing half written."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from exporter.cli.too_little_memory import lacks_memory
from exporter.machine.plain_files import bytes_of_plain


@pytest.mark.parametrize("kilobytes", [100_000, 200_000])
def test_an_export_with_too_little_memory_is_told_in_a_line(kilobytes: int, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("headline: News\nlede: It happened.\n")
    line = f'ulimit -v {kilobytes}; "{sys.executable}" -m exporter export a.yaml'
    run = subprocess.run(
        ["bash", "-c", line],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 6
    assert run.stderr.startswith("error[no-memory]: ")
    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]


def test_a_lack_of_memory_is_known_by_what_it_led_to() -> None:
    loader_s = ImportError("x.so: failed to map segment from shared object")
    system_s = OSError(errno.ENOMEM, "Cannot allocate memory")
    for problem in (MemoryError(), loader_s, system_s):
        other = ValueError("no number")
        other.__cause__ = problem
        assert lacks_memory(problem)
        assert lacks_memory(other)
    assert not lacks_memory(ValueError("out of memory"))


def test_a_small_file_takes_no_more_memory_than_it_has_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"small")
    assert bytes_of_plain(tmp_path / "a", 1 << 60) == b"small"
