"""Computed styles as WeasyPrint computes them, by shorter ways where these are sure.

Most properties of most elements are inherited, initial, or said by a variable that says the same
for every element. Whatever is not as plain as that goes WeasyPrint's own way.
See docs/decisions/weasyprint-styles-kept.md.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.css import ComputedStyle, resolve_math, resolve_var
from weasyprint.css.computed_values import COMPUTER_FUNCTIONS, PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.css.tokens import InvalidValues, Pending, PercentageInMath
from weasyprint.css.validation import validate_non_shorthand

from exporter.engine.insides import Computed

WHOLE = frozenset({"float", "display", "position", "page"})
"""Properties whose values hang together, or on those of ancestors."""

LOGICAL = frozenset(
    logical(block="ttb", inline=inline)
    for logical in PHYSICAL_FUNCTIONS.values()
    for inline in ("ltr", "rtl")
)
"""The logical properties that may stand for physical ones (CSS Logical Properties 1, 4)."""


def _is_whole(key: str) -> bool:
    return key in WHOLE or key.startswith("text_decoration_")


INITIAL = {
    key: value
    for key, value in INITIAL_VALUES.items()
    if key not in INHERITED and key not in INITIAL_NOT_COMPUTED and not _is_whole(key)
}
"""What properties are where nothing is declared and nothing inherited."""

PLAIN = (str, int, float, list)
"""Kinds of values in which there is nothing to reckon."""

MOST_SOLVED = 64  # values of one declaration that are kept; a style's trials need about a dozen


UNSURE = object()
"""A value that only WeasyPrint's own way finds."""


class UnsureError(Exception):
    """WeasyPrint must say what becomes of a value."""


class QuickStyle(ComputedStyle):  # type: ignore[misc]  # WeasyPrint has no types
    """A computed style; each property is computed when it is asked for first."""

    def __missing__(self, key: str) -> Any:
        """The value of a property that was not asked for yet."""
        if key in self.cascaded:
            value = self._declared(key)
        elif key in INITIAL:
            value = INITIAL[key]
        else:
            value = self._inherited(key)
        if value is UNSURE or (key in PHYSICAL_FUNCTIONS and self._is_logical):
            return super().__missing__(key)
        self[key] = value
        return value

    @functools.cached_property
    def _is_logical(self) -> bool:
        """Whether anything is declared of start and end, which may be any side."""
        return not LOGICAL.isdisjoint(self.cascaded)

    def _inherited(self, key: str) -> Any:
        if self.parent_style is None or not (key in INHERITED or key[:2] == "__"):
            return UNSURE
        if _is_whole(key):
            return UNSURE
        value = self.parent_style[key]
        return value if type(value) in PLAIN or not check_math(value) else UNSURE

    def _declared(self, key: str) -> Any:
        if _is_whole(key):
            return UNSURE
        value, _ = self.cascaded[key]
        try:
            if isinstance(value, Pending):
                value, has_math = _solved(value, self, key)
            else:
                has_math = check_math(value)
            if has_math:
                value = _reckoned(value, self, key)
        except UnsureError:
            return UNSURE
        if value in ("inherit", "initial"):
            return UNSURE
        computer = COMPUTER_FUNCTIONS.get(key)
        return value if computer is None else computer(self, key, value)


def _solved(pending: Any, style: QuickStyle, key: str) -> tuple[Any, bool]:
    """The value of a declaration with variables, and whether there is something to reckon in it.

    It hangs on the variables' values alone, and these are the same objects wherever they are
    inherited.
    """
    if "kept" not in pending.__dict__:
        pending.names = _names(pending.tokens)
        pending.kept = {}  # last, for another thread may be looking
    if None in pending.names:
        raise UnsureError
    style[key] = None  # a variable that needs itself has no value (CSS Variables 1, 2.3)
    try:
        values = [style[name] for name in pending.names]
        wanted = (key, style.base_url, *map(id, values))
        found = pending.kept.get(wanted)
        if found is None:
            found = (*_validated(pending, style, key), values)  # values held: no id comes back
            if len(pending.kept) >= MOST_SOLVED:
                pending.kept.clear()
            pending.kept[wanted] = found
    finally:
        del style[key]
    value, has_math, _ = found
    return value, has_math


def _validated(pending: Any, style: QuickStyle, key: str) -> tuple[Any, bool]:
    tokens: list[Any] = []
    for token in pending.tokens:
        resolved = resolve_var(style, token, style.parent_style)
        tokens.extend((token,) if resolved is None else resolved)
    try:
        if not tokens:
            raise UnsureError
        value = pending.validate(tokens, key.replace("_", "-"), style.base_url)
    except InvalidValues as problem:
        raise UnsureError from problem
    if not check_math(value):
        return value, False
    try:
        return _reckoned(value, NO_STYLE, key), False
    except UnsureError:
        return value, True


def _reckoned(value: Any, style: Computed, key: str) -> Any:
    """What functions of mathematics come to in a style; those of percentages wait for layout."""
    try:
        tokens = [
            _sum(one, style, key) if check_math(one) else one
            for one in (value if type(value) is tuple else (value,))
        ]
        return validate_non_shorthand(tokens, key.replace("_", "-"))[0][1]
    except Exception as problem:  # WeasyPrint's own way tells of it
        raise UnsureError from problem


def _sum(function: Any, style: Computed, key: str) -> Any:
    try:
        token = resolve_math(function, style, key)
    except PercentageInMath:
        return function
    if token is None:
        raise UnsureError
    return token


class _NoStyle(dict[str, Any]):
    """What lengths that are the same in every style are reckoned in."""

    def __missing__(self, key: str) -> Any:
        raise UnsureError


NO_STYLE: Any = _NoStyle()


def _names(tokens: Iterable[Any]) -> tuple[str | None, ...]:
    """The variables in a declaration, as properties; `None` is one with a value to fall back on."""
    return tuple(name for token in tokens for name in _names_in(token))


def _names_in(token: Any) -> Iterator[str | None]:
    if token.type == "() block":
        yield from _names(token.content)
    elif token.type == "function":
        if token.lower_name == "var":
            yield _name(token)
        else:
            yield from _names(token.arguments)


def _name(token: Any) -> str | None:
    arguments = [one for one in token.arguments if one.type not in ("whitespace", "comment")]
    is_plain = len(arguments) == 1 and arguments[0].type == "ident"
    return arguments[0].value.replace("-", "_") if is_plain else None
