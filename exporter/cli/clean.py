"""`brief clean`: what was made of articles that are gone."""

from __future__ import annotations

from pathlib import Path

import click

from exporter.batch.leavings import take_away_leavings
from exporter.cli.report import Report


@click.command()
@click.argument("folder", metavar="[DIR]", default="output", type=click.Path(path_type=Path))
@click.pass_obj
def clean(report: Report, folder: Path) -> None:
    """Take away files of articles that are gone.

    DIR is a folder that was exported to, `output` by default. Files that were changed since, or
    that brief did not make, stay.
    """
    for path, went in take_away_leavings(folder):
        report.say(f"removed {path}" if went else f"kept {path}, which was changed since")
