"""YAML to plain values with their places.

Every scalar stays the text that was typed, so `dateline: NO` and `number: 007` need no quotes; only
an empty value, `null` or `~` is nothing. In a house's fields alone, below `extra` and of the keys
that it declares, there are numbers, and true and false. Tags and aliases are refused, so no file
can run code or grow in memory.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StreamMark, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from exporter.article.places import Loc
from exporter.diagnostics import Place, error, has_errors
from exporter.readers.data.yaml_spelling import EXTRA, NULLS, typed
from exporter.readers.reading import MAX_DEPTH, Draft, Source


@dataclass
class _Frame:
    """A mapping or list that is being filled; `key` is the mapping's key that waits for a value."""

    loc: Loc
    values: dict[str, object] | list[object]
    key: str | None = None

    @property
    def awaits_key(self) -> bool:
        """Whether a key must come next."""
        return isinstance(self.values, dict) and self.key is None


class _EndError(Exception):
    """Reading on would be of no use; the diagnostic is in the draft."""


def yaml_values(source: Source) -> Draft:
    """The mapping that `source` holds, with places; empty where it holds none.

    Tabs that YAML does not take count as the spaces that they stand for.
    """
    draft = _built(source)
    if "\t" in source.text and any(told.code == "yaml-syntax" for told in draft.diagnostics):
        spaced = _built(replace(source, text=source.text.replace("\t", " ")))
        return draft if has_errors(spaced.diagnostics) else spaced
    return draft


def _built(source: Source) -> Draft:
    builder = _Builder(source)
    try:
        for event in YAML(typ="safe", pure=True).parse(source.text):
            builder.take(event)
    except _EndError:
        builder.draft.data = {}
    except YAMLError as failure:
        builder.report_syntax(failure)
        builder.draft.data = {}
    return builder.draft


class _Builder:
    """Takes the parser's events one by one; what is open lies on a stack, so depth is no danger."""

    def __init__(self, source: Source) -> None:
        self.draft = Draft()
        self._source = source
        self._stack: list[_Frame] = []
        self._documents = 0

    def take(self, event: Event) -> None:
        """Note one event of the parser."""
        match event:
            case AliasEvent():
                self._alias(event)
            case DocumentStartEvent():
                self._start_document(event)
            case ScalarEvent():
                self._refuse_tag(event)
                self._scalar(event)
            case MappingStartEvent():
                self._refuse_tag(event)
                self._start(event, {})
            case SequenceStartEvent():
                self._refuse_tag(event)
                self._start(event, [])
            case MappingEndEvent() | SequenceEndEvent():
                self._stack.pop()

    def report_syntax(self, failure: YAMLError) -> None:
        """Note that the text is no YAML."""
        problem: object = None
        place = self._source.place()
        match failure:
            case MarkedYAMLError():
                problem = failure.problem
                place = self._place(failure.problem_mark) if failure.problem_mark else place
            case ReaderError():
                problem = failure.reason
        self._error("yaml-syntax", f"this is no YAML: {problem or failure}", place)

    def _place(self, mark: StreamMark) -> Place:
        return self._source.place(mark.line + 1, mark.column + 1)

    def _error(self, code: str, message: str, place: Place, hint: str | None = None) -> None:
        self.draft.diagnostics.append(error(code, message, place, hint))

    def _alias(self, event: AliasEvent) -> None:
        place = self._place(event.start_mark)
        self._error("yaml-alias", f"the alias *{event.anchor} is not allowed", place, "copy it")
        self._put(None, place)

    def _refuse_tag(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        if event.tag:
            place = self._place(event.start_mark)
            self._error("yaml-tag", f"the tag {event.tag} is not allowed", place, "delete it")

    def _start_document(self, event: DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            place = self._place(event.start_mark)
            self._error("yaml-documents", "a file holds one article, here starts a second", place)
            raise _EndError

    def _scalar(self, event: ScalarEvent) -> None:
        place = self._place(event.start_mark)
        if event.implicit[0] and event.value in NULLS:
            self._put(None, place)
        elif event.implicit[0] and self._stands_in_house_field:
            loc = self._put(typed(event.value), place)
            self.draft.written[loc] = event.value
        else:
            self._put(event.value, place)

    @property
    def _stands_in_house_field(self) -> bool:
        """Whether a value is next, and it is one of a house's own."""
        if not self._stack or self._stack[-1].awaits_key:
            return False
        inner = self._stack[1:]
        key = inner[0].loc[0] if inner else self._stack[0].key
        return key in self._source.declared or (key == EXTRA and bool(inner))

    def _start(
        self,
        event: MappingStartEvent | SequenceStartEvent,
        values: dict[str, object] | list[object],
    ) -> None:
        place = self._place(event.start_mark)
        if len(self._stack) >= MAX_DEPTH:
            self._error("nesting-too-deep", f"this nests more than {MAX_DEPTH} deep", place)
            raise _EndError
        if self._stack:
            self._stack.append(_Frame(self._put(values, place), values))
        elif isinstance(values, dict):
            self.draft.data = values
            self._stack.append(_Frame((), values))
        else:
            self._not_an_article(place)

    def _not_an_article(self, place: Place) -> NoReturn:
        self._error("not-an-article", "an article is keys and values, such as headline: ...", place)
        raise _EndError

    def _put(self, value: object, place: Place) -> Loc:
        """Put `value` where it belongs, and say where that is."""
        if not self._stack:
            self._not_an_article(place)
        frame = self._stack[-1]
        if isinstance(frame.values, list):
            loc: Loc = (*frame.loc, len(frame.values))
            frame.values.append(value)
        elif frame.key is None:
            self._key(frame, value, place)
            return frame.loc
        else:
            loc = (*frame.loc, frame.key)
            frame.values[frame.key] = value
            frame.key = None
        self.draft.places[loc] = place
        return loc

    def _key(self, frame: _Frame, key: object, place: Place) -> None:
        if key is not None and not isinstance(key, str):
            self._error("yaml-key", "a key must be a word", place)
            raise _EndError
        frame.key = key or ""
        if frame.key in frame.values:
            self._error("duplicate-key", f"the key {frame.key!r} stands here twice", place)
        self.draft.keys.setdefault((*frame.loc, frame.key), place)
