"""What is amiss in a file, and what PDF and DOCX are both judged by, in the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from exporter.article import Article
from exporter.article.language import plain_tag
from exporter.compose.view import View
from exporter.styled import Colour


@dataclass(frozen=True)
class Finding:
    """One thing that is amiss: a sentence, and where.

    `where` is a page, from 1, or the path of a part of a DOCX; `None` for the file as a whole.
    `picture` is the picture that it is about, by its width and height in points.
    """

    message: str
    where: int | str | None = None
    picture: tuple[float, float] | None = None


LONGEST = 40


def quoted(words: str) -> str:
    """The beginning of some words, in quotation marks."""
    tidy = " ".join(words.split())
    return f"“{tidy if len(tidy) <= LONGEST else tidy[: LONGEST - 1].rstrip() + '…'}”"


def differing(article: Article, *, title: str, authors: str, separator: str) -> Iterator[Finding]:
    """A finding for the title and for the authors where the article has others."""
    headline = View(article, None).title
    if title and title != headline:
        yield Finding(f"the title is “{title}”; the article's is “{headline}”")
    names = separator.join(author.name for author in article.byline)
    if authors != names:
        yield Finding(f"the authors are “{authors}”; the article's are “{names}”")


def other_language(said: str, article: Article | None) -> Iterator[Finding]:
    """A finding where a file says no language, or another one than its article is in."""
    if not said:
        yield Finding("the file does not say which language it is in")
    elif article and said.lower() != plain_tag(article.language).lower():
        told = f"the file says that its language is {said}"
        yield Finding(f"{told}; its article is in {article.language}")


def steps_amiss(
    headings: Iterable[tuple[int, int | str | None]], *, one_first: bool
) -> Iterator[Finding]:
    """What is wrong with the levels, from 1, of headings, each given with its page or part.

    `one_first` says that only one of them may be of level 1.
    """
    previous, firsts = 0, 0
    for level, where in headings:
        if level > previous + 1:
            yield Finding(f"a heading of level {level} follows {_after(previous)}", where)
        firsts += level == 1
        if one_first and level == 1 and firsts > 1:
            yield Finding("there is more than one heading of level 1", where)
        previous = level


def _after(level: int) -> str:
    return f"one of level {level}" if level else "no other heading"


TOLERANCE = 0.05  # points, as sizes are rounded
LEAST_LETTERS = 600  # by which to tell a body from titles and labels


def small_body(sizes: Counter[float], least: float) -> Iterator[Finding]:
    """A finding where most letters are smaller than the least, in points.

    `sizes` counts the letters of each size.
    """
    if sizes.total() < LEAST_LETTERS:
        return
    ((size, _),) = sizes.most_common(1)
    if size < least - TOLERANCE:
        yield Finding(f"most text is set in {size:g} pt, under {least:g} pt")


@lru_cache(maxsize=1024)
def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((one.luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)


def too_coarse(dpi: float, least: float) -> str:
    """What to say of a picture with too few dots an inch; the same for PDF and DOCX."""
    return f"a picture has {dpi:.0f} dpi at its size, under {least:.0f} dpi"
