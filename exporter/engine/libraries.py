"""The libraries that WeasyPrint loads, and what installs them where they are missing."""

from __future__ import annotations

import contextlib
import importlib
import io

from exporter.diagnostics import DesignError

PACKAGES = {
    "Debian, Ubuntu": "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "Fedora": "dnf install pango harfbuzz",
    "Alpine": "apk add pango harfbuzz fontconfig",
    "macOS": "brew install pango",
    "Windows": "in MSYS2, pacman -S mingw-w64-x86_64-pango",
}
"""How Pango is installed, by system (WeasyPrint's own manual, "First Steps")."""


def load() -> None:
    """Load WeasyPrint with Pango and all that belongs to it.

    Raises DesignError where one of the libraries is missing. WeasyPrint would tell of it on
    standard output, which may be a file that is being made.
    """
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            importlib.import_module("weasyprint")
    except OSError as failure:
        how = "; ".join(f"{system}: {command}" for system, command in PACKAGES.items())
        message = f"the layout engine lacks a library: {str(failure).partition(':')[0]}"
        raise DesignError.at("library-missing", message, hint=f"install Pango. {how}") from failure
