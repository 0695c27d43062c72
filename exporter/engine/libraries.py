"""The libraries that WeasyPrint loads, and what installs them where they are missing."""

from __future__ import annotations

import contextlib
import ctypes.util
import importlib
import io
import re
import sys
from collections.abc import Iterator

from exporter.diagnostics import DesignError

PACKAGES = {
    "Debian, Ubuntu": "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "Fedora": "dnf install pango harfbuzz",
    "Alpine": "apk add pango harfbuzz fontconfig",
    "macOS": "brew install pango",
    "Windows": "in MSYS2, pacman -S mingw-w64-x86_64-pango",
}
"""How Pango is installed, by system (WeasyPrint's own manual, "First Steps")."""

_OURS = re.compile(r"(lib)?(gobject|pango|pangoft2|harfbuzz|fontconfig)\b.*")


def load() -> None:
    """Load WeasyPrint with Pango and all that belongs to it.

    Raises DesignError where one of the libraries is missing. WeasyPrint would tell of it on
    standard output, which may be a file that is being made.
    """
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            _load_quickly()
    except OSError as failure:
        how = "; ".join(f"{system}: {command}" for system, command in PACKAGES.items())
        message = f"the layout engine lacks a library: {str(failure).partition(':')[0]}"
        raise DesignError.at("library-missing", message, hint=f"install Pango. {how}") from failure


def _load_quickly() -> None:
    """Load WeasyPrint; on Linux by the names that the system's loader knows, if those do."""
    if sys.platform == "linux":
        try:
            with _unsought():
                importlib.import_module("weasyprint")
        except OSError:
            _forget()
    importlib.import_module("weasyprint")


def _forget() -> None:
    """Drop what was loaded of WeasyPrint before it failed, so that it is loaded whole."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        del sys.modules[name]


@contextlib.contextmanager
def _unsought() -> Iterator[None]:
    """WeasyPrint tries names of other systems first, and for each Python asks a C compiler and a
    linker, which takes longer than loading all the rest: none of ours is sought so."""
    find = ctypes.util.find_library

    def find_others(name: str) -> str | None:
        return None if _OURS.fullmatch(name) else find(name)

    ctypes.util.find_library = find_others
    try:
        yield
    finally:
        ctypes.util.find_library = find
