"""`brief new`: a folder to start from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from exporter.cli import choices
from exporter.cli.choices import Name, NameOption
from exporter.cli.report import Report
from exporter.cli.schema import schema_text
from exporter.diagnostics import FileError
from exporter.resources import DEFAULT_THEME, starter_folder
from exporter.save import save_all

SCHEMA = "article.schema.json"
"""Where the starter's YAML article tells editors that the schema is."""
MAKEFILE = "Makefile"


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option(
    "--theme",
    metavar="NAME",
    cls=NameOption,
    type=Name(choices.themes),
    help="Start a house in this theme: {names}.",
)
@click.option(
    "--brand",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Start a house with this brand file, its logos and its fonts.",
)
@click.pass_obj
def new(report: Report, folder: Path, theme: str | None, brand: Path | None) -> None:
    """Start a folder of articles.

    It gets two examples, the schema for editors, and a Makefile; with a theme or a brand also a
    stylesheet of the tokens that matter, and the files of the brand. DIR is made if need be;
    without it, the files go here. A file that is there already is never overwritten.
    """
    starter = _starter()
    if theme or brand:
        starter = _house(report, starter, theme or DEFAULT_THEME, brand)
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
    from exporter.brand.new_house import flags, house_files  # loads the engine

    files, told = house_files(theme, brand)
    report.tell(told)
    usual, own = f"--theme {DEFAULT_THEME}".encode(), flags(theme, brand).encode()
    return {**starter, **files, MAKEFILE: starter[MAKEFILE].replace(usual, own)}


def _starter() -> Mapping[str, bytes]:
    root = starter_folder()
    files = {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
    return {**files, SCHEMA: schema_text().encode()}
