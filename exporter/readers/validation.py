"""From a draft to a valid article, with everything that there is to say about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from exporter.article import Article, Table
from exporter.article.allowance import Allowance
from exporter.article.budgets import overruns
from exporter.article.limits import FIELDS_ALONE
from exporter.article.picture_paths import is_data_url, is_remote, picture_path
from exporter.article.pictures import Picture, Pictures, check, decorations
from exporter.article.places import Loc, blocks, nearest
from exporter.article.references import check_references
from exporter.diagnostics import ArticleError, Diagnostic, has_errors, warning
from exporter.readers.problems import problems
from exporter.readers.reading import Draft, LinkPlaces, Reading, Source, steps_into, under_extra

STAND_IN = "?"

if TYPE_CHECKING:  # few houses have any
    from exporter.readers.house.declared import Declared

MOST_ALIKE = 100


def without(data: Mapping[str, object], failure: ValidationError) -> dict[str, object]:
    """A copy of plain values without those at fault, and with a stand-in for text that is missing.

    Items of lists stay, to keep their places.
    """
    rest = {key: _copied(value) for key, value in data.items()}
    for details in failure.errors(include_url=False, include_input=False, include_context=False):
        _mend(rest, details["loc"], is_missing=details["type"] == "missing")
    return rest


def _copied(value: object) -> object:
    match value:
        case dict():
            return {key: _copied(inner) for key, inner in value.items()}
        case list():
            return [_copied(inner) for inner in value]
        case _:
            return value


def _mend(values: object, loc: Loc, *, is_missing: bool) -> None:
    """Take out the innermost key of `loc`, or add it; what only pydantic knows is passed over."""
    holder: object = None
    key: str | int = ""
    for step in loc:
        match values:
            case dict() if step in values:
                holder, key, values = values, step, values[step]
            case list() if isinstance(step, int) and step < len(values):
                holder, key, values = values, step, values[step]
    if is_missing and isinstance(values, dict):
        values[str(loc[-1])] = STAND_IN
    elif isinstance(holder, dict):
        holder.pop(key, None)


def validated(
    draft: Draft,
    source: Source,
    folder: Path | None,
    root: Path | None = None,
    declared: Declared | None = None,
) -> Reading:
    """The reading of `draft`, whose pictures are in `folder`, or elsewhere in `root`.

    `declared` are the fields of the house. Raises ArticleError with every problem, in the order of
    the file.
    """
    draft.places.setdefault((), source.place(1, 1))
    if declared and (draft.data or not has_errors(draft.diagnostics)):
        _settle_fields(draft, declared)
    diagnostics = list(draft.diagnostics)
    pictures, about_pictures = _pictures(draft, folder, root)
    diagnostics += about_pictures
    article = _article(draft, source, diagnostics)
    if article is None or has_errors(diagnostics):
        raise ArticleError(_in_order(diagnostics))
    diagnostics += [
        warning(over.code, over.message, nearest(draft.places, over.loc), over.hint)
        for over in overruns(article)
    ]
    told = tuple(_in_order(diagnostics))
    return Reading(article, told, folder, draft.places, pictures, source.declared, draft.beside)


def _settle_fields(draft: Draft, declared: Declared) -> None:
    from exporter.readers.house.house_check import settle

    under_extra(draft, declared.names)
    settle(draft, declared)


def _article(draft: Draft, source: Source, diagnostics: list[Diagnostic]) -> Article | None:
    """The article, or `None` with the reasons added to `diagnostics`.

    A file that could not be parsed gives no second list of what it lacks.
    """
    if not draft.data and has_errors(diagnostics):
        return None
    try:
        article = Article.model_validate(draft.data)
    except ValidationError as failure:
        diagnostics += _told(failure, draft, source)
        diagnostics += _hidden(failure, draft, source)
        return None
    diagnostics += decorations(article, draft.places)
    diagnostics += _about_charts(article, draft)
    return article


def _told(failure: ValidationError, draft: Draft, source: Source) -> Iterator[Diagnostic]:
    """All that a validation refused, wrong references at their links."""
    links = LinkPlaces(source, draft.places.values())
    for details, told in zip(
        failure.errors(), problems(failure, draft, source.declared), strict=True
    ):
        if details["type"] == "unknown-label" and told.place:
            yield replace(told, place=links.place(told.place, details["input"]))
        else:
            yield told


def _hidden(failure: ValidationError, draft: Draft, source: Source) -> Iterator[Diagnostic]:
    """What is wrong with references and charts behind the values that the model refused."""
    with suppress(ValidationError):
        rest = Article.model_validate(without(draft.data, failure), context=FIELDS_ALONE)
        yield from _about_charts(rest, draft)
        try:
            check_references(rest)
        except ValidationError as wrong:
            yield from _told(wrong, draft, source)


def _about_charts(article: Article, draft: Draft) -> tuple[Diagnostic, ...]:
    if not any(isinstance(block, Table) and block.chart for _, block in blocks(article)):
        return ()
    from exporter.article.charts.chart import (
        chart_errors,  # knows every language, and is slow to load
    )

    return chart_errors(article, draft.places)


def _pictures(
    draft: Draft, folder: Path | None, root: Path | None
) -> tuple[Pictures, list[Diagnostic]]:
    """The pictures that may be used, each read and decoded once, and what is wrong with others."""
    checked: dict[str, Picture | Diagnostic] = {}
    diagnostics: list[Diagnostic] = []
    allowance = Allowance()
    for loc, written in _sources(draft.data, ()):
        src = picture_path(written)
        told = checked[src] = allowance.checked(src, partial(check, src, folder, root))
        place = nearest(draft.places, loc)
        amiss = (told,) if isinstance(told, Diagnostic) else told.warnings
        diagnostics += (replace(one, place=place) for one in amiss)
    usable = {src: one for src, one in checked.items() if isinstance(one, Picture)}
    return usable, diagnostics


def _sources(value: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """The `src` of every figure in plain values, but for URLs that the model refuses."""
    if isinstance(value, dict) and value.get("type", "figure") == "figure":
        src = value.get("src")
        if (
            isinstance(src, str)
            and picture_path(src)
            and ("://" not in src or is_data_url(src) or is_remote(src))
        ):
            yield (*loc, "src"), src
    for step, inner in steps_into(value):
        yield from _sources(inner, (*loc, step))


def _in_order(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    def position(diagnostic: Diagnostic) -> tuple[int, int]:
        place = diagnostic.place
        return (place.line or 0, place.column or 0) if place else (0, 0)

    return list(capped(sorted(dict.fromkeys(diagnostics), key=position)))


def capped(diagnostics: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The first MOST_ALIKE of each severity and code, and one that says how many more there are.

    That one has the place of the first that is not told.
    """
    left = Counter(_kind(one) for one in diagnostics)
    told: Counter[tuple[str, str]] = Counter()
    for one in diagnostics:
        kind = _kind(one)
        if told[kind] < MOST_ALIKE:
            yield one
        elif told[kind] == MOST_ALIKE:
            more = left[kind] - MOST_ALIKE
            yield one if more == 1 else replace(one, message=f"and {more:,} more", hint=None)
        told[kind] += 1


def _kind(diagnostic: Diagnostic) -> tuple[str, str]:
    return diagnostic.severity, diagnostic.code
