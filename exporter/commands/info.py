"""`brief info`: what this installation has, and what it lacks."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from exporter.info import Installation, installation
from exporter.resources import makefile


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print it as a JSON object.")
@click.option(
    "--makefile",
    "path_only",
    is_flag=True,
    help="Print only the path of the Makefile to include.",
)
def info(*, as_json: bool, path_only: bool) -> None:
    """Print what this installation has.

    That is versions, fonts, themes, editions, and what is missing.
    """
    if path_only:
        click.echo(makefile())
    elif as_json:
        click.echo(json.dumps(asdict(installation()), default=str, ensure_ascii=False, indent=2))
    else:
        click.echo(_as_text(installation()))


def _as_text(found: Installation) -> str:
    rows = {
        **found.versions,
        "editions": ", ".join(found.editions),
        "themes": ", ".join(found.themes),
        "fonts": ", ".join(found.fonts),
        "Makefile": str(found.makefile),
    }
    lines = [f"{name:<15} {value}" for name, value in rows.items()]
    for lack in found.missing:
        need = "missing" if lack.required else "optional, missing"
        lines.append(f"{need}: {lack.name} ({lack.remedy})")
    return "\n".join(lines)
