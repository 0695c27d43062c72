"""`brief new`: what it writes is right from the start."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from exporter.cli.schema import schema_text
from tests.cli.conftest import Run


@pytest.mark.parametrize("article", ["first-brief.md", "second-brief.yaml"])
def test_the_example_articles_have_no_problems(article: str, run: Run) -> None:
    run("new", "desk")

    result = run("check", f"desk/articles/{article}", "--strict")

    assert result.exit_code == 0, result.stderr


def test_the_yaml_example_leads_editors_to_a_schema_that_it_satisfies(run: Run) -> None:
    run("new", "desk")
    article = Path("desk/articles/second-brief.yaml")
    first_line = article.read_text().splitlines()[0]
    prefix = "# yaml-language-server: $schema="
    assert first_line.startswith(prefix)

    schema = json.loads((article.parent / first_line.removeprefix(prefix)).read_text())
    content = YAML(typ="safe", pure=True).load(article)
    jsonschema.validate(
        json.loads(json.dumps(content, default=str)),
        schema,
        jsonschema.Draft202012Validator,
    )


def test_a_file_that_is_there_is_not_overwritten_and_nothing_else_is_written(run: Run) -> None:
    Path("desk").mkdir()
    Path("desk/Makefile").write_text("mine")

    result = run("new", "desk")

    assert result.exit_code == 6
    assert "desk/Makefile is there already" in result.stderr
    assert [path.name for path in Path("desk").iterdir()] == ["Makefile"]
    assert Path("desk/Makefile").read_text() == "mine"


def test_without_a_folder_the_files_go_here(run: Run) -> None:
    assert run("new").exit_code == 0
    assert Path("Makefile").is_file()


def test_the_schema_command_prints_the_file_that_new_writes(run: Run) -> None:
    run("new")

    assert run("schema").stdout == Path("article.schema.json").read_text() == schema_text()
