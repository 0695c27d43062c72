"""What is written of a PDF is worked out once."""

from __future__ import annotations

import zlib
from collections import Counter

import pydyf
import pytest

from tests.support.samples import SUMMIT, exporter


def test_each_stream_of_a_file_is_deflated_once(monkeypatch: pytest.MonkeyPatch) -> None:
    deflated: Counter[bytes] = Counter()
    begin = zlib.compressobj

    class Counting:
        """zlib as pydyf uses it, which notes what it is given."""

        def __init__(self, level: int) -> None:
            self._own = begin(level)
            self.flush = self._own.flush

        def compress(self, data: bytes) -> bytes:
            if data.startswith(b"1 0 0 -1 0"):  # a page's own content
                deflated[data] += 1
            return self._own.compress(data)

    monkeypatch.setattr(pydyf.zlib, "compressobj", Counting)
    exporter().export(SUMMIT, editions=["summary"], formats=["pdf"], preflight=False)
    assert list(deflated.values()) == [1]
