"""The lists of a document, and how Word counts their paragraphs (ISO 29500-1, 17.9)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from exporter.docx.elements import Xml, number, qn, toggle, value
from exporter.docx.number_formats import written

_COUNTED = re.compile("%([1-9])")
_NEVER = 0  # of w:lvlRestart: the level counts on, whatever stands above it


class Numbering:
    """The lists of a document, counted in the order in which their paragraphs are met."""

    def __init__(self, part: Xml | None) -> None:
        lists = [] if part is None else part.findall(qn("w:num"))
        self._lists = {entry.get(qn("w:numId"), ""): entry for entry in lists}
        kinds = [] if part is None else part.findall(qn("w:abstractNum"))
        self._definitions = {kind.get(qn("w:abstractNumId")): kind for kind in kinds}
        linked = ((value(kind, "styleLink"), kind) for kind in kinds)
        self._by_style = {style: kind for style, kind in linked if style}
        self._counts: defaultdict[Xml | None, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def is_ordered(self, identifier: str, level: int) -> bool:
        """Whether a level of a list counts its items."""
        return self.format(identifier, level) not in ("", "bullet", "none")

    def format(self, identifier: str, level: int) -> str:
        """How a level writes its numbers, as ST_NumberFormat (17.18.59); empty where unsaid."""
        return value(self._level(identifier, level), "numFmt") or ""

    def level_of(self, identifier: str, style: str | None) -> int | None:
        """The level that a list keeps for a paragraph style (17.9.23); `None` without."""
        for level in self._levels(identifier):
            if style and value(level, "pStyle") == style:
                return number(level.get(qn("w:ilvl")))
        return None

    def count(self, identifier: str, level: int) -> int:
        """The number of the next paragraph of a list; those of one definition share their count.

        A list that says where it starts (17.9.26) starts there when it is met first.
        """
        counts = self._counts[self._definition(identifier)]
        is_first = (identifier, level) not in self._begun
        self._begun.add((identifier, level))
        restarts = is_first and self._override(identifier, level) is not None
        goes_on = level in counts and not restarts
        counts[level] = counts[level] + 1 if goes_on else self._start(identifier, level)
        for deeper in [one for one in counts if one > level]:
            if self._restarts(identifier, deeper):
                del counts[deeper]
        return counts[level]

    def shown(self, identifier: str, level: int) -> str:
        """What stands before the paragraph that was counted last, as `3.2.` (17.9.11); empty for a
        level that shows nothing. Levels above that nobody has counted yet show their start."""
        own = self._level(identifier, level)
        in_figures = toggle(own, "isLgl")  # whatever the formats of the levels above

        def number_of(sign: re.Match[str]) -> str:
            one = int(sign[1]) - 1
            form = self.format(identifier, one)
            counted = self._counts[self._definition(identifier)].get(one)
            at = self._start(identifier, one) if counted is None else counted
            return "" if form == "none" else written(at, "decimal" if in_figures else form)

        return _COUNTED.sub(number_of, value(own, "lvlText") or "").strip()

    def _start(self, identifier: str, level: int) -> int:
        override = self._override(identifier, level)
        if override is not None:
            return override
        first = number(value(self._level(identifier, level), "start"))
        return 1 if first is None else first

    def _restarts(self, identifier: str, level: int) -> bool:
        return number(value(self._level(identifier, level), "lvlRestart")) != _NEVER

    def _override(self, identifier: str, level: int) -> int | None:
        """Where a list says that a level of it starts."""
        said = (value(override, "startOverride") for override in self._overrides(identifier, level))
        return next((first for text in said if (first := number(text)) is not None), None)

    def _overrides(self, identifier: str, level: int) -> Iterator[Xml]:
        entry = self._lists.get(identifier)
        for override in () if entry is None else entry.findall(qn("w:lvlOverride")):
            if override.get(qn("w:ilvl")) == str(level):
                yield override

    def _level(self, identifier: str, level: int) -> Xml | None:
        own = (override.find(qn("w:lvl")) for override in self._overrides(identifier, level))
        of_kind = (one for one in self._levels(identifier) if one.get(qn("w:ilvl")) == str(level))
        return next((one for one in (*own, *of_kind) if one is not None), None)

    def _levels(self, identifier: str) -> list[Xml]:
        definition = self._definition(identifier)
        return [] if definition is None else definition.findall(qn("w:lvl"))

    def _definition(self, identifier: str) -> Xml | None:
        """What a list is an instance of, by way of a list style where it names one (17.9.21)."""
        definition = self._definitions.get(value(self._lists.get(identifier), "abstractNumId"))
        style = value(definition, "numStyleLink")
        return self._by_style.get(style, definition) if style else definition
