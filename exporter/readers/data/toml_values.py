"""TOML to plain values with their places, statement by statement."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from exporter.article.places import Loc
from exporter.diagnostics import Diagnostic, Place, error
from exporter.readers.reading import MAX_DEPTH, Draft, Source, steps_into

_DEEP_KEY = re.compile(rf"(?<![\w-])(?:[\w-]+[ \t]*\.[ \t]*){{{MAX_DEPTH},}}")
_KEY = re.compile(r"""\s*(?P<key>[^=#\s][^=]*?)\s*=\s*""")
_HEADER = re.compile(r"\s*\[+\s*(?P<name>[^\]]+?)\s*\]")


def toml_values(source: Source, what: str) -> Draft:
    """The table that `source` holds, with places; empty, with a diagnostic, where it is no TOML.

    `what` the text is, for messages: `the front matter`.
    """
    draft = Draft()
    data = _values(source, what)
    if isinstance(data, Diagnostic):
        draft.diagnostics.append(data)
        return draft
    draft.data = data
    draft.places[()] = source.place(1, 1)
    _Placing(source, draft).all()
    return draft


def _values(source: Source, what: str) -> dict[str, object] | Diagnostic:
    """The values, or what is wrong with them."""
    if deep := _DEEP_KEY.search(source.text):  # its reader keeps every part of a key
        return _too_deep(source.at(deep.start()), what)
    try:
        data = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as failure:
        return _wrong(str(failure), source, what)
    except ValueError:  # a number of thousands of digits
        return _wrong("a number is too long", source, what)
    except RecursionError:
        return _too_deep(source.place(1, 1), what)
    return _too_deep(source.place(1, 1), what) if _is_too_deep(data, MAX_DEPTH) else data


def _too_deep(place: Place, what: str) -> Diagnostic:
    return error("nesting-too-deep", f"{what} nests more than {MAX_DEPTH} deep", place)


def _is_too_deep(value: object, depth: int) -> bool:
    """Whether keys and lists stand in each other more than `depth` deep."""
    return not depth or any(_is_too_deep(inner, depth - 1) for _, inner in steps_into(value))


def _wrong(problem: str, source: Source, what: str) -> Diagnostic:
    message, _, where = problem.partition(" (at line ")
    line = re.match(r"(\d+), column (\d+)", where)
    place = source.place(int(line[1]), int(line[2])) if line else source.place(1, 1)
    return error("toml", f"{what} is no TOML: {message.lower()}", place)


class _Placing:
    """Finds where each key of a valid text stands; a value's parts are looked for in its words."""

    def __init__(self, source: Source, draft: Draft) -> None:
        self._source, self._draft = source, draft
        self._table: Loc = ()
        self._counts: dict[Loc, int] = {}

    def all(self) -> None:
        """Note the places of all statements."""
        for offset, text in _statements(self._source.lines):
            held = tomllib.loads(text)
            if text.lstrip().startswith("["):
                self._enter(held, offset, text)
            elif held:
                self._pair(held, offset, text)

    def _enter(self, held: dict[str, object], offset: int, text: str) -> None:
        """Begin the table of a header such as `[a.b]`, or the next of `[[a.b]]`."""
        names, is_list = _names_in(held)
        place = self._at(offset, text, _HEADER, "name")
        loc: Loc = ()
        for name in names[:-1]:
            self._note((*loc, name), place, place)
            loc = self._below((*loc, name))
        loc = (*loc, names[-1])
        self._note(loc, place, place)
        if is_list:
            self._counts[loc] = self._counts.get(loc, -1) + 1
            loc = (*loc, self._counts[loc])
            self._note(loc, place, place)
        self._table = loc

    def _below(self, loc: Loc) -> Loc:
        """A table's loc; of a list of tables that of the last one so far."""
        return (*loc, self._counts[loc]) if loc in self._counts else loc

    def _pair(self, held: dict[str, object], offset: int, text: str) -> None:
        key = self._at(offset, text, _KEY, "key")
        match = _KEY.match(text)
        start = match.end() if match else 0
        self._inner(held, self._table, key, offset, text, start)

    def _inner(
        self, value: object, loc: Loc, key: Place, offset: int, text: str, start: int
    ) -> None:
        for step, inner in steps_into(value):
            found = _found(step, inner, text, start)
            where = self._source.at(offset + (start if found is None else found))
            is_own = isinstance(step, str) and found is not None
            self._note((*loc, step), where if is_own else key, where)
            self._inner(inner, (*loc, step), key, offset, text, start if found is None else found)
            start = start if found is None else found

    def _at(self, offset: int, text: str, pattern: re.Pattern[str], group: str) -> Place:
        match = pattern.match(text)
        return self._source.at(offset + (match.start(group) if match else 0))

    def _note(self, loc: Loc, key: Place, value: Place) -> None:
        self._draft.keys.setdefault(loc, key)
        self._draft.places.setdefault(loc, value)


def _statements(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Each header or pair with where it starts: as few lines as are TOML by themselves."""
    offset, start, held = 0, 0, ""
    for line in lines:
        held = f"{held}\n{line}" if held else line
        offset += len(line) + 1
        if not line.strip() and not held.strip():
            start, held = offset, ""
            continue
        try:
            tomllib.loads(held)
        except tomllib.TOMLDecodeError:
            continue
        yield start, held
        start, held = offset, ""


def _names_in(held: dict[str, object]) -> tuple[list[str], bool]:
    """The names that a header holds, and whether it is one of a list of tables."""
    names: list[str] = []
    value: object = held
    while isinstance(value, dict) and value:
        (name, value), *_ = value.items()
        names.append(name)
    return names, isinstance(value, list)


def _found(step: str | int, value: object, text: str, start: int) -> int | None:
    """Where a key of an inline table, or an item of a list, begins in a statement's text."""
    if isinstance(step, str):
        match = re.compile(rf"""(?<![\w-])["']?{re.escape(step)}["']?\s*=""").search(text, start)
        return match.start() if match else None
    if isinstance(value, str):
        match = re.compile(rf"""["']{re.escape(value)}["']""").search(text, start)
        return match.start() if match else None
    return None
