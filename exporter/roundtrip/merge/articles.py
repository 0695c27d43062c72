"""Three-way merge of articles, part by part, and of their texts, sentence by sentence."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import cast

from pydantic import BaseModel, ValidationError

from exporter.article import Article, CodeBlock, Table
from exporter.article.extra import HouseFields, Value
from exporter.article.headline import stand_in
from exporter.article.inline import parse, plain, serialise
from exporter.article.inline.marks import Run, flatten, tree
from exporter.article.inline.nodes import Text
from exporter.article.places import Loc, field_of
from exporter.article.references import INLINE_FIELDS
from exporter.roundtrip.merge.sequences import SequenceMerger

_LINE_BREAK = "\\\n"
_NO_SPACE_AFTER = tuple("。！？」』）")


def merged_text(base: str, ours: str, theirs: str) -> str | None:
    """Inline Markdown with the edits of both sides; `None` where they touch one sentence.

    Texts with line breaks, such as verse, are not taken apart.
    """
    touched: list[int] = []

    def merge_sentence(where: int, base: str, ours: str, theirs: str) -> str:
        if ours != base and theirs not in (base, ours):
            touched.append(where)
        return theirs if ours == base else ours

    if any(_LINE_BREAK in text for text in (base, ours, theirs)):
        return None
    mine, other = _sentences(ours), _sentences(theirs)
    merger = SequenceMerger(_sentences(base), mine, other, merge_sentence, prefer_theirs=False)
    sentences = merger.merged()
    return None if touched or merger.clashes or not sentences else _joined(sentences)


def _sentences(text: str) -> list[str]:
    sentences: list[str] = []
    while text:
        sentence, text = stand_in(text)
        sentences.append(sentence)
    return sentences


def _joined(sentences: Sequence[str]) -> str:
    runs: list[Run] = []
    for sentence in sentences:
        following = list(flatten(parse(sentence)))
        if runs and not plain(serialise(tree(runs))).endswith(_NO_SPACE_AFTER):
            runs.append(Run(Text(" "), runs[-1].marks & following[0].marks))
        runs += following
    return serialise(tree(runs))


@dataclass(frozen=True)
class _Stage:
    """How far an article is: two fields of which one makes no sense without the other."""

    status: str
    embargo: datetime | None


_ONLY_TOGETHER = tuple(field.name for field in fields(_Stage))
_BOTH = "both sides edited this"


class ArticleMerger:
    """Merges one article; `conflicts` gathers our locs where both sides cannot be had, and why."""

    def __init__(self, *, prefer_theirs: bool) -> None:
        """With `prefer_theirs` a conflict gives the part as they have it, else as we do."""
        self.conflicts: dict[Loc, str] = {}
        self._prefer_theirs = prefer_theirs

    def merged(self, base: Article, ours: Article, theirs: Article) -> Article:
        """The article with the edits of both sides."""
        return cast("Article", self._value((), base, ours, theirs))

    def _value(self, loc: Loc, base: Hashable, ours: Hashable, theirs: Hashable) -> Hashable:
        if theirs in (base, ours):
            return ours
        if ours == base:
            return theirs
        return self._both_edited(loc, base, ours, theirs)

    def _both_edited(self, loc: Loc, base: Hashable, ours: Hashable, theirs: Hashable) -> Hashable:
        match base, ours, theirs:
            case tuple(), tuple(), tuple() if loc[:1] != ("extra",):
                return self._list(loc, base, ours, theirs)
            case dict(), dict(), dict():
                return self._mapping(loc, base, ours, theirs)
            case BaseModel(), BaseModel(), BaseModel():
                if type(base) is type(ours) is type(theirs):
                    return self._model(loc, base, ours, theirs)
            case str(), str(), str() if loc[0] != "extra" and field_of(loc) in INLINE_FIELDS:
                text = merged_text(base, ours, theirs)
                if text is not None:
                    return text
        return self._conflict(loc, ours, theirs, _BOTH)

    def _model(self, loc: Loc, base: BaseModel, ours: BaseModel, theirs: BaseModel) -> Hashable:
        if isinstance(ours, CodeBlock) or len({_width(it) for it in (base, ours, theirs)}) > 1:
            return self._conflict(loc, ours, theirs, _BOTH)
        known = dict(self.conflicts)
        values: dict[str, object] = {}
        for name in type(ours).model_fields:
            three = (getattr(model, name) for model in (base, ours, theirs))
            if name not in _ONLY_TOGETHER:
                values[name] = self._value((*loc, name), *three)
        if isinstance(ours, Article):
            values |= self._stage(base, ours, theirs)
        try:
            return type(ours)(**values)
        except ValidationError:
            self.conflicts = known
            why = "what both sides did to this cannot be had together"
            return self._conflict(loc, ours, theirs, why)

    def _mapping(
        self,
        loc: Loc,
        base: Mapping[str, Hashable],
        ours: Mapping[str, Hashable],
        theirs: Mapping[str, Hashable],
    ) -> HouseFields:
        """The fields of a house, each for itself; `None` is one that a side lacks."""
        merged = {
            name: self._value((*loc, name), base.get(name), ours.get(name), theirs.get(name))
            for name in {**ours, **theirs}
        }
        values = {name: value for name, value in merged.items() if value is not None}
        return HouseFields(cast("dict[str, Value]", values))

    def _stage(self, *articles: BaseModel) -> dict[str, object]:
        """The status and the embargo."""
        three = (_Stage(*(getattr(it, name) for name in _ONLY_TOGETHER)) for it in articles)
        return vars(self._value(("status",), *three))

    def _list(
        self,
        loc: Loc,
        base: tuple[Hashable, ...],
        ours: tuple[Hashable, ...],
        theirs: tuple[Hashable, ...],
    ) -> tuple[Hashable, ...]:
        if _are_cells(loc):
            cells = zip(base, ours, theirs, strict=True)
            return tuple(self._value((*loc, index), *three) for index, three in enumerate(cells))

        def merge_part(index: int, *three: Hashable) -> Hashable:
            return self._value((*loc, index), *three)

        merger = SequenceMerger(base, ours, theirs, merge_part, prefer_theirs=self._prefer_theirs)
        merged = merger.merged()
        for clash in merger.clashes:
            where = (*loc, clash.where) if clash.where < len(ours) else loc
            self.conflicts.setdefault(where, clash.why)
        return merged

    def _conflict(self, loc: Loc, ours: Hashable, theirs: Hashable, why: str) -> Hashable:
        self.conflicts[loc] = why
        return theirs if self._prefer_theirs else ours


def _are_cells(loc: Loc) -> bool:
    """Whether a list's parts keep their places: the columns of a table."""
    return loc[-1] in ("header", "align") or "rows" in loc[-2:-1]


def _width(model: object) -> int | None:
    """How many columns a table has; `None` for what is no table."""
    return len(model.header) if isinstance(model, Table) else None
