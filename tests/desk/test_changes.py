"""A folder is watched by what it is, and not by its name alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Event, Thread

import pytest

from exporter.desk.changes import changes
from exporter.desk.watched_folders import watched

PATIENCE = 30  # seconds; a busy machine is slow
TIMES = 120  # a quarter of a second each


@contextmanager
def told(folder: Path) -> Iterator[Callable[[Path], bool]]:
    """A function that waits until a file that is saved again and again is told as changed."""
    ended, found = Event(), Queue[frozenset[str]]()

    def watch() -> None:
        for one in changes(lambda: watched([folder], (), ()), ended):
            found.put(one)

    def hears(file: Path) -> bool:
        count = 0
        while True:
            count += 1
            assert count < TIMES, f"{file} is not watched"
            file.write_text(str(count))
            while not found.empty():
                if str(file) in found.get():
                    return True
            ended.wait(0.25)

    thread = Thread(target=watch)
    thread.start()
    yield hears
    ended.set()
    thread.join(PATIENCE)


def deleted_and_copied(folder: Path) -> None:
    """As `rm -rf` and `cp -r`."""
    shutil.copytree(folder, folder.with_name("copy"))
    shutil.rmtree(folder)
    shutil.copytree(folder.with_name("copy"), folder)


def moved_away_for_another(folder: Path) -> None:
    """As `mv old; mv new`."""
    shutil.copytree(folder, folder.with_name("new"))
    folder.rename(folder.with_name("old"))
    folder.with_name("new").rename(folder)


def deleted_for_a_while(folder: Path) -> None:
    """As `git checkout` of a branch without it, and back."""
    shutil.rmtree(folder)
    Event().wait(0.5)
    folder.mkdir()


@pytest.mark.parametrize(
    "replace", [deleted_and_copied, moved_away_for_another, deleted_for_a_while]
)
@pytest.mark.parametrize("is_top", [True, False], ids=["top", "below"])
def test_a_folder_of_the_same_name_is_watched_in_its_place(
    tmp_path: Path, replace: Callable[[Path], None], is_top: bool
) -> None:
    top = tmp_path / "watched"
    folder = top if is_top else top / "articles"
    folder.mkdir(parents=True)
    with told(top) as hears:
        assert hears(folder / "a.md")

        replace(folder)

        assert hears(folder / "b.md")


def test_the_working_folder_may_be_replaced_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    with told(Path()) as hears:
        assert hears(folder / "a.md")

        deleted_for_a_while(folder)

        assert hears(folder / "b.md")
        assert Path.cwd().samefile(folder)


def test_what_is_saved_behind_a_name_that_is_no_utf_8_is_told(tmp_path: Path) -> None:
    """Once nothing was any more: the watcher cannot read such a name."""
    with told(tmp_path) as hears:
        assert hears(tmp_path / "one.md")
        (tmp_path / os.fsdecode(b"caf\xe9.md")).write_text("")
        assert hears(tmp_path / "two.md")
