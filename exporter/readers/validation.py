"""From a draft to a valid article, with everything that there is to say about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from exporter import images
from exporter.article import Article, Table
from exporter.article.budgets import overruns
from exporter.article.references import REFERENCES_LATER, check_references
from exporter.article.walk import blocks
from exporter.diagnostics import Diagnostic, has_errors, warning
from exporter.errors import ArticleError
from exporter.readers.link_places import LinkPlaces
from exporter.readers.problems import problems
from exporter.readers.pruning import without
from exporter.readers.reading import Draft, Loc, Reading, Source, nearest


def validated(draft: Draft, source: Source, folder: Path) -> Reading:
    """The reading of `draft`; raises ArticleError with every problem, in the order of the file."""
    draft.places.setdefault((), source.place(1, 1))
    found = list(draft.diagnostics)
    pictures, about_pictures = _pictures(draft, folder)
    found += about_pictures
    article = _article(draft, source, found)
    if article is None or has_errors(found):
        raise ArticleError(_in_order(found))
    found += [
        warning(over.code, over.message, nearest(draft.places, over.loc), over.hint)
        for over in overruns(article)
    ]
    return Reading(article, tuple(_in_order(found)), folder, draft.places, pictures)


def _article(draft: Draft, source: Source, found: list[Diagnostic]) -> Article | None:
    """The article, or `None` with the reasons added to `found`.

    A file that could not be parsed gives no second list of what it lacks. What a value that the
    model refuses would hide is looked for without that value.
    """
    if not draft.data and has_errors(found):
        return None
    try:
        article = _valid(draft.data)
    except ValidationError as failure:
        found += problems(failure, draft)
        with suppress(ValidationError):
            found += _about_the_whole(_valid(without(draft.data, failure)), draft, source)
        return None
    found += _about_the_whole(article, draft, source)
    return article


def _valid(data: Mapping[str, Any]) -> Article:
    return Article.model_validate(data, context=REFERENCES_LATER)


def _about_the_whole(article: Article, draft: Draft, source: Source) -> Iterator[Diagnostic]:
    """What is wrong with references and charts, which only a whole article can tell."""
    try:
        check_references(article)
    except ValidationError as failure:
        yield from _about_references(failure, draft, source)
    yield from _about_charts(article, draft)


def _about_references(
    failure: ValidationError, draft: Draft, source: Source
) -> Iterator[Diagnostic]:
    links = LinkPlaces(source, draft.places.values())
    for details, found in zip(failure.errors(), problems(failure, draft), strict=True):
        if details["type"] == "unknown-label" and found.place:
            yield replace(found, place=links.place(found.place, details["input"]))
        else:
            yield found


def _about_charts(article: Article, draft: Draft) -> tuple[Diagnostic, ...]:
    if not any(isinstance(block, Table) and block.chart for _, block in blocks(article)):
        return ()
    from exporter.charts.checking import chart_errors  # knows every language, and is slow to load

    return chart_errors(article, draft.places)


def _pictures(draft: Draft, folder: Path) -> tuple[tuple[Path, ...], list[Diagnostic]]:
    paths: dict[Path, None] = {}
    found: list[Diagnostic] = []
    for loc, src in _sources(draft.data, ()):
        checked = images.check(src, folder)
        if isinstance(checked, Diagnostic):
            found.append(replace(checked, place=nearest(draft.places, loc)))
        else:
            paths[checked.path] = None
    return tuple(paths), found


def _sources(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """The `src` of every figure in plain values, but for URLs, which the model refuses."""
    if isinstance(value, dict):
        src = value.get("src")
        if value.get("type") == "figure" and isinstance(src, str) and "://" not in src:
            yield (*loc, "src"), src
        for key, inner in value.items():
            yield from _sources(inner, (*loc, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _sources(inner, (*loc, index))


def _in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    def position(diagnostic: Diagnostic) -> tuple[int, int]:
        place = diagnostic.place
        return (place.line or 0, place.column or 0) if place else (0, 0)

    return sorted(dict.fromkeys(diagnostics), key=position)
