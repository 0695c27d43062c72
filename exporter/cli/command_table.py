"""Every command by its name; a command's module is loaded when it is called.

What one command needs would cost each other one its time.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping, MutableMapping

import click

from exporter.cli.examples import epilog

ABOUT: Mapping[str, str] = {
    "export": "Export articles to PDF and Word.",
    "build": "Make all that is outdated in a project.",
    "watch": "Make again whatever a saved file touches.",
    "preview": "Show pages in a browser as they will print, at each save.",
    "import": "Bring an edited Word file back to its article.",
    "check": "Check articles without exporting them.",
    "compare": "Measure how alike a PDF and its Word file print.",
    "preflight": "Check finished PDF and Word files.",
    "schema": "Print the JSON Schema of an article, or of a project file.",
    "new": "Start a project of articles.",
    "template": "Make a Word template to write briefs in.",
    "verify": "Tell whether a file is still what brief made.",
    "clean": "Take away files that brief made.",
    "lsp": "Tell editors what is wrong while one types.",
    "worker": "Wait for calls with --worker, and do them at once.",
    "fonts": "Install typefaces for more scripts.",
    "info": "Print what this installation has.",
    "completion": "Print what lets a shell complete calls of brief.",
}
"""What each command says first of itself."""
MODULES = {"import": "import_", "fonts": "fonts_"}  # a word of Python's own; a module of Word's


class Commands(MutableMapping[str, click.Command]):
    """The commands of the table, and those that were added since."""

    def __init__(self) -> None:
        self._known: dict[str, click.Command | None] = dict.fromkeys(ABOUT)

    def __getitem__(self, name: str) -> click.Command:
        return self._known[name] or _loaded(name)

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._known[name] = command

    def __delitem__(self, name: str) -> None:
        del self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def _loaded(name: str) -> click.Command:
    """A command out of the module of its name; raises AssertionError where that has none."""
    module = MODULES.get(name, name)
    command: object = getattr(importlib.import_module(f"exporter.cli.{module}"), module)
    if not isinstance(command, click.Command):
        raise AssertionError(f"{module} has no command")
    command.epilog = epilog(name)
    command.short_help = ABOUT[name]
    return command
