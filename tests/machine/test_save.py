"""Files are written whole, as a set, and only when their bytes change."""

from __future__ import annotations

import errno
import os
import resource
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from exporter.diagnostics import FileError
from exporter.machine.save import HINTS, save, save_all

LONG_AGO = (1_000_000_000, 1_000_000_000)


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """The system refuses to write past `size` bytes, as a full disk would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_new_file_is_written_in_a_folder_that_is_made(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "er" / "brief.pdf"

    assert save(target, b"%PDF")
    assert target.read_bytes() == b"%PDF"


def test_unchanged_bytes_keep_their_modification_time(tmp_path: Path) -> None:
    target = tmp_path / "brief.pdf"
    target.write_bytes(b"same")
    os.utime(target, LONG_AGO)

    assert not save(target, b"same")
    assert target.stat().st_mtime == LONG_AGO[1]


def test_bytes_of_the_same_length_but_other_content_are_written(tmp_path: Path) -> None:
    target = tmp_path / "brief.pdf"
    target.write_bytes(b"some")

    assert save(target, b"same")
    assert target.read_bytes() == b"same"


def test_a_new_file_has_the_permissions_that_the_umask_allows(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        save(tmp_path / "brief.pdf", b"x")
    finally:
        os.umask(old)

    assert stat.S_IMODE((tmp_path / "brief.pdf").stat().st_mode) == 0o640


def test_a_reader_of_the_old_file_never_sees_half_of_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "brief.pdf"
    target.write_bytes(b"old")
    with target.open("rb") as reader:
        save(target, b"new and longer")
        assert reader.read() == b"old"


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    link = tmp_path / "link.pdf"
    link.symlink_to("real.pdf")

    save(link, b"new")

    assert link.is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    save(pipe, b"sent on")

    assert os.read(reader, 100) == b"sent on"
    assert pipe.is_fifo()
    os.close(reader)


def test_a_full_disk_leaves_the_old_file_and_says_so(tmp_path: Path) -> None:
    target = tmp_path / "brief.pdf"
    target.write_bytes(b"old")

    with no_file_larger_than(1000), pytest.raises(FileError, match=r"brief\.pdf cannot be written"):
        save(target, bytes(5000))

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_when_one_file_of_a_set_cannot_be_written_none_is(tmp_path: Path) -> None:
    small, large = tmp_path / "small.pdf", tmp_path / "large.pdf"
    small.write_bytes(b"old")

    with no_file_larger_than(1000), pytest.raises(FileError):
        save_all({small: b"new", large: bytes(5000)})

    assert small.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [small]


def test_a_folder_in_the_way_spoils_no_other_file_of_the_set(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").mkdir()

    with pytest.raises(FileError) as caught:
        save_all({tmp_path / "a.pdf": b"a", tmp_path / "b.pdf": b"b"})

    assert caught.value.hint == "a folder has that name"
    assert not (tmp_path / "a.pdf").exists()


def test_a_file_where_a_folder_should_be_is_named_in_the_hint(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("not a folder")

    with pytest.raises(FileError) as caught:
        save(tmp_path / "output" / "sub" / "brief.pdf", b"x")

    assert caught.value.hint == "a part of that path is a file, not a folder"


def test_a_disk_that_is_full_only_at_the_end_leaves_no_hidden_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(FileError) as caught:
        save(tmp_path / "brief.pdf", b"x")

    assert caught.value.hint == "free some space on the disk, or write to another one"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", sorted(HINTS))
def test_a_folder_that_takes_no_file_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """As a file system that is read-only, or full of files, says it; the old files stay."""
    (tmp_path / "a.pdf").write_bytes(b"old")
    real = os.open

    def refuse(path: str | Path, flags: int, *mode: int) -> int:
        if flags & os.O_CREAT:
            raise OSError(number, os.strerror(number))
        return real(path, flags, *mode)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(FileError) as caught:
        save_all({tmp_path / "a.pdf": b"new", tmp_path / "b.pdf": b"new"})

    assert (caught.value.exit_code, caught.value.hint) == (6, HINTS[number])
    assert caught.value.message == f"{tmp_path / 'a.pdf'} cannot be written: {os.strerror(number)}"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.pdf": b"old"}


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    assert save(tmp_path / f"{'n' * 250}.pdf", b"x")
    with pytest.raises(FileError) as caught:
        save(tmp_path / f"{'n' * 252}.pdf", b"x")

    assert caught.value.hint == "give the article, or its folder, a shorter name"


def test_the_changed_files_of_a_set_are_told(tmp_path: Path) -> None:
    same, other = tmp_path / "same.pdf", tmp_path / "other.pdf"
    same.write_bytes(b"same")

    assert save_all({same: b"same", other: b"other"}) == (other,)


def test_whatever_cannot_be_written_has_a_hint() -> None:
    for path in (Path("/proc/brief/a.pdf"), Path("a\0b.pdf")):
        with pytest.raises(FileError) as caught:
            save(path, b"a")

        assert caught.value.hint
