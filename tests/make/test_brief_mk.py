"""`brief.mk`: what a publishing workflow gets from GNU make, with the real `brief`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from exporter import resources
from exporter.readers import READERS

Make = Callable[..., subprocess.CompletedProcess[str]]

ARTICLE = "headline: News of the day\nlede: It happened in {place}.\n"
FUTURE = 4_000_000_000


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """`make("-j2")` in a folder with a Makefile that includes the rules, and with `articles/`."""
    monkeypatch.chdir(tmp_path)
    Path("articles").mkdir()
    Path("Makefile").write_text(
        f"BRIEF := {sys.executable} -m exporter\n"
        f"all: briefs\ninclude {resources.makefile()}\n"
    )  # fmt: skip

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["make", *arguments], capture_output=True, text=True, timeout=300, check=False
        )

    return run


def write(name: str, place: str = "Geneva") -> Path:
    """An article in `articles/`."""
    path = Path("articles", name)
    path.write_text(ARTICLE.format(place=place))
    return path


def exports(result: subprocess.CompletedProcess[str]) -> int:
    """How often make ran `brief export`."""
    assert result.returncode == 0, result.stderr
    return result.stdout.count(" export ")


def test_every_article_becomes_four_files_in_one_run_each_even_in_parallel(make: Make) -> None:
    write("one.yaml")
    write("two.yaml")

    assert exports(make("-j4")) == 2
    assert {path.name for path in Path("output").glob("*.*")} == {
        f"{stem}{edition}.{ending}"
        for stem in ("one", "two")
        for edition in ("", "-summary")
        for ending in ("pdf", "docx")
    }
    assert make("--question").returncode == 0


def test_only_what_changed_is_made_again(make: Make) -> None:
    write("one.yaml")
    write("two.yaml")
    make("-j2")
    write("two.yaml", place="Vienna")

    assert exports(make()) == 1
    assert make("--question").returncode == 0


def test_what_comes_out_the_same_keeps_its_time_and_is_not_tried_twice(make: Make) -> None:
    article = write("one.yaml")
    make()
    os.utime("output/one.pdf", (1, 1))
    article.write_text(f"# A comment changes no page.\n{article.read_text()}")

    assert exports(make()) == 1
    assert Path("output/one.pdf").stat().st_mtime == 1
    assert make("--question").returncode == 0


def test_a_changed_picture_makes_its_article_again_and_a_deleted_one_does_not_stop_make(
    make: Make, picture: Path
) -> None:
    write("plain.yaml")
    illustrated = write("illustrated.yaml")
    figure = "sections: [{heading: Seen, blocks: [{type: figure, src: picture.png, alt: A dot}]}]\n"
    illustrated.write_text(illustrated.read_text() + figure)
    make("-j2")

    os.utime(picture, (FUTURE, FUTURE))
    assert exports(make("--dry-run")) == 1
    picture.unlink()
    assert exports(make()) == 1


@pytest.fixture
def picture(make: Make) -> Path:
    """A small picture beside the articles."""
    from PIL import Image

    path = Path("articles/picture.png")
    Image.new("RGB", (40, 30), "teal").save(path)
    return path


def test_other_flags_make_all_again(make: Make) -> None:
    write("one.yaml")
    make()

    assert exports(make("BRIEF_FLAGS=--theme think-tank")) == 1
    assert exports(make("BRIEF_FLAGS=--theme think-tank")) == 0


def test_a_deleted_file_is_made_again(make: Make) -> None:
    write("one.yaml")
    make()
    Path("output/one-summary.docx").unlink()

    assert exports(make()) == 1
    assert Path("output/one-summary.docx").is_file()


def test_a_failed_run_leaves_the_old_files_and_the_next_one_tries_again(make: Make) -> None:
    article = write("one.yaml")
    make()
    before = Path("output/one.pdf").read_bytes()
    article.write_text("headlin: News\n")

    assert make().returncode == 2
    assert make().returncode == 2
    assert Path("output/one.pdf").read_bytes() == before
    write("one.yaml", place="Vienna")
    assert exports(make()) == 1
    assert Path("output/one.pdf").read_bytes() != before


def test_one_bad_article_does_not_keep_make_from_the_others(make: Make) -> None:
    write("bad.yaml").write_text("headlin: News\n")
    write("good.yaml")

    assert make("--keep-going").returncode == 2
    assert Path("output/good.docx").is_file()


def test_an_article_that_is_gone_is_no_obstacle(make: Make) -> None:
    write("one.yaml")
    gone = write("gone.yaml")
    make("-j2")
    gone.unlink()

    assert make().returncode == 0


def test_an_article_that_moves_to_another_format_is_made_again(make: Make) -> None:
    article = write("one.yaml")
    make()
    article.rename("articles/one.yml")

    assert exports(make()) == 1


def test_two_articles_of_one_name_are_refused(make: Make) -> None:
    write("one.yaml")
    write("one.yml")

    result = make()

    assert result.returncode == 2
    assert "Two articles in articles have one name" in result.stderr


@pytest.mark.parametrize("stem", ["R&D", "it's", "a$b", "a#b", "a(b),c", "a=b", "«Überblick»"])
def test_names_that_make_can_hold_come_through(stem: str, make: Make) -> None:
    write(f"{stem}.yaml")

    assert exports(make("BRIEF_FLAGS=--format pdf")) == 1
    assert Path(f"output/{stem}.pdf").is_file()
    assert Path(f"output/.brief/{stem}.yaml.d").is_file()


def test_it_knows_every_ending_that_the_readers_know() -> None:
    rules = resources.makefile().read_text()
    (line,) = [line for line in rules.splitlines() if line.startswith("brief.endings :=")]

    known = {suffix.removeprefix(".") for row in READERS for suffix in row.suffixes}
    assert set(line.split()[2:]) == known


def test_a_new_folder_is_ready_for_make(make: Make) -> None:
    subprocess.run([sys.executable, "-m", "exporter", "new", "desk"], check=True)

    result = make("-C", "desk", "-j2", f"BRIEF={sys.executable} -m exporter")

    assert exports(result) == 2
    assert Path("desk/output/first-brief-summary.pdf").is_file()
