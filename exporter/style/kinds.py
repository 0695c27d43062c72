"""The kinds of value that a token may have: one row each."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tinycss2.ast import Node
from tinycss2.color5 import parse_color

Value: TypeAlias = Sequence[Node]
"""The component values of a declaration (CSS Syntax 3), white space and comments left out."""

# CSS Values 4, section 6: units of length. Those of angles and times, and `fr`, are none.
_UNITS = "pt mm cm q in pc px em rem ex rex ch rch cap rcap ic ric lh rlh vw vh vi vb vmin vmax"
_LINES = "none hidden solid dashed dotted double groove ridge inset outset thin medium thick"
UNITS = frozenset(_UNITS.split())
LINES = frozenset(_LINES.split())
MATH = frozenset({"calc", "min", "max", "clamp", "round", "mod", "rem", "abs"})
WEIGHTS = frozenset({"normal", "bold", "bolder", "lighter"})
HUNDREDS = range(100, 1000, 100)  # the weights that the engine knows
POINTS = {"pt": 1, "px": 0.75, "pc": 12, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4, "q": 18 / 25.4}
LEAST_SIZE, MOST_SIZE = 1, 999  # points: more than a page, and less than can be read
_BOUNDED = re.compile(r"(.+) from ([\d.]+)(?: to ([\d.]+))?")
BLOCKS = ("() block", "[] block", "{} block")


@dataclass(frozen=True)
class Kind:
    """A kind: how a sentence names it, an example, and whether a value is of it.

    `like` is the kind for which it may stand in a `var()`.
    """

    said: str
    example: str
    holds: Callable[[Value], bool]
    like: str


def is_math(value: Value) -> bool:
    """Whether a value is one mathematical function, such as `calc()`."""
    return len(value) == 1 and value[0].type == "function" and value[0].lower_name in MATH


def is_keyword(value: Value, keyword: str) -> bool:
    """Whether a value is one word, in letters of either case."""
    return len(value) == 1 and value[0].type == "ident" and value[0].lower_value == keyword


def uses_of(value: Value) -> Iterator[Node]:
    """Every `var()` in a value, at whatever depth."""
    for node in value:
        if node.type == "function":
            if node.lower_name == "var":
                yield node
            yield from uses_of(node.arguments)
        elif node.type in BLOCKS:
            yield from uses_of(node.content)


def arguments_of(function: Node) -> list[Node]:
    """The component values between the brackets of a function, commas among them."""
    return [node for node in function.arguments if node.type not in ("whitespace", "comment")]


def names_in(value: Value) -> list[str]:
    """The names that the `var()` of a value ask for."""
    first = (arguments_of(use)[:1] for use in uses_of(value))
    return [name.value for one in first for name in one if name.type == "ident"]


def _is_length(value: Value) -> bool:
    return is_math(value) or (len(value) == 1 and _measures(value[0]))


def _measures(node: Node) -> bool:
    if node.type == "dimension":
        return node.lower_unit in UNITS
    return bool(node.type == "number" and node.value == 0)


def _is_size(value: Value) -> bool:
    """Whether type can be set in a size; one in units of other lengths need only be above 0."""
    if is_math(value) or not _is_length(value):
        return is_math(value)
    unit = getattr(value[0], "lower_unit", "pt")
    if unit not in POINTS:
        return bool(value[0].value > 0)
    return bool(LEAST_SIZE <= value[0].value * POINTS[unit] <= MOST_SIZE)


def _is_percentage(value: Value) -> bool:
    return is_math(value) or (len(value) == 1 and value[0].type == "percentage")


def _is_number(value: Value) -> bool:
    return is_math(value) or (len(value) == 1 and value[0].type == "number")


def _is_whole_number(value: Value) -> bool:
    return is_math(value) or (_is_number(value) and value[0].is_integer)


def _is_weight(value: Value) -> bool:
    if any(is_keyword(value, weight) for weight in WEIGHTS):
        return True
    return len(value) == 1 and value[0].type == "number" and value[0].value in HUNDREDS


def _is_colour(value: Value) -> bool:
    return len(value) == 1 and parse_color(value[0]) is not None


def _are_colours(value: Value) -> bool:
    return all(_is_colour(item) for item in _items(value))


def _are_families(value: Value) -> bool:
    return all(_is_family(item) for item in _items(value))


def _is_family(item: Value) -> bool:
    kinds = [node.type for node in item]
    return kinds == ["string"] or (bool(kinds) and set(kinds) == {"ident"})


def _is_picture(value: Value) -> bool:
    return len(value) == 1 and bool(url_of(value[0]))


def url_of(node: Node) -> str | None:
    """The URL that a `url()` names, in quotes or without; `None` for any other value."""
    if node.type == "url":
        return str(node.value)
    if node.type != "function" or node.lower_name != "url":
        return None
    return next((str(one.value) for one in node.arguments if one.type == "string"), None)


def _are_names(value: Value) -> bool:
    return all([node.type for node in item] == ["ident"] for item in _items(value))


def _is_rule(value: Value) -> bool:
    return len(value) <= 3 and all(_is_part_of_rule(node) for node in value)


def _is_part_of_rule(node: Node) -> bool:
    is_line = node.type == "ident" and node.lower_value in LINES
    return is_line or _is_length([node]) or _is_colour([node])


def _is_decoration(value: Value) -> bool:
    return all(
        node.type in ("ident", "percentage") or _is_length([node]) or _is_colour([node])
        for node in value
    )


def _items(value: Value) -> list[list[Node]]:
    """What stands between the commas of a list."""
    items: list[list[Node]] = [[]]
    for node in value:
        if node.type == "literal" and node.value == ",":
            items.append([])
        else:
            items[-1].append(node)
    return items


KINDS: Mapping[str, Kind] = {
    "colour": Kind("a colour", "#a8132b", _is_colour, "colour"),
    "colours": Kind("a list of colours", "#1c1c1c, #ffffff", _are_colours, "colour"),
    "length": Kind("a length", "4mm", _is_length, "length"),
    "size": Kind("a size of type from 1pt to 999pt", "10pt", _is_size, "length"),
    "percentage": Kind("a percentage", "50%", _is_percentage, "percentage"),
    "number": Kind("a number", "0.5", _is_number, "number"),
    "whole number": Kind("a whole number", "2", _is_whole_number, "number"),
    "weight": Kind("a weight of type from 100 to 900, in hundreds", "700", _is_weight, "number"),
    "families": Kind(
        "a list of font families", '"Source Sans 3", sans-serif', _are_families, "families"
    ),
    "names": Kind("a list of names", "contents, sources", _are_names, "names"),
    "rule": Kind("a rule's thickness, line and colour", "0.5pt solid #1c1c1c", _is_rule, "rule"),
    "picture": Kind("a picture, as url()", "url(logo.svg)", _is_picture, "picture"),
    "decoration": Kind("a line at words", "underline", _is_decoration, "decoration"),
}


@dataclass(frozen=True)
class Sort:
    """A kind as a token has it, as in `number from 0.5 to 1`, or a keyword.

    Without a kind, `word` is the keyword. Engines read bounded numbers as they are written, so
    that no mathematical function will do for them.
    """

    word: str
    kind: Kind | None = None
    least: float | None = None
    most: float | None = None

    def __str__(self) -> str:
        return self.word + self._bounds

    @property
    def said(self) -> str:
        """How a sentence names it."""
        return self.kind.said + self._bounds if self.kind else self.word

    @property
    def example(self) -> str | None:
        """A value of the kind; `None` for a keyword."""
        return self.kind.example if self.kind else None

    @property
    def like(self) -> str:
        """What it is compared by where one token stands for another."""
        return self.kind.like if self.kind else self.word

    def holds(self, value: Value) -> bool:
        """Whether a value is of this kind, within its bounds, or this keyword."""
        if self.kind is None:
            return is_keyword(value, self.word)
        return self.kind.holds(value) and (self.least is None or self._is_within(value))

    def _is_within(self, value: Value) -> bool:
        least, most = self.least or 0, math.inf if self.most is None else self.most
        return not is_math(value) and least <= value[0].value <= most

    @property
    def _bounds(self) -> str:
        if self.least is None:
            return ""
        return f" from {self.least:g}" + ("" if self.most is None else f" to {self.most:g}")


def sort_of(text: str) -> Sort:
    """A kind with its bounds, as a token's comment has it; any other word is a keyword."""
    bounded = _BOUNDED.fullmatch(text)
    word, *bounds = bounded.groups() if bounded else (text, None, None)
    least, most = (float(bound) if bound else None for bound in bounds)
    return Sort(word, KINDS.get(word), least, most)
