"""`brief schema`: what an article may hold, for editors and for other programs."""

from __future__ import annotations

import json

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of an article.

    Editors and other programs check YAML and JSON articles with it (draft 2020-12).
    """
    click.echo(schema_text(), nl=False)


def schema_text() -> str:
    """The schema as an indented JSON document."""
    from exporter.article.plain_values import schema as article_schema

    return json.dumps(article_schema(), ensure_ascii=False, indent=2) + "\n"
