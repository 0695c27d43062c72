"""What an article is refused for as a whole: parts nested too deep, or several faults at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from exporter.article.blocks import Block, holdings
from exporter.article.parts import Section

MAX_BLOCK_DEPTH = 8
MAX_SECTION_DEPTH = 3
NO_TEXTS = frozenset({"type", "extra"})  # nothing is set of them

MAX_PARTS = 10_000
"""Texts that an article may have, which take a few milliseconds each in every file: as many
paragraphs as a thousand pages have."""
TOO_MANY_PARTS = "the article has more than {limit} paragraphs, headings, items and cells"


def check_parts(article: BaseModel) -> None:
    """Raise `article-too-large` where an article has more than MAX_PARTS texts.

    Headings, paragraphs, items, cells, captions and labels are some.
    """
    if next(islice(_parts(article), MAX_PARTS, None), None) is not None:
        raise PydanticCustomError(
            "article-too-large",
            TOO_MANY_PARTS,
            {"limit": MAX_PARTS},
        )


def _parts(value: object) -> Iterator[object]:
    """Every text below a value, and every block that has none."""
    match value:
        case BaseModel():
            inner = [
                getattr(value, name) for name in type(value).model_fields if name not in NO_TEXTS
            ]
            yield from (part for one in inner for part in _parts(one))
            if not any(inner):
                yield value
        case tuple():
            yield from (part for one in value for part in _parts(one))
        case str():
            yield value


def check_block_depth(blocks: Iterable[Block], depth: int = 1) -> None:
    """Raise `nesting-too-deep` where blocks stand in blocks more than eight deep."""
    for block in blocks:
        if depth > MAX_BLOCK_DEPTH:
            raise PydanticCustomError(
                "nesting-too-deep", "blocks nest more than {limit} deep", {"limit": MAX_BLOCK_DEPTH}
            )
        for _, inner in holdings(block):
            check_block_depth(inner, depth + 1)


def check_section_depth(sections: Iterable[Section], depth: int = 2) -> None:
    """Raise `heading-too-deep` where sections nest more than three deep."""
    for section in sections:
        if depth > MAX_SECTION_DEPTH:
            raise PydanticCustomError(
                "heading-too-deep",
                "sections nest more than {limit} deep",
                {"limit": MAX_SECTION_DEPTH},
            )
        check_section_depth(section.sections, depth + 1)


FIELDS_ALONE = "fields alone"
"""The context of a validation that does not ask whether the fields agree with each other."""


def refuse_together(model: BaseModel, *checks: Callable[[], None]) -> None:
    """Run all checks of a model, and raise what they raise as one ValidationError."""
    wrong: list[InitErrorDetails] = []
    for check in checks:
        try:
            check()
        except PydanticCustomError as refusal:
            wrong.append(InitErrorDetails(type=refusal, loc=(), input=model))
        except ValidationError as refusals:
            wrong += map(_again, refusals.errors())
    if wrong:
        raise ValidationError.from_exception_data(type(model).__name__, wrong)


def _again(details: ErrorDetails) -> InitErrorDetails:
    """An error of ours, to be raised once more."""
    kind = PydanticCustomError(details["type"], details["msg"], details.get("ctx", {}))
    return InitErrorDetails(type=kind, loc=details["loc"], input=details["input"])
