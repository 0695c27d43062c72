"""`brief.toml` and `brief build`: what a house says once, and what counts before it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import jsonschema
import pytest

from exporter import DesignError, Project, UsageError
from exporter.cli.schema import project_schema_text
from exporter.project.house_defaults import HouseDefaults
from exporter.project.house_settings import origins
from exporter.project.project_file import ProjectFile
from exporter.readers.reader_table import load
from tests.cli.conftest import Run

BOTH = ("brief", "summary")


def desk(project: str, **articles: str) -> None:
    """A project in the working folder, with articles by their paths, `__` being a slash."""
    Path("brief.toml").write_text(project)
    for name, text in articles.items():
        path = Path("articles", f"{name.replace('__', '/')}.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def settings(file: str = "articles/a.md", target: str = "") -> dict[str, object]:
    """What counts for an article of the project here."""
    return Project("brief.toml").wanted(file, target).settings.said()


def files(folder: str) -> list[str]:
    """All files below a folder, but for the record."""
    paths = (path for path in Path(folder).rglob("*") if path.is_file())
    return sorted(str(path) for path in paths if ".brief" not in path.parts)


def test_build_makes_all_articles_where_the_project_says(run: Run) -> None:
    desk('output = "public/{edition}/{folder}/{stem}"\nformats = "pdf"', a="A.\n", week__b="B.\n")

    result = run("build")

    assert result.exit_code == 0, result.stderr
    assert files("public") == [
        "public/brief/a.pdf", "public/brief/week/b.pdf",
        "public/summary/a.pdf", "public/summary/week/b.pdf",
    ]  # fmt: skip
    told = result.stderr.splitlines()
    assert told[0].startswith("articles/a.md: made (2 files in public/brief, public/summary;")
    assert told[-1].startswith("2 articles: 2 made, in ")


def test_build_leaves_alone_what_is_unchanged_and_force_makes_it(run: Run) -> None:
    desk("", a="A.\n", b="B.\n")
    run("build")
    Path("articles/b.md").write_text("Changed.\n")

    told = run("build").stderr.splitlines()

    assert [line.partition(" (")[0] for line in told[:2]] == [
        "articles/a.md: unchanged", "articles/b.md: made",
    ]  # fmt: skip
    assert told[2].startswith("2 articles: 1 made, 1 unchanged")


def test_one_bad_article_stops_no_other_and_gives_its_exit_code(run: Run) -> None:
    desk("", a="It is invalid.\n", b="B.\n")

    result = run("build")

    assert result.exit_code == 3
    assert "articles/a.md: failed" in result.stderr
    assert "2 articles: 1 made, 1 failed" in result.stderr
    assert files("output") == [
        f"output/b{which}" for which in ("-summary.docx", "-summary.pdf", ".docx", ".pdf")
    ]


def test_targets_have_settings_of_their_own_and_without_a_name_all_are_made(run: Run) -> None:
    desk(
        'output = "out/{target}"\n[target.web]\nformats = ["pdf"]\n'
        '[target.desk]\nformats = ["docx"]\neditions = "brief"\n',
        a="A.\n",
    )
    assert run("build", "desk").exit_code == 0
    assert files("out") == ["out/desk/a.docx"]
    assert "web: articles/a.md: made" in run("build").stderr
    assert files("out") == ["out/desk/a.docx", "out/web/a-summary.pdf", "out/web/a.pdf"]


def test_a_target_that_there_is_not_is_told_with_the_likely_one(run: Run) -> None:
    desk("[target.press]\n", a="A.\n")

    result = run("build", "pres")

    assert result.exit_code == 2
    assert "did you mean press?" in result.stderr


def test_two_articles_in_one_file_are_refused_before_anything_is_made(run: Run) -> None:
    desk('output = "public/{stem}"', a__x="A.\n", b__x="B.\n")

    result = run("build")

    assert result.exit_code == 2
    assert "articles/b/x.md cannot be written to public/x.pdf" in result.stderr
    assert files("public") == []


def test_the_call_counts_before_the_target_that_before_overrides_and_these_before_the_project(
    run: Run,
) -> None:
    desk(
        'theme = "think-tank"\npaper = "letter"\npages = 3\nimage-dpi = 200\n'
        '[[overrides]]\nfiles = "articles/week"\npaper = "a4"\npages = 4\nimage-dpi = 100\n'
        '[[overrides]]\nfiles = "articles/week/b.md"\nimage-dpi = 50\n'
        "[target.web]\npages = 5\n",
        week__b="B.\n",
    )
    inside = settings("articles/week/b.md", "web")
    assert (inside["theme"], inside["paper"], inside["pages"], inside["image_dpi"]) == (
        "think-tank", "a4", 5, 50,
    )  # fmt: skip
    assert settings("articles/weekly.md")["paper"] == "letter"

    told = json.loads(run("info", "articles/week/b.md", "--target", "web", "--json").stdout)
    said = told["project"]["settings"]
    assert said["theme"] == {"value": "think-tank", "from": "brief.toml:1:1"}
    assert said["pages"] == {"value": 5, "from": "brief.toml:14:1"}
    assert said["fonts"] == {"value": "subset", "from": "default"}


def test_an_option_of_the_call_counts_before_the_project(run: Run) -> None:
    desk('formats = ["docx"]\noutput = "made"', a="A.\n")

    assert run("export", "articles/a.md", "--format", "pdf", "--edition", "brief").exit_code == 0
    assert files("made") == ["made/a.pdf"]
    assert run("export", "articles/a.md", "-o", "here").exit_code == 0
    assert files("here") == ["here/a-summary.docx", "here/a.docx"]
    assert run("build", "--project", "none").exit_code == 2


def test_articles_say_what_the_house_says_where_they_say_nothing(run: Run) -> None:
    desk(
        '[article]\npublication = "The Brief"\nlanguage = "de"\nabout = ["Wir *drucken*."]\n'
        '[[overrides]]\nfiles = "articles/b.md"\narticle = { publication = "Other" }\n',
        a='---\nheadline: H\n---\nEr sagt "Ja".\n',
        b="---\npublication: Own\nlanguage: en\n---\nText.\n",
        c="No head.\n",
    )
    project = Project("brief.toml")

    def article(name: str) -> object:
        house = project.wanted(f"articles/{name}.md")
        return load(house.file, defaults=house.defaults).article

    first, second, third = map(article, "abc")
    assert (first.publication, first.language) == ("The Brief", "de")  # type: ignore[attr-defined]
    assert first.lede == "Er sagt „Ja“."  # type: ignore[attr-defined]
    assert (second.publication, second.language) == ("Own", "en")  # type: ignore[attr-defined]
    assert third.publication == "The Brief"  # type: ignore[attr-defined]
    assert third.about[0].text == "Wir *drucken*."  # type: ignore[attr-defined]
    assert project.wanted("articles/b.md").defaults.fields[2].value == '"Other"'  # type: ignore[union-attr]


def test_a_default_that_the_article_contradicts_is_told_where_it_stands(run: Run) -> None:
    desk('[article]\nlanguage = "de"\nabout = ["See [](#nowhere)."]\n', a="Text.\n")

    result = run("check", "articles/a.md")

    assert result.exit_code == 3
    assert "brief.toml:3:" in result.stderr
    assert "unknown-label" in result.stderr


def test_the_fields_of_a_house_are_checked_by_their_kinds(run: Run) -> None:
    desk(
        '[fields]\ndesk = ["Metro", "World"]\nissue = "integer"\ndue = "date"\n',
        a="---\nheadline: H\ndesk: Metr\nissue: 7\ndue: 2026-03-31\n---\nText.\n",
    )

    result = run("check")

    assert result.exit_code == 3
    assert "articles/a.md:3:7: error[unknown-value]: desk: 'Metr' is none of" in result.stderr
    assert '"issue"' in run("schema").stdout


def test_a_field_that_articles_have_already_is_told_at_its_line_in_the_project(run: Run) -> None:
    desk('[fields]\nheadline = "text"\n', a="Text.\n")

    result = run("check")

    assert result.exit_code == 4
    assert "brief.toml:2:" in result.stderr


def test_check_without_files_checks_the_articles_of_the_project(run: Run) -> None:
    desk("", a="A.\n", b="See [](#nowhere).\n")

    result = run("check")

    assert result.exit_code == 3
    assert "articles/a.md: no problems" in result.stderr
    assert "articles/b.md:1:5: error" in result.stderr
    Path("brief.toml").unlink()
    assert run("check").exit_code == 2


def test_all_that_is_wrong_with_a_project_is_told_at_its_place(run: Run) -> None:
    desk(
        'thme = "x"\ntheme = "newsrom"\npages = 0\noutput = "a/{stm}"\n'
        '[article]\nseries = ""\n[target.web]\nformats = ["pdff"]\n[fields]\na = "txt"\n',
    )

    result = run("build")

    assert result.exit_code == 4
    lines = [line for line in result.stderr.splitlines() if not line.startswith(" ")]
    assert [line.partition("]")[0] for line in lines] == [
        "brief.toml:1:1: error[unknown-key",
        "brief.toml:2:9: error[unknown-value",
        "brief.toml:3:9: error[bad-number",
        "brief.toml:4:10: error[unknown-value",
        "brief.toml:6:10: error[empty-text",
        "brief.toml:8:12: error[unknown-value",
        "brief.toml:10:5: error[unknown-value",
    ]
    for meant in ("theme?", "newsroom?", "{stem}?", "pdf?", "text?"):
        assert f"did you mean {meant}" in result.stderr


@pytest.mark.parametrize("output", ["x/{stem", "x/}{stem}", "x/}"])
def test_a_pattern_that_cannot_name_files_is_refused(output: str) -> None:
    Path("brief.toml").write_text(f'output = "{output}"')
    with pytest.raises(DesignError, match="output: "):
        Project("brief.toml")
    Path("brief.toml").unlink()


def test_a_project_is_found_above_and_its_paths_are_from_its_folder(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk('styles = ["house.css"]\nformats = ["pdf"]', week__a="A.\n")
    Path("house.css").write_text(":root { --accent: #123456 }")
    monkeypatch.chdir("articles/week")

    assert run("build").exit_code == 0
    assert Project.above(Path()).wanted("a.md").settings.styles == ("../../house.css",)  # type: ignore[union-attr]
    assert files("../../output") == ["../../output/week/a-summary.pdf", "../../output/week/a.pdf"]


def test_it_may_be_a_table_of_pyproject_toml(run: Run) -> None:
    Path("pyproject.toml").write_text('[project]\nname = "x"\n[tool.brief]\nformats = ["pdf"]\n')
    Path("articles").mkdir()
    Path("articles/a.md").write_text("A.\n")

    assert run("build").exit_code == 0
    assert files("output") == ["output/a-summary.pdf", "output/a.pdf"]
    Path("pyproject.toml").write_text("[tool.brief]\npagse = 1\n")
    assert "pyproject.toml:2:1: error[unknown-key]" in run("build").stderr
    Path("pyproject.toml").write_text("[tool.other]\nbrief = 1\n")
    assert "no-project" in run("build").stderr


def test_clean_takes_away_all_that_build_made_and_nothing_else(run: Run) -> None:
    desk("[target.web]\noutput = 'web'\n[target.desk]\noutput = 'desk'\n", a="A.\n")
    run("build")
    Path("web/mine.txt").write_text("mine")
    Path("desk/a.pdf").write_text("edited")

    result = run("clean")

    assert result.exit_code == 0
    assert files("web") == ["web/mine.txt"]
    assert files("desk") == ["desk/a.pdf"]
    assert "kept desk/a.pdf, which was changed since" in result.stderr
    assert Path("articles/a.md").is_file()


def test_files_are_made_where_the_language_of_an_article_says(run: Run) -> None:
    desk(
        'output = "{language}/{stem}"\neditions = "brief"\nformats = "pdf"',
        a="---\nlanguage: uk\n---\nТекст.\n",
        b="---\nlanguage: [x\n---\ninvalid\n",
    )

    result = run("build")

    assert result.exit_code == 3
    assert files("uk") == ["uk/a.pdf"]


def test_hidden_files_brand_files_and_what_was_made_are_no_articles(run: Run) -> None:
    desk('articles = ["**/*"]\noutput = "made"', a="A.\n")
    for name in (".hidden.md", "_brand.yml", "notes.css", "made/page.html"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("x")

    assert Project("brief.toml").articles() == ["articles/a.md"]


def test_the_schema_holds_what_new_writes_and_refuses_a_slip(run: Run) -> None:
    schema = json.loads(run("schema", "project").stdout)
    validate = jsonschema.Draft202012Validator(schema).is_valid

    assert schema == json.loads(project_schema_text())
    assert validate({"theme": "newsroom", "image-dpi": 300, "fields": {"desk": ["A"], "n": "date"}})
    assert not validate({"image_dpii": 300})
    assert not validate({"pages": 0})


def test_every_setting_is_an_option_of_build_or_a_table(run: Run) -> None:
    from exporter.cli.build import build

    options = {parameter.name for parameter in build.params}
    tables = {"articles", "fields", "overrides", "target", "article", "output", "root", "preflight"}
    assert set(ProjectFile.model_fields) - tables <= options


def test_a_project_builds_from_python_and_tells_what_came(run: Run) -> None:
    desk("[target.web]\nformats = ['pdf']", a="A.\n", b="It is invalid.\n")

    good, bad = Project("brief.toml").build("web")

    assert [str(one.path) for one in good.made] == ["output/a.pdf", "output/a-summary.pdf"]
    assert (bad.exit_code, bad.made) == (3, ())
    with pytest.raises(UsageError):
        Project("brief.toml").build("nowhere")


def test_what_new_starts_builds_at_once_and_again_does_nothing(run: Run) -> None:
    assert run("new", "desk").exit_code == 0
    os.chdir("desk")

    assert run("check", "--strict").exit_code == 0
    assert "2 articles: 2 made" in run("build").stderr
    assert "2 articles: 2 unchanged" in run("build").stderr
    layers = Project("brief.toml").layers("articles/first-brief.md")
    assert origins(layers)["theme"].startswith("brief.toml:")
    assert "/output/" in Path(".gitignore").read_text()


def test_make_builds_a_project(run: Run) -> None:
    import subprocess
    import sys

    root = Path(__file__).resolve().parents[2]
    run("new", "desk")
    quick = f"PYTHONPATH={root} {sys.executable} -m tests.support.quick"
    command = ["make", "-C", "desk", f"BRIEF={quick}"]
    made = subprocess.run(command, capture_output=True, text=True, check=False)

    assert made.returncode == 0, made.stderr
    assert "2 articles: 2 made" in made.stderr
    again = subprocess.run(
        [*command, "output/first-brief.pdf"], capture_output=True, text=True, check=False
    )
    assert "2 articles: 2 unchanged" in again.stderr
    subprocess.run([*command, "briefs-clean"], check=True, capture_output=True)
    assert Path("desk/output/first-brief.pdf").is_file()


ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "projects.md").read_text()


def test_the_example_of_the_page_on_projects_builds(run: Run) -> None:
    (example,) = re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    desk(example)
    Path("house.css").write_text(":root { --accent: #123456 }")
    Path("briefs/weekly").mkdir(parents=True)
    Path("briefs/a.md").write_text("---\nheadline: A\ndesk: Metro\n---\nText.\n")
    Path("briefs/weekly/b.md").write_text("Text.\n")

    assert run("build").exit_code == 0
    made = ("a-summary.pdf", "a.pdf", "weekly/b-summary.pdf", "weekly/b.pdf")
    assert files("public") == [
        f"public/{target}/{one}" for target in ("press", "web") for one in made
    ]


def test_the_page_on_projects_names_every_key() -> None:
    for model in (ProjectFile, HouseDefaults):
        for name, field in model.model_fields.items():
            assert f"`{field.alias or name}`" in PAGE or f"[{field.alias or name}" in PAGE, name
