"""`brief lsp`: a language server, which tells an editor of what is wrong while one types."""

from __future__ import annotations

import os
import signal
import sys

import click

from exporter.diagnostics import UsageError
from exporter.machine.signals import ENDING

LACKING = "the language server needs a package that is not installed: pygls"
BY_HAND = "waiting for an editor: docs/editors.md shows how one is told of this command"


@click.command()
def lsp() -> None:
    """Serve an editor that speaks the Language Server Protocol.

    The editor starts it and talks to it by standard input and output. It gets what `brief check`
    tells, while one types; keys, values, blocks and labels to choose from; what each field means
    and how much room it has left; fixes, an outline, and labels to follow and to rename.
    docs/editors.md shows how editors are told of it.
    """
    try:
        from exporter.language_server.serving import serve
    except ModuleNotFoundError as problem:
        if (problem.name or "").partition(".")[0] not in ("pygls", "lsprotocol", "cattrs"):
            raise
        raise UsageError.at("no-pygls", LACKING) from problem
    if sys.stdin.isatty():
        click.echo(BY_HAND, err=True)
    for number in ENDING:  # nothing is left behind that had to be cleared up
        signal.signal(number, signal.SIG_DFL)
    sys.stdout.flush()
    with os.fdopen(os.dup(1), "wb") as speaking:
        os.dup2(2, 1)  # what anything else prints must not be taken for an answer
        was_told = serve(sys.stdin.buffer, speaking)
    if not was_told:
        sys.exit(1)
