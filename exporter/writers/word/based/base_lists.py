"""Lists in a base's styles: they count as ours do, and look as the base's (17.9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from exporter.docx.elements import Xml, below, number, qn, value
from exporter.writers.word.based.base_styles import plain
from exporter.writers.word.values.ooxml import make

NONE = "0"


@dataclass
class ListsOfBase:
    """The lists of a base in our numbering part.

    `nums` are their new numbers by the old ones; of `pictured` ones the bullets are pictures.
    """

    part: Xml
    nums: dict[str, str] = field(default_factory=dict)
    pictured: bool = False
    _restarted: dict[tuple[str, str], str] = field(default_factory=dict)

    def take(self, base: Xml | None) -> None:
        """Put the base's definitions and lists behind ours."""
        shift = 1 + max([-1, *map(_definition, self.part.iterchildren(qn("w:abstractNum")))])
        first = 1 + max([0, *map(_number, self.part.iterchildren(qn("w:num")))])
        before = next(self.part.iterchildren(qn("w:num")), None)
        for theirs in [] if base is None else base.iterchildren(qn("w:abstractNum")):
            own = self._definition_of(theirs, shift)
            self.part.append(own) if before is None else before.addprevious(own)
        for theirs in [] if base is None else base.iterchildren(qn("w:num")):
            own, old = plain(theirs), str(_number(theirs))
            self.nums[old] = str(first + _number(theirs))
            own.set(qn("w:numId"), self.nums[old])
            _shift(below(own, "abstractNumId"), shift)
            self._without_pictures(own)
            self.part.append(own)

    def _definition_of(self, theirs: Xml, shift: int) -> Xml:
        own = plain(theirs)
        own.set(qn("w:abstractNumId"), str(_definition(theirs) + shift))
        self._without_pictures(own)
        return own

    def _without_pictures(self, element: Xml) -> None:
        for one in list(element.iter(qn("w:lvlPicBulletId"))):
            parent = one.getparent()
            if parent is not None:
                parent.remove(one)
                self.pictured = True

    def restarted(self, ours: str, theirs: str, level: int) -> str:
        """A new list like one of the base's, that begins where one of ours does."""
        key = (ours, theirs)
        if key not in self._restarted:
            new = str(1 + max(map(_number, self.part.iterchildren(qn("w:num")))))
            like = value(self._num(theirs), "abstractNumId") or "0"
            start = make("w:startOverride", val=self._first(ours))
            override = make("w:lvlOverride", start, ilvl=level)
            self.part.append(make("w:num", make("w:abstractNumId", val=like), override, numId=new))
            self._restarted[key] = new
        return self._restarted[key]

    def _first(self, ours: str) -> str:
        start = below(self._num(ours), "lvlOverride/startOverride")
        return "1" if start is None else start.get(qn("w:val"), "1")

    def _num(self, identifier: str) -> Xml | None:
        nums = self.part.iterchildren(qn("w:num"))
        return next((one for one in nums if one.get(qn("w:numId")) == identifier), None)

    def counts(self, identifier: str, level: int) -> bool:
        """Whether a list of ours counts at a level."""
        definition = value(self._num(identifier), "abstractNumId")
        for one in self.part.iterchildren(qn("w:abstractNum")):
            if one.get(qn("w:abstractNumId")) == definition:
                levels = (step for step in one if step.get(qn("w:ilvl")) == str(level))
                return any(value(step, "numFmt") not in (None, "bullet") for step in levels)
        return False


def number_as_before(
    part: Xml, lists: ListsOfBase, taken: Mapping[str, Xml], theirs: Mapping[str, Xml]
) -> None:
    """Let every paragraph of a taken style stand in the list that it stood in.

    `taken` are our styles by identifier, `theirs` the base's that they are now, likewise.
    """
    for paragraph in part.iter(qn("w:p")):
        identifier = value(paragraph, "pPr/pStyle") or ""
        ours = taken.get(identifier)
        if ours is None:
            continue
        own = below(paragraph, "pPr/numPr")
        was = _first_said(own, below(ours, "pPr/numPr"))
        if was is not None and value(was, "numId") != NONE:
            _renumber(paragraph, was, below(theirs[identifier], "pPr/numPr"), lists)


def _first_said(*numberings: Xml | None) -> Xml | None:
    return next((one for one in numberings if value(one, "numId") is not None), None)


def _renumber(paragraph: Xml, was: Xml, theirs: Xml | None, lists: ListsOfBase) -> None:
    old, level = value(was, "numId") or NONE, number(value(was, "ilvl")) or 0
    like = value(theirs, "numId")
    if like is None or like == NONE or like not in lists.nums.values():
        _set(paragraph, old, level)
    elif lists.counts(old, level):
        step = number(value(theirs, "ilvl")) or 0
        _set(paragraph, lists.restarted(old, like, step), step)
    else:
        _set(paragraph, None, 0)


def _set(paragraph: Xml, identifier: str | None, level: int) -> None:
    """Give a paragraph a list of its own, or for `None` that of its style."""
    properties = below(paragraph, "pPr")
    assert properties is not None  # noqa: S101  (its style is said there)
    own = below(properties, "numPr")
    if own is not None:
        properties.remove(own)
    if identifier is not None:
        said = make("w:numPr", make("w:ilvl", val=level), make("w:numId", val=identifier))
        properties.get_or_add_numPr()  # type: ignore[attr-defined]  # in the schema's place
        properties.replace(properties.find(qn("w:numPr")), said)  # type: ignore[arg-type]


def _definition(element: Xml) -> int:
    return number(element.get(qn("w:abstractNumId"))) or 0


def _number(element: Xml) -> int:
    return number(element.get(qn("w:numId"))) or 0


def _shift(element: Xml | None, by: int) -> None:
    if element is not None:
        element.set(qn("w:val"), str((number(element.get(qn("w:val"))) or 0) + by))
