"""The set-up scripts: what they install, and what they say where they may not."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of commands that stands for a machine: root, with an apt-get that only tells."""
    for name, script in {
        "id": "echo 0",
        "apt-get": f'echo "$*" >> {tmp_path}/calls',
        "there": "true",
    }.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    for name in ("grep", "env", "dirname", "sh"):
        (tmp_path / name).symlink_to(Path("/usr/bin", name))
    return tmp_path


def set_up(machine: Path, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a script of `setup/` on the machine."""
    return subprocess.run(
        [str(ROOT / "setup" / script), *arguments],
        env={"PATH": str(machine), "PYTHON": os.environ.get("PYTHON", "")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_is_there_is_not_installed(machine: Path) -> None:
    result = set_up(machine, "debian", "there:some-package", "libc.so.6:libc6")

    assert (result.returncode, result.stdout) == (0, "")
    assert not (machine / "calls").exists()


def test_what_is_missing_is_installed_in_one_go(machine: Path) -> None:
    result = set_up(machine, "debian", "there:a", "lost:package-b", "liblost.so.9:package-c")

    assert result.returncode == 0, result.stderr
    *_, install = (machine / "calls").read_text().splitlines()
    assert install.endswith("--no-install-recommends package-b package-c")


def test_who_may_not_install_is_told_the_packages(machine: Path) -> None:
    (machine / "id").write_text("#!/bin/sh\necho 1000\n")

    result = set_up(machine, "debian", "lost:package-b")

    assert result.returncode == 1
    assert "apt-get install package-b" in result.stderr
    assert not (machine / "calls").exists()


def test_who_has_sudo_installs_with_it(machine: Path) -> None:
    (machine / "id").write_text("#!/bin/sh\necho 1000\n")
    (machine / "sudo").write_text(f'#!/bin/sh\necho "sudo $*" >> {machine}/calls\n')
    (machine / "sudo").chmod(0o755)

    assert set_up(machine, "debian", "lost:package-b").returncode == 0
    calls = (machine / "calls").read_text().splitlines()
    assert all(call.startswith("sudo ") for call in calls)


def test_without_a_new_python_the_message_says_what_to_do(machine: Path, tmp_path: Path) -> None:
    (machine / "python3").write_text("#!/bin/sh\nexit 1\n")
    (machine / "python3").chmod(0o755)

    result = set_up(machine, "venv", str(tmp_path / "environment"))

    assert result.returncode == 1
    assert "Python 3.11 or newer is needed" in result.stderr


def test_a_python_without_venv_gets_debians_package(machine: Path, tmp_path: Path) -> None:
    python = '#!/bin/sh\ncase "$2" in *version_info\\[*) echo 3.11;; *ensurepip*) exit 1;; esac\n'
    (machine / "python3").write_text(python)
    (machine / "python3").chmod(0o755)

    assert set_up(machine, "venv", str(tmp_path / "environment")).returncode == 0
    assert "python3.11-venv" in (machine / "calls").read_text()


def test_ci_runs_what_a_newcomer_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text()

    assert script.splitlines()[-1] == "exec make --no-print-directory test"
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
