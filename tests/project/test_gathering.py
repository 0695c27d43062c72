"""Which articles a project has, and what it tells of what cannot be found or used."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from exporter import DesignError, FileError, Project
from exporter.readers.reader_table import load
from tests.cli.conftest import Run, run, run_whole

__all__ = ["run", "run_whole"]


def desk(project: str, *articles: str) -> None:
    """A project in the working folder, and articles."""
    Path("brief.toml").write_text(project)
    for name in articles:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("A.\n")


def told(text: str) -> list[str]:
    """The place and the code of each thing that is told."""
    lines = (line for line in text.splitlines() if "[" in line.partition("]")[0])
    return [line.partition("]")[0] for line in lines if not line.startswith(" ")]


def test_info_tells_what_holds_without_overrides(run: Run) -> None:
    desk(
        'paper = "a4"\n[[overrides]]\nfiles = ["articles", "*"]\npaper = "letter"\n',
        "articles/a.md",
    )

    said = json.loads(run("info", "--json").stdout)["project"]["settings"]

    assert said["paper"] == {"value": "a4", "from": "brief.toml:1:1"}
    assert run("info", "gone.md").exit_code == 6


@pytest.mark.parametrize("target", ["..", "../..", "."])
def test_no_folder_is_entered_twice_whatever_links_lead_to_it(run: Run, target: str) -> None:
    desk("", "articles/a.md", "articles/x/b.md")
    Path("articles/x/up").symlink_to(target)

    assert Project("brief.toml").articles() == ["articles/a.md", "articles/x/b.md"]


def test_a_folder_that_is_elsewhere_and_linked_is_entered(run: Run) -> None:
    desk("", "elsewhere/b.md")
    Path("articles").mkdir()
    Path("articles/there").symlink_to("../elsewhere")

    assert Project("brief.toml").articles() == ["articles/there/b.md"]


def test_articles_are_made_beside_themselves_and_what_was_made_is_none(run: Run) -> None:
    desk(
        'articles = ["articles/**/*", "articles/**/*.docx"]\n'
        'output = "articles/{folder}/{stem}"\neditions = "brief"',
        "articles/a.md",
        "articles/x/b.md",
    )
    assert "2 articles: 2 made" in run("build").stderr
    assert Path("articles/x/b.docx").is_file()
    assert "2 articles: 2 unchanged" in run("build").stderr
    assert run("clean").exit_code == 0
    assert not Path("articles/x/b.docx").exists()


def test_where_no_article_is_found_build_and_check_say_so_at_the_pattern(run: Run) -> None:
    desk('\narticles = ["briefs/*.md"]\n')
    for call in ("build", "check"):
        result = run(call)
        assert result.exit_code == 4
        assert told(result.stderr) == ["brief.toml:2:12: error[no-articles"]
    desk('articles = "articles"', "articles/a.md")
    assert "write articles/**/*" in run("build").stderr
    with pytest.raises(DesignError):
        Project("brief.toml").build()


def test_a_folder_that_cannot_be_read_is_told_and_the_others_are_made(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk("", "articles/a.md", "articles/shut/b.md")
    listing = os.listdir

    def refuse(folder: str | os.PathLike[str]) -> list[str]:
        if Path(folder).name == "shut":
            raise PermissionError(13, "Permission denied")
        return listing(folder)

    monkeypatch.setattr("exporter.project.article_search.os.listdir", refuse)
    result = run("build")

    assert result.exit_code == 6
    assert "articles/shut: error[cannot-read]" in result.stderr
    assert "articles/a.md: made" in result.stderr
    with pytest.raises(FileError):
        Project("brief.toml").build()


def test_overrides_of_no_article_are_told_and_paths_fit_however_they_are_spelt(run: Run) -> None:
    here = Path.cwd()
    desk(
        f'[[overrides]]\nfiles = ["./articles/a.md", "{here}/articles/b.md", "articles/"]\n'
        '[[overrides]]\nfiles = "articles/c.md"\n',
        "articles/a.md",
        "articles/b.md",
    )
    for call in ("build", "check"):
        result = run(call)
        assert told(result.stderr) == ["brief.toml:4:9: warning[override-unused"]
        assert result.exit_code == 0
    assert run("check", "--strict").exit_code == 4


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("pages = true", "wrong-type"),
        ('dpi = "144"', "wrong-type"),
        ("dpi = nan", "wrong-type"),
        ("image-dpi = 1.5", "wrong-type"),
        ('strict = "no"', "wrong-type"),
        ("preflight = 0", "wrong-type"),
        ('target = "web"', "wrong-type"),
        ("article = { series = 2026-01-01 }", "wrong-type"),
        ("editions = []", "empty-list"),
        ("formats = []", "empty-list"),
        ("articles = []", "empty-list"),
        ('styles = ["a\\u0000.css"]', "control-character"),
        ('articles = "a\\u0000"', "control-character"),
        ('output = "a\\u0000"', "control-character"),
        ('[target."a\\u0000"]', "control-character"),
        ('theme = ""', "empty-text"),
        ('styles = ""', "empty-text"),
    ],
)
def test_a_value_of_another_kind_is_refused_at_its_line(run: Run, said: str, code: str) -> None:
    desk(said, "articles/a.md")
    for call in ("check", "info", "build"):
        result = run(call)
        (line,) = told(result.stderr)
        assert result.exit_code == 4
        assert line.startswith("brief.toml:1:")
        assert line.endswith(f"error[{code}")


@pytest.mark.parametrize(
    ("said", "place", "code"),
    [
        ('fields = "nope.json"', "1:10", "no-file"),
        ('styles = ["articles/a.md", "nope.css"]', "1:28", "no-file"),
        ('theme = "nope.css"', "1:9", "no-file"),
        ('base = "nope.docx"', "1:8", "no-file"),
        ('brand = "articles"', "1:9", "no-file"),
        ('templates = "nope"', "1:13", "no-file"),
        ('root = "nope"', "1:8", "no-file"),
        ('[target.press]\nicc = "nope.icc"', "2:7", "no-file"),
        ('editions = ["brief", "nope"]', "1:12", "edition"),
        ('[target.press]\nprofile = "press"\nformats = ["docx"]', "3:11", "format"),
    ],
)
def test_what_a_project_names_and_has_not_is_told_at_its_line(
    run: Run, said: str, place: str, code: str
) -> None:
    desk(said, "articles/a.md")
    for call in ("check", "info", "build"):
        result = run(call)
        assert told(result.stderr) == [f"brief.toml:{place}: error[{code}"]
        assert result.exit_code == 4
    assert run("clean").exit_code == 0


def test_a_target_that_is_not_built_needs_no_files(run: Run) -> None:
    desk('[target.press]\nicc = "nope.icc"\n[target.web]\n', "articles/a.md")

    assert run("build", "web").exit_code == 0


def test_what_cannot_be_removed_is_told_and_the_rest_goes(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk('formats = "pdf"', "articles/a.md", "articles/b.md")
    run("build")
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name == "a.pdf":
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path, missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        result = run("clean")

    assert result.exit_code == 6
    assert "output/a.pdf: error[cannot-remove]: cannot remove output/a.pdf: Perm" in result.stderr
    assert [path.name for path in Path("output").glob("*.pdf")] == ["a.pdf"]
    assert run("clean").exit_code == 0
    assert not Path("output").exists()


def test_clean_says_that_there_is_nothing_to_remove(run: Run) -> None:
    desk("")
    assert "there is no folder nodir" in run("clean", "nodir").stderr
    assert run("clean", "brief.toml").exit_code == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", '---\nkicker: ""\nauthor: []\nseries:\n---\n# H\n\nText.\n'),
        ("a.yaml", 'headline: H\nlede: Text.\nkicker: ""\nbyline: []\nseries: null\n'),
        ("a.json", '{"headline": "H", "lede": "T.", "kicker": "", "byline": [], "series": null}'),
    ],
)
def test_an_article_may_say_that_there_is_nothing(run: Run, name: str, text: str) -> None:
    desk('[article]\nkicker = "K"\nbyline = ["B"]\nseries = "S"\nrights = "R"\nlanguage = "de"\n')
    Path(name).write_text(text)

    defaults = Project("brief.toml").wanted(name).defaults
    article = load(name, defaults=defaults).article

    assert (article.kicker, article.byline, article.series) == (None, (), None)
    assert (article.rights, article.language) == ("R", "de")


def test_what_an_article_leaves_empty_stays_so_in_word_and_back(run_whole: Run) -> None:
    desk('formats = "docx"\neditions = "brief"\n[article]\nkicker = "K"\n')
    said = '---\nheadline: H\nkicker: ""\n---\n\nText.\n'
    Path("a.md").write_text(said)

    assert run_whole("export", "a.md").exit_code == 0
    assert run_whole("import", "output/a.docx", "--into", "a.md").exit_code == 0
    assert Path("a.md").read_text() == said


def test_two_targets_of_one_file_are_named_at_the_place_that_says_where(run: Run) -> None:
    desk('output = "out"\n[target.web]\n[target.desk]\n', "articles/a.md")

    result = run("build")

    assert result.exit_code == 2
    assert "brief.toml:1:10: error[usage]: articles/a.md for the target desk" in result.stderr
    assert "which articles/a.md for the target web is written to" in result.stderr


@pytest.mark.parametrize(
    ("data", "place", "code"),
    [
        (b'theme = "newsroom"\nroot = "caf\xe9"', ":2:12", "not-utf-8"),
        ('theme = "newsroom"'.encode("utf-16"), ":1:1", "not-utf-8"),
        (b'root = "a\x01"', ":1:10", "control-character"),
        (b"#" * 1_000_001, "", "project-unreadable"),
    ],
)
def test_a_project_file_that_cannot_be_read_is_told(
    run: Run, data: bytes, place: str, code: str
) -> None:
    Path("brief.toml").write_bytes(data)

    result = run("build")

    assert told(result.stderr) == [f"brief.toml{place}: error[{code}"]
    assert result.exit_code == 4


def test_what_stands_in_the_place_of_a_project_file_is_not_passed_over(run: Run) -> None:
    Path("brief.toml").symlink_to("nowhere")
    assert "a link that leads nowhere" in run("build").stderr
    Path("brief.toml").unlink()
    Path("brief.toml").mkdir()
    assert run("build").exit_code == 4


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("[tool]\nbrief = 3\n", "2:9: error[wrong-type"),
        ("[tool.brief\nx = 3\n", "1:12: error[toml"),
    ],
)
def test_a_broken_part_of_a_shared_file_is_told(run: Run, text: str, first: str) -> None:
    Path("pyproject.toml").write_text(text)

    assert told(run("build").stderr) == [f"pyproject.toml:{first}"]


def test_a_shared_file_that_a_call_names_has_a_part_for_us(run: Run) -> None:
    Path("pyproject.toml").write_text('[project]\nname = "x"\n[tool.briefs]\npages = 3\n')

    result = run("build", "--project", "pyproject.toml")

    assert told(result.stderr) == ["pyproject.toml:3:2: error[no-project"]
    assert "no-project" in run("build").stderr
