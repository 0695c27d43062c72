"""What an article is refused for as a whole: parts nested too deep, or several faults at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from exporter.article.blocks import Block, holdings
from exporter.article.parts import Section

MAX_BLOCK_DEPTH = 8
MAX_SECTION_DEPTH = 3


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
