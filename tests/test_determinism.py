"""Same article, same bytes: whatever the process, hash seed, time zone or locale."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from exporter.compose.view import View
from tests.support.samples import EVERYTHING, SUMMIT, article, exporter

SCRIPT = """
import hashlib, sys
from exporter import Exporter
for made in Exporter().export(sys.argv[1]).renditions:
    print(made.edition, made.format, hashlib.sha256(made.data).hexdigest())
"""


def digests(source: Path, **environment: str) -> list[str]:
    """The hashes of all renditions, made by a new process."""
    result = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(source)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout.splitlines()


@pytest.mark.parametrize("source", [SUMMIT, EVERYTHING], ids=["summit", "everything"])
def test_the_bytes_do_not_depend_on_process_hash_seed_time_zone_or_locale(source: Path) -> None:
    one = digests(source, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8")
    other = digests(source, PYTHONHASHSEED="77", TZ="America/New_York", LC_ALL="de_DE.UTF-8")
    assert len(one) == 4
    assert one == other


def test_the_bytes_do_not_depend_on_what_was_exported_before() -> None:
    def made(source: Path) -> Mapping[str, str]:
        export = exporter().export(source)
        return {one.name("x"): hashlib.sha256(one.data).hexdigest() for one in export.renditions}

    first = made(SUMMIT)
    made(EVERYTHING)
    assert made(SUMMIT) == first


def test_an_undated_article_takes_its_date_from_source_date_epoch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert View(article()).modified == "2023-11-14T22:13:20+00:00"
    assert View(article(published="2026-03-31")).modified == "2026-03-31"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert View(article()).modified == ""
