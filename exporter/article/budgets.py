"""Copy budgets: how long each part may be before the page suffers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exporter.article.article import Article
from exporter.article.blocks import DefinitionList, List, Paragraph, PullQuote, Table
from exporter.article.headline import sentences
from exporter.article.inline import plain
from exporter.article.parts import Section
from exporter.article.places import Loc, blocks, sections
from exporter.scripts.word_count import character_count, room_for, word_count

HEADLINE_CHARACTERS = 80
DECK_CHARACTERS = 700
KEY_POINTS = range(3, 8)
KEY_POINT_SENTENCES = 2
HEADING_WORDS = 6
HEADING_LEVELS = 2
SECTION_PARAGRAPHS = 3
PARAGRAPH_WORDS = 120
PULL_QUOTE_SENTENCES = 2
PULL_QUOTE_CHARACTERS = 250  # about five lines
BRIEF_WORDS = 1900


@dataclass(frozen=True)
class Overrun:
    """A part of the article that is over its budget: where in the model, and by how much."""

    code: str
    loc: Loc
    message: str
    hint: str | None = None


def overruns(article: Article) -> tuple[Overrun, ...]:
    """Everything in `article` that is over its budget, in reading order."""
    return (
        *_opening(article),
        *_key_points(article),
        *_sections(article),
        *_blocks(article),
        *_whole(article),
    )


def _opening(article: Article) -> Iterator[Overrun]:
    limits = {
        "headline": (article.headline, HEADLINE_CHARACTERS),
        "deck": (article.deck, DECK_CHARACTERS),
        "lede": (article.lede, DECK_CHARACTERS),
    }
    for name, (text, most) in limits.items():
        words = plain(text or "")
        length, limit = character_count(words), room_for(most, words)
        if length > limit:
            message = f"the {name} has {length} characters, {length - limit} over its budget"
            yield Overrun(f"{name}-long", (name,), message, f"{limit} or fewer read well")


def _key_points(article: Article) -> Iterator[Overrun]:
    count = len(article.key_points)
    if count and count not in KEY_POINTS:
        least, most = KEY_POINTS[0], KEY_POINTS[-1]
        message = f"{count} key points; {least} to {most} are remembered"
        yield Overrun("key-points-count", ("key_points",), message)
    for index, point in enumerate(article.key_points):
        words = plain(point)
        if sentences(words) > KEY_POINT_SENTENCES:
            message = f"a key point of {sentences(words)} sentences"
            yield Overrun("key-point-long", ("key_points", index), message, "say it in one")
        elif word_count(words) == 1:
            message = "a key point of one word"
            yield Overrun("key-point-short", ("key_points", index), message, "say it in a sentence")


def _sections(article: Article) -> Iterator[Overrun]:
    for loc, section in sections(article):
        words = word_count(plain(section.heading or ""))
        if words > HEADING_WORDS:
            message = f"the heading has {words} words"
            hint = f"{HEADING_WORDS} or fewer read well"
            yield Overrun("heading-long", (*loc, "heading"), message, hint)
        if _level(loc) == HEADING_LEVELS + 1:
            yield Overrun("heading-deep", (*loc, "heading"), "a heading of the third level")
        yield from _paragraph_count(loc, section)


def _paragraph_count(loc: Loc, section: Section) -> Iterator[Overrun]:
    count = sum(isinstance(block, Paragraph) for block in section.blocks)
    if count > SECTION_PARAGRAPHS:
        message = f"{count} paragraphs under one heading"
        hint = f"{SECTION_PARAGRAPHS} or fewer read well; add a heading"
        yield Overrun("section-long", (*loc, "heading"), message, hint)


def _level(loc: Loc) -> int:
    return loc.count("sections")


def _blocks(article: Article) -> Iterator[Overrun]:
    for loc, block in blocks(article):
        match block:
            case Paragraph(text=text):
                yield from _paragraph(loc, text)
            case PullQuote(text=text):
                yield from _pull_quote(loc, text)


def _paragraph(loc: Loc, text: str) -> Iterator[Overrun]:
    words = word_count(plain(text))
    if words > PARAGRAPH_WORDS:
        message = f"the paragraph has {words} words"
        hint = f"{PARAGRAPH_WORDS} or fewer read well"
        yield Overrun("paragraph-long", (*loc, "text"), message, hint)


def _pull_quote(loc: Loc, text: str) -> Iterator[Overrun]:
    words = plain(text)
    most = room_for(PULL_QUOTE_CHARACTERS, words)
    if sentences(words) > PULL_QUOTE_SENTENCES or character_count(words) > most:
        message = "the pull quote is over two sentences or five lines"
        yield Overrun("pull-quote-long", (*loc, "text"), message)


def _whole(article: Article) -> Iterator[Overrun]:
    words = sum(word_count(plain(text)) for text in _texts(article))
    if words > BRIEF_WORDS:
        message = f"the article has {words} words"
        yield Overrun("article-long", (), message, f"a brief holds about {BRIEF_WORDS}")


def _texts(article: Article) -> Iterator[str]:
    """The running text, without the parts that a brief sets small at its end."""
    yield article.lede or ""
    yield from article.key_points
    yield from (section.heading or "" for _, section in sections(article))
    yield from (question.question for question in article.faq)
    for _, block in blocks(article):
        match block:
            case Paragraph(text=text) | PullQuote(text=text):
                yield text
            case List(items=items):
                yield from (item.text for item in items)
            case DefinitionList(items=definitions):
                yield from (item.term for item in definitions)
            case Table(header=header, rows=rows):
                yield from (cell for row in (header, *rows) for cell in row)
