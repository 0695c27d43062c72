"""Where custom properties lead in stylesheets that are used together: in circles, or nowhere."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping

import tinycss2

from exporter import resources
from exporter.diagnostics import Diagnostic, error, warning
from exporter.diagnostics.hints import listed
from exporter.style.house_tokens import tokens
from exporter.style.kinds import names_in
from exporter.style.slips import Proof, Property, scoped_declarations

ROOTS = (":root", "html")
_ARGUMENTS = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_COMPOUNDS = re.compile(r"[\s>+~]+")
_OTHER = re.compile(r"(?!html\b)[a-z][\w-]*|.*::", re.IGNORECASE)

Uses = Mapping[str, list[str]]
"""Custom properties by their names, and those that each is made of."""


def lost_leads(proofs: Iterable[Proof]) -> list[Diagnostic]:
    """An error for each property that is made of itself, and a warning for each token that is set
    where nothing reads it."""
    named = [one for proof in proofs for one in proof.properties]
    declared = [one for one in named if not one.is_used]
    return [*_circles(declared), *_unread(declared, named)]


def _circles(declared: list[Property]) -> Iterator[Diagnostic]:
    """CSS gives no value to whatever is made of itself (CSS Custom Properties 1, 2.3)."""
    for scope in dict.fromkeys(_named_scope(one) for one in declared):
        mine = {one.name: one for one in declared if _named_scope(one) == scope}
        ours = _defaults() if scope == ROOTS[0] else {}
        uses = {**ours, **{name: names_in(one.value) for name, one in mine.items()}}
        told: set[str] = set()
        for name, one in mine.items():
            circle = [] if name in told else _circle(name, uses)
            told.update(circle)
            if circle:
                way = f", by way of {listed(circle[1:], 'and')}" if circle[1:] else ""
                message = f"{name} is made of itself{way}"
                yield error("wrong-token-value", message, one.place, "give one of them a value")


def _named_scope(one: Property) -> str:
    return ROOTS[0] if one.scope in ROOTS else one.scope


@functools.cache
def _defaults() -> Uses:
    """What our tokens are made of."""
    values = {
        name: tinycss2.parse_component_value_list(one.default) for name, one in tokens().items()
    }
    return {name: names_in(value) for name, value in values.items()}


def _circle(start: str, uses: Uses) -> list[str]:
    """The names on the way from one back to itself; none where there is no such way."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for name in uses.get(way[-1], ()):
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []


def _unread(declared: list[Property], named: list[Property]) -> Iterator[Diagnostic]:
    used = {one.name for one in named if one.is_used and not _may_be_root(one.scope)}
    read = used | _read_below()
    for one in declared:
        if one.name in tokens() and one.name not in read and not _may_be_root(one.scope):
            message = f"{one.name} is set on {one.scope}, and read of the whole document only"
            yield warning("unread-token", message, one.place)


@functools.cache
def _read_below() -> frozenset[str]:
    """The tokens that rules of ours use elsewhere than at the root of a document."""
    return frozenset(
        name
        for path in resources.styles_folder().rglob("*.css")
        for scope, one in scoped_declarations(tinycss2.parse_stylesheet(path.read_text("utf-8")))
        if not _may_be_root(scope)
        for name in names_in(one.value)
    )


def _may_be_root(scope: str) -> bool:
    """Whether a selector may be of the root of a document, or of its pages, which inherit of it."""
    bare, left = scope, 1
    while left:  # what stands in the brackets of `:has(main > section)` is no part of the way there
        bare, left = _ARGUMENTS.subn("", bare)
    ends = (_COMPOUNDS.split(part.strip())[-1] for part in bare.split(","))
    return scope.startswith("@") or not all(map(_OTHER.match, ends))
