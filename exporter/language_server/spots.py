"""Where in the keys and values of a file a cursor is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from exporter.article.places import Loc


@dataclass(frozen=True)
class Entry:
    """A key that stands in a file: its loc, where it starts, and its value where that is short."""

    loc: Loc
    start: int
    value: str


@dataclass(frozen=True)
class Spot:
    """A place where a key of `loc`, or the value of `loc`, stands or may stand.

    The word that is there goes from `start` to `end`; `quote` is the mark before it. `may_be_value`
    tells that an item of a list stands there, which may be a text or begin with a key.
    """

    loc: Loc
    is_key: bool
    start: int
    end: int
    quote: str = ""
    may_be_value: bool = False


@dataclass(frozen=True)
class Scan:
    """The spot of a cursor, `None` where it is in no key and no value; and all keys of the file."""

    spot: Spot | None = None
    entries: Sequence[Entry] = field(default_factory=tuple)

    def beside(self, loc: Loc) -> dict[str, str]:
        """The keys that stand in the mapping of `loc`, with their values."""
        depth = len(loc) + 1
        return {
            str(one.loc[-1]): one.value
            for one in self.entries
            if len(one.loc) == depth and one.loc[:-1] == loc and isinstance(one.loc[-1], str)
        }
