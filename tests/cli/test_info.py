"""`brief info`: the truth about this installation."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import weasyprint

from exporter import resources
from exporter.cli import info
from exporter.style.house_tokens import tokens
from tests.cli.conftest import Run


def test_it_tells_the_versions_that_are_really_loaded(run: Run) -> None:
    versions = json.loads(run("info", "--json").stdout)["versions"]

    assert versions["weasyprint"] == weasyprint.__version__
    assert re.fullmatch(r"1\.\d+\.\d+", versions["Pango"])


def test_it_names_themes_editions_and_fonts(run: Run) -> None:
    text = run("info").stdout

    for name in (*resources.themes(), *resources.editions(), "Source Serif 4", "Source Code Pro"):
        assert name in text


def test_a_lost_font_is_missing(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(resources, "fonts_folder", lambda: tmp_path)

    found = info.installation()

    assert found.fonts == ()
    assert {lack.name for lack in found.missing if lack.required} == set(info.FAMILIES)


def test_a_lost_library_is_missing_with_the_package_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(info, "_load", lambda names: None)

    text = run("info").stdout

    assert "missing: libpango-1.0-0 (apt-get install libpango-1.0-0)" in text


def test_it_leads_make_to_the_rules(run: Run) -> None:
    path = Path(run("info", "--makefile").stdout.rstrip("\n"))

    assert path.name == "brief.mk"
    assert path.is_file()


def test_it_lists_every_token_with_kind_default_and_meaning(run: Run) -> None:
    text = run("info", "--tokens").stdout

    assert text.startswith("Paper\n  --paper-width: 210mm\n      length: the trimmed page")
    assert "\n\nColours\n  --ink: #1c1c1c\n      colour: " in text
    assert [name for name in tokens() if f"  {name}: " not in text] == []


def test_programs_get_the_tokens_as_an_array(run: Run) -> None:
    rows = {row.pop("name"): row for row in json.loads(run("info", "--tokens", "--json").stdout)}

    assert list(rows) == list(tokens())
    assert rows["--bleed"] == {
        "group": "What profiles add",
        "kind": "length",
        "default": "0mm",
        "meaning": "beyond the paper's edge, for a press to cut off",
    }
