"""How the numbers of a list may be written, other than in figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic_core import PydanticCustomError

Numbering = Literal["lower-alpha", "upper-alpha", "lower-roman", "upper-roman"]

_LAST: Mapping[str, int] = {
    "lower-alpha": 26,
    "upper-alpha": 26,
    "lower-roman": 3999,
    "upper-roman": 3999,
}
"""The greatest number that CSS and Word write alike: after z, one goes on with aa, ab, the other
with aa, bb."""


def can_write(numbering: str, start: int, count: int) -> bool:
    """Whether a numbering has letters for `count` numbers from `start` on."""
    return 1 <= start <= _LAST[numbering] - count + 1


def check_numbering(numbering: Numbering, count: int, start: int | None) -> None:
    """Raise `list-numbering` where a list that counts from `start`, or not, cannot have it."""
    if start is None:
        raise PydanticCustomError("list-numbering", "only a numbered list has a numbering")
    if not can_write(numbering, start, count):
        raise PydanticCustomError(
            "list-numbering",
            "{numbering} writes the numbers 1 to {most}, and these are {start} to {last}",
            {
                "numbering": numbering,
                "most": _LAST[numbering],
                "start": start,
                "last": start + count - 1,
            },
        )
