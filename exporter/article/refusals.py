"""What an article as a whole is refused for: everything at once, not the first thing alone."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

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
