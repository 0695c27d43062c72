"""The sample article as others get it, each in its own language, in the same words and fonts.

As a program it writes all of that into a folder: `python -m bench.speed.peers FOLDER`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import raw
from bench.sample import ARTICLE
from bench.speed.pytypst import typst_source
from exporter import read
from exporter.article import Article
from exporter.article.blocks import Block, Paragraph
from exporter.readers.reader_table import speller_of

Piece = tuple[str, str]
"""`title`, `heading`, `text` or `point`, and what it says."""


def pieces(article: Article) -> Iterator[Piece]:
    """The sample from top to bottom."""
    yield "title", article.headline or ""
    yield "text", article.lede or ""
    yield from (("point", point) for point in article.key_points)
    for section in article.sections:
        yield "heading", section.heading or ""
        yield from _texts(section.blocks)
    yield "heading", "Summary"
    yield from _texts(article.summary)
    for item in article.faq:
        yield "heading", item.question or ""
        yield from _texts(item.answer)


def _texts(blocks: Sequence[Block]) -> Iterator[Piece]:
    yield from (("text", block.text) for block in blocks if isinstance(block, Paragraph))


def markdown() -> str:
    """The sample as pandoc reads it."""
    spell = speller_of("brief.md")
    assert spell
    return spell(read(ARTICLE))


def linked_page() -> str:
    """The brief's HTML with links to its stylesheets, for a browser."""
    links = "".join(
        f'<link rel="stylesheet" href="{sheet.resolve().as_uri()}">' for sheet in raw.SHEETS
    )
    return raw.page().replace("<body", f"<head>{links}</head><body", 1)


def main() -> None:
    """Write what each is given."""
    folder = Path(sys.argv[1])
    (folder / "page.html").write_text(raw.page(), encoding="utf-8")
    (folder / "linked.html").write_text(linked_page(), encoding="utf-8")
    (folder / "brief.md").write_text(markdown(), encoding="utf-8")
    said = list(pieces(read(ARTICLE)))
    (folder / "pieces.json").write_text(json.dumps(said), encoding="utf-8")
    (folder / "brief.typ").write_bytes(typst_source(said))


if __name__ == "__main__":
    main()
