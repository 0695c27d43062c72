"""`brief fonts`: typefaces for scripts that ours lack."""

from __future__ import annotations

from pathlib import Path

import click

from exporter.cli import choices
from exporter.cli.report import Report, progress
from exporter.diagnostics import UsageError
from exporter.typefaces import SCRIPTS, Script

MEGABYTE = 1_000_000
LIST, INSTALL = "list", "install"


@click.command("fonts")
@click.argument("what", metavar="list|install", type=click.Choice([LIST, INSTALL]))
@click.argument("scripts", metavar="[SCRIPT...]", nargs=-1, shell_complete=choices.scripts)
@click.option(
    "--from",
    "sources",
    metavar="DIR|FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Take them from a folder, a wheel or a tarball; may be repeated. Default: npm fetches "
    "them.",
)
@click.pass_obj
def fonts_(report: Report, what: str, scripts: tuple[str, ...], sources: tuple[Path, ...]) -> None:
    """Install typefaces for more scripts.

    SCRIPT is a code of ISO 15924, such as Deva, or its name in English, such as Devanagari; list
    prints all. The typefaces are free (SIL Open Font License), and go to a folder of your own: all
    of them, or none. npm has to be there; without it, or without a network, give --from. An export
    fetches nothing.
    """
    if what == INSTALL:
        _install(report, scripts, sources)
        return
    for script in SCRIPTS.values():
        click.echo(_line(script))


def _line(script: Script) -> str:
    from exporter.foundry.installing import is_installed

    families = ", ".join(one.family for one in script.typefaces)
    size = sum(face.size for one in script.typefaces for face in one.faces) / MEGABYTE
    state = "installed" if all(map(is_installed, script.typefaces)) else ""
    return f"{script.code}  {script.name:<40} {size:5.1f} MB  {state:<9}  {families}"


def _install(report: Report, scripts: tuple[str, ...], sources: tuple[Path, ...]) -> None:
    from exporter.foundry import installing, named_scripts

    if not scripts:
        hint = "`brief fonts list` names all"
        raise UsageError.at("usage", "no script is named", hint=hint)
    chosen = named_scripts.scripts_of(scripts)
    with progress("fonts", shown=report.is_live) as on_package:
        laid_down = installing.install(chosen, sources, on_package)
    for path in laid_down:
        report.say(f"wrote {path}")
    if not laid_down:
        report.say("all are installed already")
