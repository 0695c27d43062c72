"""`brief new`: a folder to start from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import click

from exporter.cli import choices
from exporter.cli.choices import Name, NameOption
from exporter.cli.report import Report
from exporter.cli.schema import project_schema_text, schema_text
from exporter.diagnostics import FileError
from exporter.machine.save import save_all
from exporter.resources import DEFAULT_THEME, starter_folder

SCHEMA, PROJECT_SCHEMA = "article.schema.json", "project.schema.json"
"""Where the starter's files tell editors that their schemas are."""
PROJECT = "brief.toml"
THEME = re.compile(r"^theme = .*$", re.MULTILINE)


@click.command()
@click.argument(
    "folder",
    metavar="[DIR]",
    default=".",
    type=click.Path(path_type=Path),
    shell_complete=choices.folders,
)
@click.option(
    "--theme",
    metavar="NAME",
    cls=NameOption,
    type=Name(choices.themes),
    default=DEFAULT_THEME,
    show_default=True,
    help="The look to start from: {names}.",
)
@click.option(
    "--brand",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Start with this brand file, its logos and its fonts.",
)
@click.pass_obj
def new(report: Report, folder: Path, theme: str, brand: Path | None) -> None:
    """Start a project of articles.

    It gets a project file, two examples, a stylesheet of the tokens that matter, a Makefile,
    settings for editors with the schemas that these check by, and a recipe for GitHub; with a brand
    also its files. DIR is made if need be; without it, the files go here. A file that is there
    already is never overwritten.
    """
    starter = _house(report, _starter(), theme, brand)
    files = {folder / name: data for name, data in starter.items()}
    for path in files:
        if path.exists():
            hint = "choose another folder, or move that file away"
            raise FileError.at("exists", f"{path} is there already", hint=hint)
    for path in save_all(files):
        report.say(f"wrote {path}")


def _house(
    report: Report, starter: Mapping[str, bytes], theme: str, brand: Path | None
) -> Mapping[str, bytes]:
    from exporter.brand.new_house import house_files, settings  # loads the engine

    files, told = house_files(theme, brand)
    report.tell(told)
    project = THEME.sub(settings(theme, brand), starter[PROJECT].decode())
    return {**starter, **files, PROJECT: project.encode()}


def _starter() -> Mapping[str, bytes]:
    root = starter_folder()
    files = {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
    schemas = {SCHEMA: schema_text(), PROJECT_SCHEMA: project_schema_text()}
    return {**files, **{name: text.encode() for name, text in schemas.items()}}
