"""`brief completion`: what lets a shell complete commands, options, names and files."""

from __future__ import annotations

import click

from exporter.cli.shells import SHELLS, VARIABLE


@click.command()
@click.argument("shell", metavar="bash|zsh|fish", type=click.Choice(list(SHELLS)))
def completion(shell: str) -> None:
    """Print what lets a shell complete calls of brief.

    It goes to where the shell reads what is yours. Commands, options, files and folders, the
    targets of a project, scripts, and the names of themes, editions, formats and papers are
    completed.
    """
    from exporter.cli.commands import brief

    maker = SHELLS[shell](brief, {}, "brief", VARIABLE)
    click.echo(maker.source_template % maker.source_vars())
