"""Articles that travel: to workers that share no folder, and their files on to an address."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from PIL import Image

from exporter import Exporter
from exporter.batch import Order, Outcome, Style, Task
from exporter.batch.addresses import check_address, is_address, sent_to
from exporter.batch.distant import Run, apart, done, end, run_from_here
from exporter.batch.order import Targets
from exporter.batch.parcels import (
    Parcel,
    from_folder,
    parcel_of,
    parcel_of_style,
    task_from_folder,
)
from exporter.diagnostics import ArticleError, UsageError

STYLE = Style(
    theme="newsroom",
    paper=None,
    styles=(Path("looks/own.css"),),
    templates=None,
    trust_templates=False,
    profile="office",
    icc=None,
    image_dpi=300,
    fields=None,
    root=None,
)
ORDER = Order(STYLE, ("brief",), ("pdf", "docx"))
TARGETS: Targets = {("brief", form): Path(f".brief/out/sub/a.{form}") for form in ORDER.formats}
TASK = Task("articles/a.md", TARGETS, Path(".brief/out"))
ARTICLE = """\
# A picture travels

It goes with the words.

![A dot of red](dot.png)

The end is near, and nobody minds.
"""


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A client's folder, which is the working one, with an article and a house style."""
    folder = tmp_path / "client"
    (folder / "articles").mkdir(parents=True)
    (folder / "looks").mkdir()
    (folder / "articles/a.md").write_text(ARTICLE)
    Image.new("RGB", (300, 300), "red").save(folder / "articles/dot.png")
    (folder / "looks/own.css").write_text('@import "more.css"; h1 { color: #123456 }')
    (folder / "looks/more.css").write_text("p { color: #654321 }")
    monkeypatch.chdir(folder)
    yield folder
    end(run_from_here("the run", ORDER))
    MemoryFileSystem.store.clear()


def run_to(address: str, order: Order = ORDER) -> Run:
    """A run whose files go to an address."""
    looks = order.style.exporter().looks(order.editions)
    style = parcel_of_style(order.style, looks)
    run = run_from_here("the run", from_folder(order))
    return replace(run, output=address, style=style)


def names(parcel: Parcel, folder: Path) -> set[str]:
    """What is in a parcel, by its names from a folder."""
    return {os.path.relpath(path, folder) for path in parcel}


def test_an_article_travels_with_its_pictures_and_a_style_with_what_it_imports(desk: Path) -> None:
    assert names(parcel_of(ORDER, TASK, apart), desk) == {"articles/a.md", "articles/dot.png"}
    assert names(run_to("memory://").style, desk) == {"looks/own.css", "looks/more.css"}


def test_where_nothing_is_shared_the_same_bytes_are_made(
    desk: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    here = Exporter(styles=STYLE.styles).export(TASK.file, editions=["brief"])
    run, parcel = run_to("memory://news/today/"), parcel_of(ORDER, TASK, apart)
    monkeypatch.chdir(tmp_path)
    desk.rename("gone")

    outcome = done(run, TASK, parcel)

    assert isinstance(outcome, Outcome)
    assert outcome.diagnostics == here.diagnostics
    assert outcome.inputs[:2] == ("articles/a.md", "articles/dot.png")
    assert [one.path for one in outcome.made] == [
        "memory://news/today/sub/a.pdf",
        "memory://news/today/sub/a.docx",
    ]
    for one, made in zip(here.renditions, outcome.made, strict=True):
        assert fsspec.open(str(made.path)).open().read() == one.data
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gone"]


def test_an_article_leaves_nothing_for_the_next_one(desk: Path) -> None:
    run, parcel = run_to("memory://news"), parcel_of(ORDER, TASK, apart)
    done(run, TASK, parcel)
    (alone,) = [{path: data} for path, data in parcel.items() if path.endswith(".md")]

    outcome = done(run, TASK, alone)

    assert isinstance(outcome, Outcome)
    assert "image-missing" in [one.code for one in outcome.diagnostics]


def test_what_cannot_be_exported_does_not_travel(desk: Path) -> None:
    Path("articles/a.md").write_text("")

    with pytest.raises(ArticleError):
        parcel_of(ORDER, TASK, apart)


def test_names_from_the_root_become_names_from_the_folder(desk: Path) -> None:
    style = replace(STYLE, styles=(desk / "looks/own.css",), theme=str(desk / "looks/more.css"))

    moved = from_folder(replace(ORDER, style=style)).style

    assert (moved.styles, moved.theme) == (STYLE.styles, "looks/more.css")
    assert task_from_folder(replace(TASK, file=str(desk / "articles/a.md"))) == TASK


def test_an_address_that_cannot_be_written_to_is_told_of_the_article(
    desk: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()

    outcome = done(run_to(f"file://{tmp_path}/file"), TASK, parcel_of(ORDER, TASK, apart))

    assert isinstance(outcome, Outcome)
    assert (outcome.exit_code, outcome.made) == (6, ())
    assert outcome.diagnostics[-1].code == "cannot-write"


def test_where_one_file_cannot_be_written_none_is_there(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        sent_to(f"file://{tmp_path}", {"a": b"1", "b": None})  # type: ignore[dict-item]

    assert list(tmp_path.iterdir()) == []


def test_only_what_somebody_can_write_to_is_an_address() -> None:
    assert is_address("s3://bucket/folder")
    assert not is_address("s3:/bucket")
    check_address("memory://out")
    with pytest.raises(UsageError, match="nowhere"):
        check_address("nowhere://out")
