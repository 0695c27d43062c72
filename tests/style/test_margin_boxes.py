"""What a house puts in the middle of a page's edge has room beside what is ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter import Exporter
from tests.support import pages
from tests.support.samples import HOUSE, article

FOLIO = '{ content: "Page " counter(page) " of " counter(pages) }'
LONG = "What a city learns when its buses stop, and who pays for it in the end of all"


@pytest.mark.parametrize("place", ["bottom-center", "top-center"])
def test_a_centred_folio_stands_on_one_line(tmp_path: Path, place: str) -> None:
    path = tmp_path / "house.css"
    path.write_text(f"@page {{ @{place} {FOLIO} }}", encoding="utf-8")
    texts = ["A paragraph of the text. " * 60] * 12
    source = article(headline=LONG, sections=[{"blocks": texts}])
    made = Exporter(theme=HOUSE, styles=[path]).export(source, editions=["brief"], formats=["pdf"])
    lines = {line.text for line in pages.lines(made.renditions[0].data)}
    count = made.renditions[0].pages
    assert {f"Page {number} of {count}" for number in range(1, count + 1)} <= lines
    assert f"2 / {count}" in lines
