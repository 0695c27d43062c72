"""A specimen of a house's type: an article with every kind of part and block, to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from exporter.article import Article

Fields: TypeAlias = Mapping[str, object]
Block: TypeAlias = str | Fields

WORDS = "Words"
DEPTH = 3
PICTURE = "specimen.png"  # which nobody has: what stands for a picture is looked at, not printed


def specimen_of(article: Article) -> Article:
    """An article with all that one may hold, in the language and with the house's fields of
    another.

    Its words say nothing: it is there for the looks of its parts.
    """
    return Article.model_validate(
        {
            **_front(),
            **_end(),
            "language": article.language,
            "extra": article.extra,
            "sections": [_section(_every_block(), DEPTH)],
            "executive_summary": _every_block(),
        }
    )


def _front() -> Fields:
    return {
        "headline": WORDS,
        "kicker": WORDS,
        "deck": WORDS,
        "byline": [{"name": WORDS, "role": WORDS}],
        "dateline": WORDS,
        "published": "2026-01-01",
        "publication": WORDS,
        "lede": f"{WORDS}^[{WORDS}]",
        "key_points": [WORDS],
    }


def _end() -> Fields:
    return {
        "summary": [WORDS],
        "faq": [{"question": WORDS, "answer": [WORDS]}],
        "contact": WORDS,
        "sources": [WORDS],
        "corrections": [WORDS],
        "about": [WORDS],
    }


def _section(blocks: Sequence[Block], depth: int) -> Fields:
    """A section of some blocks with one in it, and so on."""
    inner = [_section([WORDS], depth - 1)] if depth > 1 else []
    return {"heading": WORDS, "blocks": blocks, "sections": inner}


def _every_block() -> list[Block]:
    marks = "**a** *b* `c` ~~d~~ ==e== H~2~ m^2^ [f](https://example.org)"
    return [marks, _list(DEPTH, more=[WORDS]), _list(DEPTH, is_ordered=True), *_apart(), *_shown()]


def _list(depth: int, *, is_ordered: bool = False, more: Sequence[str] = ()) -> Fields:
    """A list so many levels deep, of one item each, which has `more` paragraphs."""
    inner = [_list(depth - 1, is_ordered=is_ordered, more=more)] if depth > 1 else []
    items = [{"text": WORDS, "blocks": [*more, *inner]}]
    return {"type": "list", "ordered": is_ordered, "items": items}


def _apart() -> list[Block]:
    """What stands apart from the text around it."""
    in_box = [WORDS, _list(DEPTH), _list(1, is_ordered=True)]
    return [
        {"type": "quote", "blocks": [WORDS], "attribution": WORDS},
        {"type": "pull_quote", "text": WORDS, "attribution": WORDS},
        {"type": "callout", "kind": "note", "title": WORDS, "blocks": in_box},
        {"type": "callout", "kind": "aside", "title": WORDS, "blocks": [WORDS]},
        {"type": "code", "text": WORDS},
        {"type": "definition_list", "items": [{"term": WORDS, "blocks": [WORDS]}]},
        {"type": "rule"},
    ]


def _shown() -> list[Block]:
    """A table and figures, with all that stands above and below them."""
    lines = {"caption": WORDS, "subtitle": WORDS, "note": WORDS, "source": WORDS}
    figure = {"type": "figure", "src": PICTURE, "alt": WORDS, "caption": WORDS}
    table = {"type": "table", "header": [WORDS], "rows": [[WORDS], [WORDS]]}
    return [{**table, **lines}, {**figure, "credit": WORDS}]
