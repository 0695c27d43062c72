"""The distributions of this checkout, built once for all that look into them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def built(folder: Path, *options: str) -> Path:
    """The folder, with what the build front end made of this checkout."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*command, *options, str(ROOT)], capture_output=True, check=True)
    return folder


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and the wheel that was built from it unpacked."""
    return built(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="session")
def sdist(distributions: Path) -> Path:
    """The source distribution."""
    (path,) = distributions.glob("*.tar.gz")
    return path


@pytest.fixture(scope="session")
def wheel(distributions: Path) -> Path:
    """The wheel, built from the source distribution as an installer would."""
    (path,) = distributions.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def straight_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout itself."""
    (path,) = built(tmp_path_factory.mktemp("straight"), "--wheel").glob("*.whl")
    return path
