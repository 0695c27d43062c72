"""`brief completion`: what lets a shell complete commands, options and names."""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

SHELLS: dict[str, type[ShellComplete]] = {
    "bash": BashComplete,
    "zsh": ZshComplete,
    "fish": FishComplete,
}
VARIABLE = "_BRIEF_COMPLETE"


@click.command()
@click.argument("shell", metavar="bash|zsh|fish", type=click.Choice(list(SHELLS)))
def completion(shell: str) -> None:
    """Print what lets a shell complete calls of brief.

    It goes to where the shell reads what is yours. Commands, options, files, and the names of
    themes, editions, formats and papers are completed.
    """
    from exporter.cli.commands import brief

    maker = SHELLS[shell](brief, {}, "brief", VARIABLE)
    click.echo(maker.source_template % maker.source_vars())
