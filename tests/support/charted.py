"""Articles with charts, and their drawings."""

from __future__ import annotations

import functools
import io
from collections.abc import Sequence
from typing import Any

from PIL import Image

from exporter.article import Article
from exporter.compose.view import View
from exporter.drawings.artwork import Drawings, drawings_of
from exporter.drawings.looks import Looks, looks_of
from exporter.style.design import Design
from exporter.styled import Drawing
from tests.support import samples
from tests.support.samples import HOUSE

PART = "sections.0.blocks.0"
ROOT = {"lang": "en", "data-edition": "brief", "data-paper": "a4"}
WEEKS = (("1", "310", "402"), ("2", "310", "455"), ("3", "295", "1,120"))


@functools.cache
def design(theme: str = HOUSE) -> Design:
    """One design a theme, for the whole test run."""
    return Design(theme)


def looks(theme: str = HOUSE) -> Looks:
    """How a theme wants drawings."""
    return looks_of(ROOT, "brief", design(theme))


def charted(
    kind: str,
    rows: Sequence[Sequence[str]] = WEEKS,
    header: Sequence[str] = ("Week", "Saved", "Spent elsewhere"),
    **fields: Any,
) -> Article:
    """An article whose only block is a chart."""
    table = {"type": "table", "header": header[: len(rows[0])], "rows": rows, "chart": kind}
    return samples.article(sections=[{"heading": "Money", "blocks": [table]}], **fields)


def drawings(article: Article, house: Design | None = None) -> Drawings:
    """All that is drawn for the brief of an article."""
    house = house or design()
    return drawings_of(View(article, "a4"), "brief", house)


def chart(kind: str, *args: Any, theme: str = HOUSE) -> Drawing:
    """The drawing of a chart."""
    return drawings(charted(kind, *args), design(theme)).by_part[PART]


def pixels(drawing: Drawing) -> Image.Image:
    """A drawing on white paper, at 300 dots per inch."""
    with Image.open(io.BytesIO(drawing.png)) as image:
        paper = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB")
