"""Articles of every shape: parts that are huge, tiny or empty, in each other to any depth.

What is in them is dull; how much of it there is, and where, is not. So they are quick to make.
"""

from __future__ import annotations

import os
from functools import cache
from typing import Any

from hypothesis import strategies as st

from exporter.article import Article

Values = st.SearchStrategy[Any]

WORDS = (
    *("a", "word", "Donaudampfschifffahrtsgesellschaft" * 8, "W" * 300, "l" * 300),
    *("שלום", "مرحبا بالعالم", "Ελληνικά", "Українська", "😀", "😀" * 80),
    *("e\u0301\u0302\u0303", "a\u00adb" * 40, "a\u200bb" * 40, "\u00a0a\u00a0", "x/y-z" * 30),
    *("**b**", "*i*", "~~s~~", "==h==", "x^up^", "x~low~", "`code code`", "a\\\nb"),
    *("[link](https://example.org/)", "**a *b ~~c~~ d* e**", "https://example.org/" + "x" * 200),
    *("note^[a]", "note^[" + "word " * 150 + "end]", "**b^[n]**" * 4),
)
TIMES = (1, 1, 1, 2, 7, 40, 300)
LONGEST = 4000 if "NIGHTLY" in os.environ else 400  # characters
TALLEST = 30 if "NIGHTLY" in os.environ else 8  # rows of a table
KINDS = ("note", "tip", "warning", "important")
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCB"
    "d81ytgAAAABJRU5ErkJggg=="
)


def _repeated(word: str, times: int) -> str:
    """A word many times over, as long as a page of it at most."""
    return " ".join([word] * max(1, min(times, LONGEST // len(word))))


@cache
def texts() -> Values:
    """One word of any shape, once or many times."""
    word = st.sampled_from(WORDS)
    many = st.builds(_repeated, word, st.sampled_from(TIMES))
    return many | st.builds("{} {}".format, many, many)


@cache
def short_texts() -> Values:
    """One word of any shape, once."""
    return st.sampled_from(WORDS)


def _some(strategy: Values, at_least: int = 0, at_most: int = 3) -> Values:
    return st.lists(strategy, min_size=at_least, max_size=at_most)


def _maybe(strategy: Values) -> Values:
    return st.none() | strategy


def _block(kind: str, /, **fields: Values) -> Values:
    return st.fixed_dictionaries({"type": st.just(kind), **fields})


@cache
def _tables() -> Values:
    widths = st.sampled_from((1, 1, 2, 3, 12))
    heights = st.sampled_from((0, 1, 1, 2, TALLEST))
    return st.tuples(widths, heights).flatmap(lambda size: _table(*size))


@cache
def _table(width: int, height: int) -> Values:
    cells = st.just("") | short_texts() if width * height > 4 else st.just("") | texts()
    row = st.lists(cells, min_size=width, max_size=width)
    rows = row.map(lambda cells: [cells] * height)
    return _block("table", header=row, rows=rows, caption=_maybe(texts()))


@cache
def _charts() -> Values:
    bar = st.tuples(texts(), st.sampled_from(("0", "1", "-7", "999999")))
    return _block(
        "table",
        header=st.tuples(texts(), texts()),
        rows=_some(bar, 1, 12),
        caption=_maybe(texts()),
        chart=st.sampled_from(("bar", "column", "stacked-bar", "line")),
    )


@cache
def _leaves() -> Values:
    codes = st.sampled_from(("a", "a" * 400, "a\n" * 90, "\ta b\n\n\n" * 5, "שלום" * 90))
    figure = _block(
        "figure",
        src=st.just(PIXEL),
        alt=st.just("a"),
        caption=_maybe(texts()),
        credit=st.sampled_from((None, "a", "word " * 60)),
    )
    return st.one_of(
        _block("paragraph", text=texts()),
        _tables(),
        _charts(),
        figure,
        _block("code", text=codes),
        _block("pull_quote", text=texts(), attribution=_maybe(texts())),
        st.just({"type": "rule"}),
        st.just({"type": "page_break"}),
    )


@cache
def blocks(depth: int) -> Values:
    """A block that holds others at most `depth` deep."""
    if not depth:
        return _leaves()
    inner = st.deferred(lambda: blocks(depth - 1))
    one = _some(inner, 1, 2)
    item = st.fixed_dictionaries({"text": texts(), "blocks": _some(inner, 0, 2)})
    bare = st.fixed_dictionaries({"text": st.just(""), "blocks": _some(_leaves_of_lists(), 1, 2)})
    definition = st.fixed_dictionaries({"term": texts(), "blocks": one})
    return st.one_of(
        _leaves(),
        _block("list", ordered=st.booleans(), items=_some(item | bare, 1, 3)),
        _block("quote", blocks=one, attribution=_maybe(texts())),
        _block("callout", kind=st.sampled_from(KINDS), title=_maybe(texts()), blocks=one),
        _block("definition_list", items=_some(definition, 1, 2)),
        inner.map(_deep),
    )


@cache
def _leaves_of_lists() -> Values:
    """What an item without words may begin with."""
    return _leaves().filter(lambda block: block["type"] != "paragraph")


def _deep(block: Any) -> Any:
    """A block in five others, each in the next."""
    for _ in range(5):
        block = {"type": "quote", "blocks": [block]} if _depth(block) < 8 else block
    return block


def _depth(value: Any) -> int:
    """How deep blocks stand in each other."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return max(map(_depth, inner), default=0) + (isinstance(value, dict) and "type" in value)


@cache
def _sections(depth: int) -> Values:
    inner = st.deferred(lambda: _sections(depth - 1))
    return st.fixed_dictionaries(
        {
            "heading": texts(),
            "blocks": _some(blocks(1), 0, 2),
            "sections": _some(inner, 0, 2) if depth else st.just([]),
        }
    )


@cache
def _fields() -> dict[str, Values]:
    some = _some(blocks(1), 1, 2)
    question = st.fixed_dictionaries({"question": texts(), "answer": some})
    plain = st.sampled_from(("a", "word " * 60, "W" * 300, "日本" * 40, "שלום"))  # no font has 日
    return {
        "headline": texts(),
        "kicker": plain,
        "deck": texts(),
        "byline": _some(plain, 1, 3),
        "dateline": plain,
        "publication": plain,
        "series": plain,
        "rights": plain,
        "language": st.sampled_from(("en", "de", "ar", "ja")),
        "key_points": _some(texts(), 1, 4),
        "summary": some,
        "executive_summary": some,
        "faq": _some(question, 1, 2),
        "sources": _some(texts(), 1, 3),
        "corrections": _some(st.fixed_dictionaries({"text": texts()}), 1, 2),
        "about": some,
    }


@st.composite
def shapes(draw: st.DrawFn) -> Article:
    """Valid articles, mostly of few parts, of which any may be of any shape."""
    names = draw(st.lists(st.sampled_from(sorted(_fields())), max_size=3, unique=True))
    values = {name: draw(_fields()[name]) for name in names}
    values["lede"] = draw(st.just("a") | texts())
    opening = [{"heading": None, "blocks": draw(_some(blocks(2), 1, 2))}]
    values["sections"] = draw(st.just([]) | st.just(opening)) + draw(_some(_sections(1), 0, 2))
    return Article.model_validate(values)
