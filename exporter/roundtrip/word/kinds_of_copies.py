"""The kinds of callouts that an editor copied and then edited: Word shows none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from exporter.article import Article
from exporter.roundtrip.word.parts_in_print import Values

_ALIKE = 0.5  # of a new callout's texts, those that one which went out has


def with_kinds(values: Values, article: Article) -> Values:
    """The values of an article, each new callout of the kind of the one that most of its texts
    are of."""
    known = [(texts, str(one["kind"])) for one, texts in _callouts(article.model_dump())]
    for one, texts in _callouts(values) if known else ():
        if "kind" not in one:
            shared, kind = max((len(texts & of), kind) for of, kind in known)
            if shared >= _ALIKE * len(texts) > 0:
                cast(dict[str, object], one)["kind"] = kind
    return values


def _callouts(value: object) -> Iterator[tuple[Mapping[str, object], frozenset[str]]]:
    """The callouts in some values, each with its texts."""
    match value:
        case dict():
            if value.get("type") == "callout":
                yield value, frozenset(_texts([value.get("title"), value.get("blocks")]))
            yield from _callouts([*value.values()])
        case list() | tuple():
            for inner in value:
                yield from _callouts(inner)


def _texts(value: object) -> Iterator[str]:
    match value:
        case dict():
            yield from _texts([value.get("text"), value.get("blocks"), value.get("items")])
        case list() | tuple():
            for inner in value:
                yield from _texts(inner)
        case str() if value:
            yield value
