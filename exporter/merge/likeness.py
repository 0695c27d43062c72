"""How much two parts of an article are alike, by the words that they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from exporter.article import Section

_WORD = re.compile(r"\w+")


def likeness(first: Any, second: Any) -> float:
    """From 0 for parts that share no word, or are of different kinds, to 1 for equal ones."""
    if first == second:
        return 1.0
    if kind(first) != kind(second):
        return 0.0
    if isinstance(first, Section) and first.heading == second.heading:
        return 1.0
    ours, theirs = _counted(first), _counted(second)
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 0.0


def kind(part: Any) -> object:
    """What must be the same for one part to be another's edited form."""
    if isinstance(part, Section):
        return part.heading is None
    return type(part)


@lru_cache(maxsize=4096)
def _counted(part: Any) -> Counter[str]:
    return Counter(word for text in _texts(part) for word in _WORD.findall(text.casefold()))


def _texts(part: Any) -> Iterator[str]:
    """Every text in `part`, but for the names of types."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            if name != "type":
                yield from _texts(getattr(part, name))
    elif isinstance(part, tuple):
        for inner in part:
            yield from _texts(inner)
