"""What is remembered of articles: a change of anything that went in is noticed, and no other."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from exporter.batch import Made, Order, Outcome, Style, Task, making, memory
from exporter.batch.records import FOLDER
from exporter.batch.stamps import TICK
from exporter.diagnostics import Place, warning

STYLE = Style("newsroom", None, (), None, False, "office", None, 300, None, None)
ORDER = Order(STYLE, ("brief",), ("pdf", "docx"))
WARNING = warning("odd", "looks odd", Place("articles/a.md", 3, 1), "mend it")
FITS = {"brief": {"pages": 2, "cut": [{"part": "faq.0", "file": None}]}}
KINDS = ["articles/a.md", "articles/img/dot.png", "desk/brief.html", "desk/own.css", "desk/own.ttf"]


class Desk:
    """A folder with one article of every kind of input, and what was made of it."""

    def __init__(self) -> None:
        for name in (*KINDS, "output/a.pdf", "output/a.docx"):
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"This is {name}.")
        targets = {("brief", form): Path("output", f"a.{form}") for form in ORDER.formats}
        self.task = Task("articles/a.md", targets, Path("output"))
        made = tuple(
            Made(*target, path, 2, hashlib.sha256(path.read_bytes()).hexdigest(), is_new=True)
            for target, path in targets.items()
        )
        self.outcome = Outcome(self.task.file, made, (WARNING,), tuple(KINDS), FITS)

    def remember(self, order: Order = ORDER, began: int | None = None) -> None:
        time.sleep(2 * TICK / 1e9)
        looked_for = [Path("articles/img/dot.png"), Path("articles/none.png"), Path("desk")]
        memory.remember(
            making.making_of(order), self.task, self.outcome, looked_for, began or time.time_ns()
        )

    def remembered(self, order: Order = ORDER) -> Outcome | None:
        return memory.remembered(order, [self.task]).get(self.task.file)

    @property
    def record(self) -> Path:
        (record,) = Path("output", FOLDER).iterdir()
        return record


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk()


def test_what_is_remembered_says_all_that_was_said_when_it_was_made(desk: Desk) -> None:
    assert desk.remembered() is None
    desk.remember()

    told = desk.remembered()

    old = tuple(dataclasses.replace(one, is_new=False) for one in desk.outcome.made)
    assert told == dataclasses.replace(desk.outcome, made=old)


@pytest.mark.parametrize("name", [*KINDS, "output/a.pdf"])
def test_a_file_that_is_only_touched_or_copied_is_unchanged(name: str, desk: Desk) -> None:
    desk.remember()
    path = Path(name)
    os.utime(path, (1, 1))
    assert desk.remembered()
    os.utime(path, (4e9, 4e9))
    assert desk.remembered()
    text = path.read_text()
    path.unlink()
    path.write_text(text)
    assert desk.remembered()


@pytest.mark.parametrize("name", [*KINDS, "output/a.pdf", "output/a.docx"])
def test_a_file_that_is_edited_renamed_or_deleted_is_noticed(name: str, desk: Desk) -> None:
    path = Path(name)
    changes: list[Callable[[], object]] = [
        lambda: path.write_text(path.read_text() + "!"),
        lambda: path.rename(path.with_name("other")),
        path.unlink,
    ]
    for change in changes:
        before = path.read_text()
        desk.remember()
        assert desk.remembered()
        change()
        assert desk.remembered() is None
        path.write_text(before)


@pytest.mark.parametrize("name", KINDS)
def test_an_edit_that_keeps_size_and_time_is_noticed(name: str, desk: Desk) -> None:
    desk.remember()
    path = Path(name)
    about = path.stat()
    path.write_text(path.read_text().upper())
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))

    assert desk.remembered() is None


@pytest.mark.parametrize("name", ["articles/none.png", "desk/new.html", "desk/deep/new.css"])
def test_what_was_looked_for_and_comes_to_be_is_noticed(name: str, desk: Desk) -> None:
    desk.remember()
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).touch()

    assert desk.remembered() is None


def test_a_link_that_leads_to_another_picture_is_noticed(desk: Desk) -> None:
    dot = Path("articles/img/dot.png")
    Path("articles/img/one.png").write_bytes(dot.read_bytes())
    Path("articles/img/two.png").write_bytes(dot.read_bytes())
    dot.unlink()
    dot.symlink_to("one.png")
    desk.remember()
    assert desk.remembered()
    dot.unlink()
    dot.symlink_to("two.png")

    assert desk.remembered() is None


@pytest.mark.parametrize(
    "changes",
    [{"editions": ("brief", "summary")}, {"strict": True}, {"pages": 3}, {"preflight": False}],
)
def test_other_options_make_other_files(changes: dict[str, object], desk: Desk) -> None:
    desk.remember()

    assert desk.remembered(dataclasses.replace(ORDER, **changes)) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("option", [field.name for field in dataclasses.fields(Style)])
def test_every_option_of_a_style_makes_other_files(option: str, desk: Desk) -> None:
    desk.remember()
    style = dataclasses.replace(STYLE, **{option: "another"})  # type: ignore[arg-type]

    assert desk.remembered(dataclasses.replace(ORDER, style=style)) is None


def test_another_epoch_makes_other_files(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.remember()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")

    assert desk.remembered() is None


def test_other_programs_make_other_files(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.remember()
    monkeypatch.setattr(making, "programs", lambda: {"brief": "another version"})

    assert desk.remembered() is None


def test_the_programs_are_ours_pythons_the_packages_and_what_sets_type() -> None:
    programs = making.programs()

    assert programs["package weasyprint"]
    assert any(name.startswith("libpango") for name in programs)


def test_our_own_code_counts_to_the_last_line(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("A = 1\n")
    before = making.code_in(tmp_path)
    (tmp_path / "a.py").write_text("A = 2\n")

    assert making.code_in(tmp_path) != before


def test_an_input_that_changed_while_the_article_was_made_is_not_trusted(desk: Desk) -> None:
    desk.remember(began=Path("desk/own.css").stat().st_ctime_ns - 1)

    assert desk.remembered() is None


def test_files_that_another_run_wrote_in_place_of_ours_are_not_taken_for_ours(desk: Desk) -> None:
    Path("output/a.pdf").write_text("This is output/b.pdf.")
    desk.remember()

    assert desk.remembered() is None


def test_an_article_is_hashed_once_after_it_was_touched(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.remember()
    os.utime("articles/a.md")
    time.sleep(2 * TICK / 1e9)
    assert desk.remembered()
    monkeypatch.setattr(memory, "hash_of", lambda *_: pytest.fail("it is hashed again"))

    assert desk.remembered()


def test_what_has_no_other_stamp_is_not_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.remember()
    monkeypatch.setattr(memory, "hash_of", lambda *_: pytest.fail("a file is read"))

    assert desk.remembered()


def test_all_may_move_together(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.remember()
    for folder in ("articles", "desk", "output"):
        (tmp_path / "moved").mkdir(exist_ok=True)
        Path(folder).rename(tmp_path / "moved" / folder)
    monkeypatch.chdir(tmp_path / "moved")

    assert desk.remembered()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"making": 1}', "\udcff", "[" * 100_000])
def test_a_record_that_is_none_is_no_obstacle(text: str, desk: Desk) -> None:
    desk.remember()
    desk.record.write_text(text, errors="surrogateescape")

    assert desk.remembered() is None
    desk.remember()
    assert desk.remembered()


def test_a_record_that_is_a_pipe_is_not_waited_for(desk: Desk) -> None:
    desk.remember()
    place = desk.record
    place.unlink()
    os.mkfifo(place)

    assert desk.remembered() is None


def test_a_record_says_nothing_of_another_article(desk: Desk) -> None:
    desk.remember()
    plain = json.loads(desk.record.read_text())
    desk.record.write_text(json.dumps({**plain, "article": "articles/b.md"}))

    assert desk.remembered() is None


def test_where_no_record_can_be_kept_the_files_are_made_all_the_same(desk: Desk) -> None:
    Path("output", FOLDER).touch()

    desk.remember()

    assert desk.remembered() is None
