"""`brief clean`: what was made, of a project or of articles that are gone."""

from __future__ import annotations

from pathlib import Path

import click

from exporter.batch.leavings import take_away_leavings
from exporter.cli import choices
from exporter.cli.asked import project_for
from exporter.cli.options import in_project
from exporter.cli.report import Report
from exporter.diagnostics import FileError, Place, UsageError


@click.command()
@click.argument(
    "folder",
    metavar="[DIR]",
    required=False,
    type=click.Path(path_type=Path),
    shell_complete=choices.folders,
)
@click.option(
    "--gone", is_flag=True, help="In a project too, only those of articles that are gone."
)
@in_project
@click.pass_obj
def clean(report: Report, /, folder: Path | None, *, gone: bool, **_: object) -> None:
    """Take away files that brief made.

    In a project these are all that it made of it, in the folders that its file names now. With DIR,
    a folder that was exported to, they are those of articles that are gone; without a project DIR
    is `output`. Files that were changed since, or that brief did not make, stay.
    """
    project = None if folder else project_for()
    if folder:
        _check_folder(folder, report)
    folders = project.outputs() if project else [folder or Path("output")]
    everything = project is not None and not gone
    for one in folders:
        for path, fate in take_away_leavings(one, everything=everything):
            with report.attempt():
                report.say(_told(path, fate))


def _check_folder(folder: Path, report: Report) -> None:
    """Raise UsageError for a file; say so where there is nothing."""
    if folder.exists() and not folder.is_dir():
        message = f"{folder} is no folder"
        raise UsageError.at("usage", message, hint="name a folder that was exported to")
    if not folder.exists():
        report.say(f"there is no folder {folder}, and so nothing to remove")


def _told(path: Path, fate: bool | OSError) -> str:
    """What became of a file, in a line; raises FileError where it could not be removed."""
    if isinstance(fate, OSError):
        message = f"cannot remove {path}: {fate.strerror}"
        raise FileError.at("cannot-remove", message, Place(str(path)))
    return f"removed {path}" if fate else f"kept {path}, which was changed since"
