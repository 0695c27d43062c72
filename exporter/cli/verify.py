"""`brief verify`: is a finished file unchanged, and does it still match its article?"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exporter.cli import choices
from exporter.cli.asked import project_for
from exporter.cli.options import declared, reporting, rooted, with_fields
from exporter.cli.report import Report
from exporter.diagnostics import ContractError, has_errors
from exporter.machine.confined import confined
from exporter.project.house_settings import Settings, Wanted

if TYPE_CHECKING:
    from exporter.provenance.verdict import Original, Verdict


@click.command()
@click.argument("file", metavar="FILE", shell_complete=choices.files)
@click.argument("article", metavar="[ARTICLE]", required=False, shell_complete=choices.files)
@click.option("--json", "as_json", is_flag=True, help="Print what was found as a JSON object.")
@rooted
@with_fields
@reporting
@click.pass_obj
def verify(
    report: Report,
    file: str,
    article: str | None,
    fields: Path | None,
    root: Path | None,
    strict: bool,
    *,
    as_json: bool,
) -> None:
    """Tell whether a file is still what brief made.

    FILE is a PDF or a DOCX; ARTICLE is its source, to be compared too. The exit code is 5 where one
    of them was changed, or where FILE does not say what it was made of. A template, stylesheet or
    font that differs here is a warning.
    """
    project = project_for([article or file])
    house = project.wanted(article or file) if project else Wanted(file, Settings(), fields)
    outcome = _verdict(file, article, replace(house, fields=fields or house.fields), root)
    if as_json:
        click.echo(json.dumps(outcome.as_dict(), ensure_ascii=False, indent=2))
    told = outcome.diagnostics()
    if has_errors(told, strict=strict):
        raise ContractError(told)
    report.tell(told)
    matches = f", and {article} is its article" if article else ""
    report.say(f"{file}: unchanged{matches}")


def _verdict(file: str, article: str | None, house: Wanted, root: Path | None) -> Verdict:
    from exporter.provenance.found import MAX_FILE, found_in
    from exporter.provenance.verdict import verdict
    from exporter.readers.files import bytes_of

    made = confined(lambda: found_in(bytes_of(Path(file), MAX_FILE), file), file)
    return verdict(file, made, _original(article, house, root) if article else None)


def _original(name: str, house: Wanted, root: Path | None) -> Original:
    from exporter.provenance.verdict import Original
    from exporter.readers.reader_table import load

    own = declared(house.fields)
    root = root or (Path(house.settings.root) if house.settings.root else None)
    reading = load(name, declared=own, defaults=house.defaults, root=root)
    return Original(name, reading.article, reading.folder, root)
