"""`brief clean`: what was made, of a project or of articles that are gone."""

from __future__ import annotations

from pathlib import Path

import click

from exporter.batch.leavings import take_away_leavings
from exporter.cli import choices
from exporter.cli.asked import project_for
from exporter.cli.options import in_project
from exporter.cli.report import Report


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
    folders = project.outputs() if project else [folder or Path("output")]
    everything = project is not None and not gone
    for one in folders:
        for path, went in take_away_leavings(one, everything=everything):
            report.say(f"removed {path}" if went else f"kept {path}, which was changed since")
