"""On what was measured: the processor and the versions, and nothing that names a machine."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.speed.subjects import CHROMIUM
from exporter.version import __version__

PACKAGES = ("weasyprint", "typst", "pypandoc-binary", "python-docx")


def machine() -> dict[str, str]:
    """The processor's name, how many cores there are, the system, Python."""
    return {
        "processor": processor(),
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
    }


def processor() -> str:
    """What the system calls the processor."""
    told = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return told[1].strip() if told else platform.machine()


def versions() -> dict[str, str]:
    """Ours, and those of what was measured beside it."""
    told = {"brief": __version__, "Chromium": _chromium()}
    return told | {name: _version(name) for name in PACKAGES}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _chromium() -> str:
    if CHROMIUM is None:
        return "not installed"
    told = subprocess.run([CHROMIUM, "--version"], capture_output=True, text=True, check=True)
    found = re.search(r"[\d.]+", told.stdout)
    return found[0] if found else "unknown"


def busy() -> float:
    """How many processes wanted a core in the last minute, for each core."""
    return os.getloadavg()[0] / (os.cpu_count() or 1)
