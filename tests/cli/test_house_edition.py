"""An edition of a house's own, as docs/house-style.md tells: a template and a stylesheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from exporter.cli.commands import brief
from tests.support import pages
from tests.support.samples import EVERYTHING

ZINE = Path(__file__).parents[1] / "data" / "zine"


def export(edition: str, templates: Path) -> Result:
    """`brief export` into the folder `output` where the test is."""
    options = ["--template", str(templates), "--edition", edition]
    return CliRunner().invoke(brief, ["export", str(EVERYTHING), *options])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_page_with_nothing_but_a_headline_becomes_a_pdf_and_a_word_file(desk: Path) -> None:
    result = export("zine", ZINE)
    assert result.exit_code == 0, result.stderr
    made = sorted(path.name for path in (desk / "output").glob("[!.]*"))
    assert made == ["everything-zine.docx", "everything-zine.pdf"]
    printed = pages.text((desk / "output" / "everything-zine.pdf").read_bytes())
    assert "What a city learns when its" in " ".join(printed.split())


def test_a_template_without_a_body_is_an_error_that_names_it_and_says_what_to_do(
    desk: Path,
) -> None:
    (desk / "zine.html").write_text("<h1>{{ article.headline }}</h1>")
    (desk / "zine.css").write_text("")
    result = export("zine", desk)
    assert result.exit_code == 4
    assert "zine.html: error[template-contract]: <body> stands nowhere in the page" in result.stderr
    assert "hint: a template makes one page: <html><body> ... </body></html>" in result.stderr
    assert not (desk / "output").exists()
