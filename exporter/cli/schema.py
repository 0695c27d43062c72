"""`brief schema`: what an article or a project file may hold, for editors and other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exporter.cli.asked import project_for
from exporter.cli.options import declared, in_project, with_fields

if TYPE_CHECKING:
    from exporter.readers.house.declared import Declared


OF = ("article", "project")


@click.command()
@click.argument("of", metavar="[article|project]", type=click.Choice(OF), default=OF[0])
@in_project
@with_fields
def schema(of: str, fields: Path | None, **_: object) -> None:
    """Print the JSON Schema of an article, or of a project file.

    Editors and other programs check YAML and JSON articles with it, and brief.toml (draft 2020-12).
    The fields of your house are in it, by --fields or by its project.
    """
    if of == "project":
        click.echo(project_schema_text(), nl=False)
        return
    project = None if fields else project_for()
    click.echo(schema_text(declared(fields or (project.fields if project else None))), nl=False)


def schema_text(own: Declared | None = None) -> str:
    """The schema as an indented JSON document."""
    from exporter.article.plain_values import schema as article_schema

    whole = article_schema()
    if own:
        from exporter.readers.house.whole_schema import with_fields_of

        whole = with_fields_of(own, whole)
    return _text(whole)


def project_schema_text() -> str:
    """The schema of a project file as an indented JSON document."""
    from exporter.project.project_file import schema as project_schema

    return _text(project_schema())


def _text(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
