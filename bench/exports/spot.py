"""The spot where two values part, short enough for a line."""

from __future__ import annotations

from typing import AnyStr

BEFORE, AFTER = 20, 40  # bytes or characters that are shown around it


def spot(one: AnyStr, other: AnyStr) -> str | None:
    """What each has where they part, and at which byte or character; `None` where they do not."""
    if one == other:
        return None
    pairs = enumerate(zip(one, other, strict=False))
    shorter = min(len(one), len(other))
    parting = next((place for place, (here, there) in pairs if here != there), shorter)
    shown = slice(max(0, parting - BEFORE), parting + AFTER)
    return f"{one[shown]!r} is now {other[shown]!r}, at {parting}"
