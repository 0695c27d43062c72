"""docs/languages.md shows a page of every language that the tests export."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures" / "languages"
MOST_BYTES = 2_000_000


def test_the_page_is_made_of_the_articles_and_the_table_of_scripts() -> None:
    made = subprocess.run(
        [sys.executable, ROOT / "setup" / "languages"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    assert (ROOT / "docs" / "languages.md").read_text("utf-8") == made.stdout, "make docs"


def test_every_article_has_a_small_picture_and_no_other_has() -> None:
    articles = {path.stem for path in (ROOT / "tests" / "data" / "languages").glob("*.md")}
    pictures = {path.stem: path for path in PICTURES.iterdir()}

    assert set(pictures) == articles
    assert sum(path.stat().st_size for path in pictures.values()) < MOST_BYTES
    for path in pictures.values():
        with Image.open(path) as picture:
            assert picture.mode == "P", path.name
