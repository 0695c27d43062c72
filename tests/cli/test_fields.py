"""`--fields`: on every command that reads an article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exporter.pipeline import Exporter
from tests.cli.conftest import Run

SCHEMA = {"properties": {"desk": {"enum": ["Metro", "World"]}}}
SOURCE = "headline: Ships\nlede: Lede.\ndesk: Metro\n"


@pytest.fixture
def desk(run: Run) -> Path:
    """A folder with a schema, an article and its Word file."""
    Path("fields.json").write_text(json.dumps(SCHEMA))
    Path("a.yaml").write_text(SOURCE)
    exporter = Exporter(fields=Path("fields.json"))
    (made,) = exporter.export("a.yaml", editions=["brief"], formats=["docx"]).renditions
    Path("a.docx").write_bytes(made.data)
    return Path()


def test_check_holds_articles_against_it(run: Run, desk: Path) -> None:
    assert run("check", "a.yaml", "--fields", "fields.json").exit_code == 0
    assert run("check", "a.docx", "--fields", "fields.json").exit_code == 0
    Path("a.yaml").write_text(SOURCE.replace("Metro", "Metr"))
    result = run("check", "a.yaml", "--fields", "fields.json")
    assert result.exit_code == 3
    assert "a.yaml:3:7: error[unknown-value]: desk: 'Metr' is none of" in result.stderr
    assert run("check", "a.yaml").exit_code == 3


def test_standard_input_is_held_against_it_too(run: Run, desk: Path) -> None:
    command = ("check", "-", "--from", "yaml", "--fields", "fields.json")
    assert run(*command, stdin=SOURCE.encode()).exit_code == 0
    assert run(*command, stdin=SOURCE.replace("Metro", "M").encode()).exit_code == 3


def test_verify_and_import_read_the_source_with_it(run: Run, desk: Path) -> None:
    assert run("verify", "a.docx", "a.yaml", "--fields", "fields.json").exit_code == 0
    Path("a.yaml").write_text(SOURCE.replace("Lede", "Leading"))
    result = run("import", "a.docx", "--into", "a.yaml", "--fields", "fields.json")
    assert result.exit_code == 0
    assert Path("a.yaml").read_text() == SOURCE.replace("Lede", "Leading")


@pytest.mark.parametrize("command", [("check", "a.yaml"), ("schema",)])
def test_a_schema_that_cannot_be_used_ends_with_4_and_a_missing_one_with_6(
    command: tuple[str, ...], run: Run, desk: Path
) -> None:
    Path("bad.json").write_text('{"properties": {"lede": {}}}')
    told = run(*command, "--fields", "bad.json")
    assert (told.exit_code, told.stdout) == (4, "")
    assert "bad.json:1:17: error[fields-schema]" in told.stderr
    assert run(*command, "--fields", "none.json").exit_code == 6


def test_schema_prints_them(run: Run, desk: Path) -> None:
    schema = json.loads(run("schema", "--fields", "fields.json").stdout)
    assert "desk" in schema["properties"]
    assert "desk" not in json.loads(run("schema").stdout)["properties"]
