"""JSON to plain values with their places."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import NoReturn

from exporter.article.places import Loc
from exporter.diagnostics import error
from exporter.readers.reading import MAX_DEPTH, Draft, Source

_SPACES = re.compile(r"[ \t\n\r]*")


class _NoJsonError(Exception):
    """The text is no JSON; the diagnostic is in the draft."""


def json_values(source: Source) -> Draft:
    """The object that `source` holds, with places; empty where it holds none."""
    parser = _Parser(source)
    with suppress(_NoJsonError):
        parser.document()
    return parser.draft


class _Parser:
    """Finds objects and lists itself, to know their places; scalars are read by `json`."""

    def __init__(self, source: Source) -> None:
        self.draft = Draft()
        self._source = source
        self._text = source.text
        self._position = 0
        self._scalars = json.JSONDecoder(parse_constant=self._constant)

    def document(self) -> None:
        """Read the whole text, which must be one object."""
        if self._peek() != "{":
            self._fail("not-an-article", "an article is an object: { ... }")
        self.draft.places[()] = self._source.at(self._position)
        self.draft.data = self._object(())
        if self._peek():
            self._fail("json-syntax", "here the article should end")

    def _value(self, loc: Loc) -> object:
        character = self._peek()
        self.draft.places[loc] = self._source.at(self._position)
        if len(loc) > MAX_DEPTH:
            self._fail("nesting-too-deep", f"this nests more than {MAX_DEPTH} deep")
        if character == "{":
            return self._object(loc)
        return self._list(loc) if character == "[" else self._scalar()

    def _object(self, loc: Loc) -> dict[str, object]:
        values: dict[str, object] = {}
        self._position += 1
        while self._peek() != "}":
            self._key(loc, values)
            if not self._comma("}"):
                break
        self._expect("}")
        return values

    def _key(self, loc: Loc, values: dict[str, object]) -> None:
        place = self._source.at(self._position)
        if self._peek() != '"':
            self._fail("json-syntax", "here a key in double quotes should stand")
        key = str(self._scalar())
        if key in values:
            message = f"the key {key!r} stands here twice"
            self.draft.diagnostics.append(error("duplicate-key", message, place))
        self.draft.keys.setdefault((*loc, key), place)
        self._expect(":")
        values[key] = self._value((*loc, key))

    def _list(self, loc: Loc) -> list[object]:
        values: list[object] = []
        self._position += 1
        while self._peek() != "]":
            values.append(self._value((*loc, len(values))))
            if not self._comma("]"):
                break
        self._expect("]")
        return values

    def _comma(self, end: str) -> bool:
        """Whether a comma, and a value after it, follows."""
        if self._peek() != ",":
            return False
        self._position += 1
        if self._peek() == end:
            self._fail("json-syntax", "a comma stands after the last value")
        return True

    def _scalar(self) -> object:
        try:
            value, self._position = self._scalars.raw_decode(self._text, self._position)
        except json.JSONDecodeError as failure:
            self._position = failure.pos
            self._fail("json-syntax", f"this is no JSON: {failure.msg.lower()}")
        except ValueError:  # a number of thousands of digits
            self._fail("json-syntax", "this number is too long")
        return value

    def _constant(self, name: str) -> NoReturn:
        self._fail("json-syntax", f"{name} is no JSON")

    def _expect(self, character: str) -> None:
        if self._peek() != character:
            self._fail("json-syntax", f"here {character!r} should stand")
        self._position += 1

    def _peek(self) -> str:
        """The next character that is no white space; empty at the end."""
        match = _SPACES.match(self._text, self._position)
        self._position = match.end() if match else self._position
        return self._text[self._position : self._position + 1]

    def _fail(self, code: str, message: str) -> NoReturn:
        self.draft.diagnostics.append(error(code, message, self._source.at(self._position)))
        raise _NoJsonError
