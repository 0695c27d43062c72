"""`brief new`: a folder to start from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from exporter.cli.report import Report
from exporter.cli.schema import schema_text
from exporter.diagnostics import FileError
from exporter.resources import starter_folder
from exporter.save import save_all

SCHEMA = "article.schema.json"
"""Where the starter's YAML article tells editors that the schema is."""


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.pass_obj
def new(report: Report, folder: Path) -> None:
    """Start a folder of articles.

    It gets two examples, the schema for editors, and a Makefile. DIR is made if need be; without
    it, the files go here. A file that is there already is never overwritten.
    """
    files = {folder / name: data for name, data in _starter().items()}
    for path in files:
        if path.exists():
            hint = "choose another folder, or move that file away"
            raise FileError.at("exists", f"{path} is there already", hint=hint)
    for path in save_all(files):
        report.say(f"wrote {path}")


def _starter() -> Mapping[str, bytes]:
    root = starter_folder()
    files = {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
    return {**files, SCHEMA: schema_text().encode()}
