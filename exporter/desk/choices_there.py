"""What the page in the browser lets one choose."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from functools import cache

from exporter.article.vocabulary import known
from exporter.resources import PAPERS, themes

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


def choices(editor: str) -> dict[str, object]:
    """All that may be chosen, by the names of the switches; `editor` is the one to begin with."""
    return {
        "themes": list(themes()),
        "papers": list(PAPERS),
        "languages": _languages(),
        "editors": dict(EDITORS),
        "editor": editor,
        "libreoffice": shutil.which("soffice") is not None,
    }


@cache
def _languages() -> list[tuple[str, str]]:
    """The languages that we have words of, with their English names, by these."""
    from babel import Locale  # slow to load

    english = Locale("en")
    named = ((tag, _name(english.languages, tag)) for tag in known())
    return sorted(named, key=lambda one: one[1])


def _name(names: object, tag: str) -> str:
    """`Serbian (Latn)` for `sr-Latn`."""
    language, _, rest = tag.partition("-")
    name = names.get(language, language) if hasattr(names, "get") else language
    return f"{name} ({rest})" if rest else str(name)


def usual_editor() -> str:
    """The editor in whose own terminal we run; `copy` where that is none that we know."""
    if os.environ.get("TERMINAL_EMULATOR") == _JETBRAINS:
        return "jetbrains"
    return _TERMINALS.get(os.environ.get("TERM_PROGRAM", "").lower(), COPY)
