"""Every link of the documents leads to a file that is there, and to a heading in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *(ROOT / "styles").rglob("README.md"),
]


@cache
def tokens(document: Path) -> tuple[Token, ...]:
    """The parts of a document, as a forge reads it; those within lines too."""
    read = MarkdownIt("commonmark").enable("table").parse(document.read_text("utf-8"))
    return tuple(part for token in read for part in (token, *(token.children or ())))


def links(document: Path) -> Iterator[str]:
    """What the links and pictures of a document lead to, but for other sites."""
    for token in tokens(document):
        address = str(token.attrs.get("href") or token.attrs.get("src") or "")
        if address and not re.match(r"[a-z]+:", address):
            yield address


def anchor(heading: str) -> str:
    """The name that forges, and our site, give to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@cache
def anchors(document: Path) -> frozenset[str]:
    """The names of a document's headings."""
    parts = tokens(document)
    return frozenset(
        anchor("".join(child.content for child in parts[at + 1].children or ()))
        for at, token in enumerate(parts)
        if token.type == "heading_open"
    )


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    for link in links(document):
        name, _, heading = link.partition("#")
        target = (document.parent / name).resolve() if name else document
        assert target.exists(), link
        assert not heading or heading in anchors(target), link


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, next_ones = set[Path](), [ROOT / "README.md"]
    while next_ones:
        page = next_ones.pop()
        reached.add(page)
        targets = {(page.parent / link.partition("#")[0]).resolve() for link in links(page)}
        next_ones += [
            target for target in targets if target.suffix == ".md" and target not in reached
        ]

    assert [page for page in DOCUMENTS if page not in reached] == []
