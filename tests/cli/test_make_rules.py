"""`brief.mk`: what a publishing workflow gets from GNU make.

Most tests run the real command with a quick stand-in for the layout, and a few all that is real.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from exporter import resources
from exporter.readers.reader_table import READERS
from exporter.results import file_name
from exporter.style.export_profiles import DEFAULT_PROFILE, PROFILES

Make = Callable[..., subprocess.CompletedProcess[str]]

ROOT = Path(__file__).resolve().parents[2]
REAL = f"{sys.executable} -m exporter"
QUICK = f"PYTHONPATH={ROOT} {sys.executable} -m tests.support.quick"
FUTURE = 4_000_000_000


def run_make(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Make's end, in the working folder."""
    command = ["make", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """`make("-j2")` in a folder with `articles/` and a Makefile that includes the rules."""
    monkeypatch.chdir(tmp_path)
    Path("articles").mkdir()
    rules = f"BRIEF ?= {QUICK}\nall: briefs\ninclude {resources.makefile()}\n"
    Path("Makefile").write_text(rules)
    return run_make


def write(name: str, text: str = "It happened.\n") -> Path:
    """An article in `articles/`."""
    path = Path("articles", name)
    path.write_text(text)
    return path


def exports(result: subprocess.CompletedProcess[str]) -> int:
    """How often make ran `brief export`."""
    assert result.returncode == 0, result.stderr
    return result.stdout.count(" export ")


def test_every_article_becomes_four_files_in_one_run_even_in_parallel(make: Make) -> None:
    write("one.yaml", "headline: One\nlede: It happened.\n")
    write("two.md", "# Two\n\nIt happened.\n")

    assert exports(make("-j4", f"BRIEF={REAL}")) == 1
    assert {path.name for path in Path("output").glob("[a-z]*")} == {
        f"{stem}{edition}.{ending}"
        for stem in ("one", "two")
        for edition in ("", "-summary")
        for ending in ("pdf", "docx")
    }
    assert exports(make(f"BRIEF={REAL}")) == 0


def test_a_stylesheet_of_ones_own_and_the_fonts_are_inputs(make: Make) -> None:
    write("one.yaml", "headline: One\nlede: It happened.\n")
    Path("own.css").write_text(":root { --accent: teal }")
    flags = [f"BRIEF={REAL}", "BRIEF_FLAGS=--style own.css"]
    make(*flags)

    used = Path("output/.brief/briefs.d").read_text()
    assert "SourceSerif4-Regular.ttf" in used
    assert "summary.html" in used
    os.utime("own.css", (FUTURE, FUTURE))
    assert exports(make("--dry-run", *flags)) == 1


def test_a_new_folder_is_ready_for_make(make: Make) -> None:
    subprocess.run([sys.executable, "-m", "exporter", "new", "desk"], check=True)

    result = make("-C", "desk", "-j2", f"BRIEF={REAL}")

    assert result.returncode == 0, result.stderr
    assert "2 articles: 2 made" in result.stderr
    assert Path("desk/output/first-brief-summary.pdf").is_file()


def test_when_nothing_changed_nothing_is_done(make: Make) -> None:
    write("one.md")
    assert "rm " not in make().stdout, "make takes the proofs for intermediate files"

    assert "Nothing to be done" in make().stdout
    assert make("--question").returncode == 0


def test_only_what_changed_is_made_again(make: Make) -> None:
    write("one.md")
    write("two.md")
    make("-j2")
    write("two.md", "It happened again.\n")

    assert exports(make()) == 1
    assert make("--question").returncode == 0


def test_what_comes_out_the_same_keeps_its_time_and_is_not_tried_twice(make: Make) -> None:
    article = write("one.md")
    make()
    os.utime("output/one.pdf", (1, 1))
    article.write_text(f"# A comment changes no page.\n{article.read_text()}")

    assert exports(make()) == 1
    assert Path("output/one.pdf").stat().st_mtime == 1
    assert make("--question").returncode == 0


def test_a_changed_picture_makes_its_article_again_and_a_deleted_one_does_not_stop_make(
    make: Make,
) -> None:
    write("plain.md")
    write("illustrated.md", "picture: dot.png\n")
    picture = Path("articles/dot.png")
    picture.touch()
    make("-j2")

    os.utime(picture, (FUTURE, FUTURE))
    assert exports(make("--dry-run")) == 1
    picture.unlink()
    assert exports(make()) == 1
    assert exports(make()) == 0


def test_a_schema_of_fields_is_an_input(make: Make) -> None:
    write("one.yaml", "lede: It happened.\ndesk: Metro\n")
    schema = Path("fields.json")
    schema.write_text('{"properties": {"desk": {"type": "string"}}}')
    flags = (f"BRIEF={REAL}", "BRIEF_FLAGS=--fields fields.json")
    assert exports(make(*flags)) == 1
    assert exports(make(*flags)) == 0
    os.utime(schema, (FUTURE, FUTURE))
    assert exports(make(*flags)) == 1


def test_other_flags_make_all_again(make: Make) -> None:
    write("one.md")
    make()

    assert exports(make("BRIEF_FLAGS=--theme think-tank")) == 1
    assert exports(make("BRIEF_FLAGS=--theme think-tank")) == 0


def test_other_folders_can_be_named(make: Make) -> None:
    write("one.md")
    Path("articles").rename("texts")

    assert exports(make("ARTICLES=texts", "OUTPUT=made/here")) == 1
    assert Path("made/here/one-summary.docx").is_file()


def test_one_file_can_be_asked_for(make: Make) -> None:
    write("one.md")
    write("two.md")

    assert exports(make("output/two-summary.pdf")) == 1
    assert not Path("output/one.pdf").exists()


def test_a_deleted_file_is_made_again(make: Make) -> None:
    write("one.md")
    make()
    Path("output/one-summary.docx").unlink()

    assert exports(make()) == 1
    assert Path("output/one-summary.docx").is_file()


def test_a_failed_run_leaves_the_old_files_and_the_next_one_tries_again(make: Make) -> None:
    write("one.md")
    make()
    before = Path("output/one.pdf").read_bytes()
    write("one.md", "invalid\n")

    assert make().returncode == 2
    assert make().returncode == 2
    assert Path("output/one.pdf").read_bytes() == before
    write("one.md", "It happened again.\n")
    assert exports(make()) == 1
    assert Path("output/one.pdf").read_bytes() != before


def test_one_bad_article_does_not_keep_make_from_the_others(make: Make) -> None:
    write("bad.md", "invalid\n")
    write("good.md")

    assert make("--keep-going").returncode == 2
    assert Path("output/good.docx").is_file()


def test_an_article_that_is_gone_is_no_obstacle(make: Make) -> None:
    write("one.md")
    gone = write("gone.md")
    make("-j2")
    gone.unlink()

    assert exports(make()) == 0


def test_an_article_that_is_gone_is_no_obstacle_after_a_run_that_failed(make: Make) -> None:
    gone, broken = write("gone.md"), write("one.md")
    make()
    gone.unlink()
    broken.write_text("invalid\n")
    assert make().returncode == 2
    broken.write_text("It happened again.\n")

    assert exports(make()) == 1
    assert exports(make()) == 0


def test_an_article_that_moves_to_another_format_is_made_again(make: Make) -> None:
    article = write("one.md")
    make()
    article.rename("articles/one.txt")

    assert exports(make()) == 1


def test_two_articles_of_one_name_are_refused(make: Make) -> None:
    write("one.md")
    write("one.txt")

    result = make()

    assert result.returncode == 2
    assert "Two articles in articles have one name" in result.stderr


def test_no_articles_are_no_problem(make: Make) -> None:
    assert exports(make()) == 0


@pytest.mark.parametrize(
    "stem",
    ["R&D", "it's", 'a"b', "a$b", "a#b", "a(b),c", "a=b", "a~b", r"a\b", "a+b@c", "-a", "«Übung»"],
)
def test_names_that_make_can_hold_come_through(stem: str, make: Make) -> None:
    write(f"{stem}.md")

    assert exports(make()) == 1
    assert Path(f"output/{stem}-summary.pdf").is_file()
    assert exports(make()) == 0


def test_it_knows_every_ending_that_the_readers_know() -> None:
    rules = resources.makefile().read_text()
    (line,) = [line for line in rules.splitlines() if line.startswith("brief.endings :=")]

    known = {suffix.removeprefix(".") for row in READERS.ours.values() for suffix in row.suffixes}
    assert set(line.split()[2:]) == known


def test_it_knows_every_file_that_an_export_makes_by_default() -> None:
    rules = resources.makefile().read_text()
    (line,) = [line for line in rules.splitlines() if line.startswith("brief.kinds :=")]

    names = {
        file_name("%", edition, form)
        for edition in resources.EDITIONS
        for form in PROFILES[DEFAULT_PROFILE].formats
    }
    assert set(line.split()[2:]) == names


def made(result: subprocess.CompletedProcess[str]) -> set[str]:
    """The files that were written, as brief told."""
    lines = [line.split() for line in result.stderr.splitlines()]
    return {words[1] for words in lines if words[:1] == ["wrote"]}


def test_only_what_is_outdated_is_made_and_that_in_one_call(make: Make) -> None:
    for number in range(5):
        write(f"a{number}.md")
    make()
    write("a1.md", "It happened again.\n")
    write("a3.md", "It happened again.\n")

    result = make()

    assert exports(result) == 1
    assert {Path(name).name[:2] for name in made(result)} == {"a1", "a3"}


@pytest.mark.parametrize(("asked", "told"), [(("-j3",), "-j3"), ((), "export")])
def test_brief_works_on_as_many_articles_at_once_as_make_may(
    asked: tuple[str, ...], told: str, make: Make
) -> None:
    write("one.md")

    (line,) = [line for line in make(*asked).stdout.splitlines() if " export " in line]

    assert told in line.split()
    assert ("-j" in line) is bool(asked)


def test_articles_in_folders_go_to_the_same_folders(make: Make) -> None:
    for name in ("one.md", "north/one.md", "north/far/two.md"):
        Path("articles", name).parent.mkdir(parents=True, exist_ok=True)
        write(name)

    assert exports(make("-j2")) == 1
    assert Path("output/one.pdf").is_file()
    assert Path("output/north/one-summary.docx").is_file()
    assert Path("output/north/far/two.pdf").is_file()
    assert exports(make()) == 0
    Path("output/north/far/two.pdf").unlink()
    assert made(make()) == {"output/north/far/two.pdf"}
    assert exports(make("output/north/one.pdf")) == 1
    assert exports(make("output/north/one.pdf")) == 0


@pytest.mark.parametrize(
    "flags",
    ["--profile press", "--edition summary", "--format docx --format pdf", "--edition=brief -q"],
)
def test_whatever_the_flags_make_is_up_to_date_when_it_is_made(flags: str, make: Make) -> None:
    write("one.md")
    write("two.md")

    assert exports(make(f"BRIEF_FLAGS={flags}")) == 1
    assert exports(make(f"BRIEF_FLAGS={flags}")) == 0
    assert make("--question", f"BRIEF_FLAGS={flags}").returncode == 0
    write("two.md", "It happened again.\n")
    assert exports(make(f"BRIEF_FLAGS={flags}")) == 1


@pytest.mark.parametrize("name", ["two words.md", "tab\there.md", "50%.md", "a*.md", "[x].md"])
def test_a_name_that_make_cannot_hold_is_refused_aloud(name: str, make: Make) -> None:
    write("one.md")
    write(name)

    result = make()

    assert result.returncode == 2
    assert "make cannot hold the name of" in result.stderr
    assert not Path("output/one.pdf").exists()


def test_a_folder_with_a_blank_is_refused_aloud(make: Make) -> None:
    result = make("ARTICLES=my articles")

    assert result.returncode == 2
    assert "without blanks" in result.stderr


def test_a_picture_that_was_missing_and_one_moved_into_place_are_noticed(make: Make) -> None:
    write("one.md", "picture: dot.png\n")
    make()
    Path("elsewhere.png").touch()
    os.utime("elsewhere.png", (1, 1))
    Path("elsewhere.png").rename("articles/dot.png")

    assert exports(make()) == 1
    assert exports(make()) == 0


def test_a_file_that_somebody_changed_is_made_again(make: Make) -> None:
    write("one.md")
    make()
    before = Path("output/one.pdf").read_bytes()
    Path("output/one.pdf").write_text("changed")

    assert made(make()) == {"output/one.pdf"}
    assert Path("output/one.pdf").read_bytes() == before
    assert exports(make()) == 0


@pytest.mark.parametrize("option", ["--template=desk", "-q --template desk"])
def test_a_new_template_in_the_folder_of_the_flags_is_noticed(option: str, make: Make) -> None:
    write("one.md")
    Path("desk").mkdir()
    flags = f"BRIEF_FLAGS={option}"
    assert exports(make(flags)) == 1
    assert exports(make(flags)) == 0
    Path("desk/brief.html").touch()

    assert exports(make(flags)) == 1


def test_what_was_made_of_an_article_that_has_another_name_can_be_cleaned_away(make: Make) -> None:
    write("one.md")
    write("old.md")
    Path("articles/deep").mkdir()
    write("deep/gone.md")
    make()
    Path("articles/old.md").rename("articles/new.md")
    Path("articles/deep/gone.md").unlink()
    Path("output/old.docx").write_text("changed by hand")
    Path("output/mine.pdf").touch()
    make()

    result = make("briefs-clean")

    assert result.returncode == 0, result.stderr
    left = {str(path) for path in Path("output").rglob("*") if ".brief" not in str(path)}
    kept = {"output/mine.pdf", "output/old.docx"}
    assert left == kept | {
        f"output/{stem}{edition}.{ending}"
        for stem in ("one", "new")
        for edition in ("", "-summary")
        for ending in ("pdf", "docx")
    }
    assert "kept output/old.docx" in result.stderr


def test_in_a_project_too_only_what_was_made_of_articles_that_are_gone_is_cleaned_away(
    make: Make,
) -> None:
    Path("brief.toml").write_text('articles = ["articles/*.md"]\nformats = ["pdf"]\n')
    write("one.md")
    gone = write("gone.md")
    assert make().returncode == 0
    gone.unlink()

    result = make("briefs-clean")

    assert result.returncode == 0, result.stderr
    assert {path.name for path in Path("output").glob("*.pdf")} == {"one.pdf", "one-summary.pdf"}
