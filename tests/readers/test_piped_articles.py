"""Articles that come through a pipe with a name, as shells make them of `<(call)`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from exporter.diagnostics import FileError
from exporter.readers.files import bytes_of


def test_a_pipe_that_nobody_writes_into_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "a.md"
    os.mkfifo(pipe)

    with pytest.raises(FileError) as caught:
        bytes_of(pipe)

    assert caught.value.hint == "start its writer first, or name a file"


def test_what_somebody_writes_into_a_pipe_is_read() -> None:
    reader, writer = os.pipe()
    os.write(writer, b"Ships wait.")
    os.close(writer)

    assert bytes_of(Path(f"/dev/fd/{reader}")) == b"Ships wait."
    os.close(reader)
