"""Links that open a place of a file in an editor."""

from __future__ import annotations

import os
from collections.abc import Mapping

EDITORS: Mapping[str, str] = {
    "vscode": "vscode://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "jetbrains": "idea://open?file={path}&line={line}&column={column}",
    "copy": "",
}
"""The links by the names of `--editor`; `copy` has none, and puts `file:line:col` on the clipboard.

`{path}` is the absolute path, percent-encoded.
"""
COPY = "copy"
_TERMINALS = {"vscode": "vscode", "zed": "zed"}
_JETBRAINS = "JetBrains-JediTerm"


def usual_editor() -> str:
    """The editor in whose own terminal we run; `copy` where that is none that we know."""
    if os.environ.get("TERMINAL_EMULATOR") == _JETBRAINS:
        return "jetbrains"
    return _TERMINALS.get(os.environ.get("TERM_PROGRAM", "").lower(), COPY)
