"""Golden pages: what the first pages looked like when somebody last approved of them.

After a wanted change, `BRIEF_GOLDEN=write make test TESTS=tests/test_golden.py` takes the new
pages; look at each before you commit it.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from tests.support.samples import EVERYTHING, SUMMIT, THEMES, pdf_of

GOLDEN = Path(__file__).parent / "data" / "golden"
SCALE = 0.75  # 54 dots per inch: enough to see a box move or a colour change
TOLERANCE = 1.5  # mean difference of a pixel, of 255: rasterisers differ by less


def first_page(pdf: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        page: Image.Image = document[0].render(scale=SCALE).to_pil()
        return page.convert("L")
    finally:
        document.close()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("edition", ["brief", "summary"])
@pytest.mark.parametrize("source", [SUMMIT, EVERYTHING], ids=["summit", "everything"])
def test_the_first_page_looks_as_it_was_approved(source: Path, edition: str, theme: str) -> None:
    page = first_page(pdf_of(source, edition, theme))
    path = GOLDEN / f"{source.stem}-{edition}-{theme}.png"
    if os.environ.get("BRIEF_GOLDEN") == "write":
        page.save(path, optimize=True)
    with Image.open(path) as golden:
        difference = ImageChops.difference(page, golden.convert("L"))
    assert page.size == golden.size
    assert ImageStat.Stat(difference).mean[0] < TOLERANCE
