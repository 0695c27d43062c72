"""`brief schema`: what an article may hold, for editors and for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exporter.cli.options import declared, with_fields

if TYPE_CHECKING:
    from exporter.readers.house.declared import Declared


@click.command()
@with_fields
def schema(fields: Path | None) -> None:
    """Print the JSON Schema of an article.

    Editors and other programs check YAML and JSON articles with it (draft 2020-12). With --fields,
    your house's own are in it.
    """
    click.echo(schema_text(declared(fields)), nl=False)


def schema_text(own: Declared | None = None) -> str:
    """The schema as an indented JSON document."""
    from exporter.article.plain_values import schema as article_schema

    whole = article_schema()
    if own:
        from exporter.readers.house.whole_schema import with_fields_of

        whole = with_fields_of(own, whole)
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
