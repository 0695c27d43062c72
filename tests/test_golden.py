"""Golden pages: what every page of every theme looked like when somebody last approved of it.

After a wanted change, `BRIEF_GOLDEN=write make test TESTS=tests/test_golden.py` takes the new
pages; look at each before you commit it.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from tests.support.samples import HARBOUR, THEMES, pdf_of

GOLDEN = Path(__file__).parent / "data" / "golden"
SCALE = 100 / 72
GREYS = 16  # in which pages are kept
STRIP = 12  # dots: two thirds of a line of text
TOLERANCE = 8.0  # mean difference of a strip's dots, of 255; that of a moved line is above 15


def pages_of(pdf: bytes) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        for page in document:
            shown: Image.Image = page.render(scale=SCALE).to_pil()
            yield shown.convert("L").quantize(GREYS)
    finally:
        document.close()


def worst_strip(page: Image.Image, golden: Image.Image) -> float:
    """The mean difference of the strip of two pages that differs most."""
    difference = ImageChops.difference(page.convert("L"), golden.convert("L"))
    width, height = difference.size
    strips = (
        difference.crop((0, top, width, min(top + STRIP, height)))
        for top in range(0, height, STRIP)
    )
    return max(ImageStat.Stat(strip).mean[0] for strip in strips)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("edition", ["brief", "summary"])
def test_every_page_looks_as_it_was_approved(edition: str, theme: str) -> None:
    made = list(pages_of(pdf_of(HARBOUR, edition, theme)))
    paths = [GOLDEN / f"{theme}-{edition}-{number}.png" for number, _ in enumerate(made, start=1)]
    if os.environ.get("BRIEF_GOLDEN") == "write":
        for page, path in zip(made, paths, strict=True):
            page.save(path, optimize=True)
    assert sorted(GOLDEN.glob(f"{theme}-{edition}-*.png")) == sorted(paths)
    for page, path in zip(made, paths, strict=True):
        with Image.open(path) as golden:
            assert page.size == golden.size
            assert worst_strip(page, golden) < TOLERANCE, path.name


def test_a_line_that_moved_by_a_line_is_seen() -> None:
    page = next(pages_of(pdf_of(HARBOUR, "brief", "newsroom")))
    moved = page.copy()
    column = page.crop((60, 900, 400, 918))
    moved.paste(page.crop((60, 918, 400, 936)), (60, 900))
    moved.paste(column, (60, 918))
    assert worst_strip(page, moved) > TOLERANCE
