"""Articles that grow: the Markdown of one of so many pages, rows, notes, figures or paragraphs.

Every paragraph has its own words, so that nothing is quick because it was seen before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

WORDS = tuple(
    """
    committee report budget harbour bridge winter council railway teacher measure letter river
    question market garden engine paper minister village school network result season office
    """.split()  # noqa: SIM905  a list of strings hides them
)
HEAD = """\
# What grows in this article

It was written to be measured.

"""


def sentence(number: int, length: int) -> str:
    """So many words, other ones for each number."""
    words = (WORDS[(number * 7 + place * (1 + number % 5)) % len(WORDS)] for place in range(length))
    return f"{' '.join(words).capitalize()} {number}."


def pages(count: int, _: Path) -> Iterator[str]:
    """A heading and four paragraphs, which fill about a page of the brief."""
    for page in range(count):
        yield f"## Heading {page}"
        for part in range(4):
            yield sentence(4 * page + part, 85)


def rows(count: int, _: Path) -> Iterator[str]:
    """One table of four columns."""
    body = (
        f"| Row {row} | {sentence(row, 4)} | {row * 17} | {row / 8:.2f} |" for row in range(count)
    )
    yield "\n".join(("| Name | What it says | Number | Share |", "|---|---|--:|--:|", *body))


def notes(count: int, _: Path) -> Iterator[str]:
    """Paragraphs that each call a footnote."""
    for note in range(count):
        yield f"{sentence(note, 30)}[^{note}]"
    for note in range(count):
        yield f"[^{note}]: {sentence(note, 12)}"


def figures(count: int, folder: Path) -> Iterator[str]:
    """Pictures, each another one, with a paragraph between."""
    from PIL import Image  # the bench itself must stay small

    for figure in range(count):
        name = f"figure-{figure}.png"
        colour = (figure * 7 % 256, figure * 13 % 256, figure * 29 % 256)
        Image.new("RGB", (600, 400), colour).save(folder / name, dpi=(300, 300))
        yield f"![Figure {figure}]({name})"
        yield sentence(figure, 40)


def paragraphs(count: int, _: Path) -> Iterator[str]:
    """Paragraphs of a line or two."""
    for paragraph in range(count):
        yield sentence(paragraph, 12)


PARTS: dict[str, tuple[Callable[[int, Path], Iterator[str]], int]] = {
    "pages": (pages, 300),
    "table rows": (rows, 1000),
    "notes": (notes, 500),
    "figures": (figures, 200),
    "paragraphs": (paragraphs, 5000),
}
"""What grows, and how far; it is measured at a quarter, a half and the whole of it."""


def write(kind: str, count: int, folder: Path) -> Path:
    """Write an article with so many of a kind, and its pictures, into a folder."""
    parts = PARTS[kind][0](count, folder)
    article = folder / "growing.md"
    article.write_text(HEAD + "\n\n".join(parts) + "\n", encoding="utf-8")
    return article
