"""Slips of the pen in a house's stylesheets: tokens that are not there, values of another kind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import Declaration, Node

from exporter.diagnostics import Diagnostic, Place, error, warning
from exporter.diagnostics.hints import did_you_mean
from exporter.style.css_rules import rules_of
from exporter.style.house_tokens import PRIVATE, Token, text_of, tokens, value_of
from exporter.style.kinds import Value, arguments_of, uses_of

LONGEST_QUOTE = 40  # characters of a value, in a message


@dataclass(frozen=True)
class Property:
    """A custom property where a stylesheet names it: used in a `var()`, or else declared.

    One with a fallback need not be declared anywhere. `scope` is the selector of its rule, and
    `value` what it is declared to be.
    """

    name: str
    place: Place
    scope: str = ""
    value: tuple[Node, ...] = ()
    is_used: bool = False
    has_fallback: bool = False


@dataclass(frozen=True)
class Proof:
    """A stylesheet as read for slips: what it names, and the values that are of a wrong kind."""

    properties: tuple[Property, ...]
    wrong_values: tuple[Diagnostic, ...]


def proof_of(css: str, file: str) -> Proof:
    """Read a stylesheet for slips; `file` is what places call it."""
    declarations = list(scoped_declarations(rules_of(css)))
    named = (
        one for scope, declaration in declarations for one in _properties(scope, declaration, file)
    )
    wrong = (one for _, declaration in declarations for one in _wrong_value(declaration, file))
    return Proof(tuple(named), tuple(wrong))


def unknown_tokens(proofs: Iterable[Proof], in_templates: Collection[str] = ()) -> list[Diagnostic]:
    """A warning for each name that is no token of ours in stylesheets that are used together.

    A property of the house's own is declared in one of them and used in one, or in a template; or
    it begins with `--_`.
    """
    named = [one for proof in proofs for one in proof.properties]
    declared = {one.name for one in named if not one.is_used}
    used = {*in_templates, *(one.name for one in named if one.is_used)}
    known = tokens().keys() | (declared & used)
    strange = (one for one in named if one.name not in known and not one.has_fallback)
    return [_unknown(one) for one in strange if not one.name.startswith(PRIVATE)]


def _unknown(unknown: Property) -> Diagnostic:
    message = (
        f"var({unknown.name}) is of no token, and no stylesheet declares it"
        if unknown.is_used
        else f"there is no token {unknown.name}, and no stylesheet uses it"
    )
    hint = did_you_mean(unknown.name, tokens())
    return warning("unknown-token", message, unknown.place, hint)


def scoped_declarations(
    nodes: Iterable[Node], scope: str = ""
) -> Iterator[tuple[str, Declaration]]:
    """Every declaration of a stylesheet with the selector of its rule, `@page` for those of pages;
    those in nested rules too."""
    for node in nodes:
        if node.type == "declaration":
            yield scope, node
        elif getattr(node, "content", None):
            inner = _scope(node) or scope
            yield from scoped_declarations(tinycss2.parse_blocks_contents(node.content), inner)


def _scope(rule: Node) -> str:
    if rule.type == "at-rule":
        return "@page" if rule.lower_at_keyword == "page" else ""
    return (
        " ".join(tinycss2.serialize(rule.prelude).split()) if rule.type == "qualified-rule" else ""
    )


def _properties(scope: str, declaration: Declaration, file: str) -> Iterator[Property]:
    if declaration.name.startswith("--"):
        yield Property(declaration.name, _place(declaration, file), scope, tuple(declaration.value))
    for use in uses_of(declaration.value):
        match arguments_of(use):
            case [name, *fallback] if name.type == "ident":
                place, has_fallback = _place(name, file), bool(fallback)
                yield Property(name.value, place, scope, is_used=True, has_fallback=has_fallback)


def _wrong_value(declaration: Declaration, file: str) -> Iterator[Diagnostic]:
    token = tokens().get(declaration.name)
    if token and not _is_right(token, value_of(declaration)):
        message = f"{token.name} is {_quoted(declaration)}, and must be {token.wanted}"
        hint = f"write it as in {token.name}: {token.example}"
        yield error("wrong-token-value", message, _place(declaration, file), hint)


def _is_right(token: Token, value: Value) -> bool:
    other = _alias(value)
    return token.may_be(other) if other else token.allows(value)


def _alias(value: Sequence[Node]) -> Token | None:
    """The token of a value that is one `var()` without a fallback; `None` for all else."""
    uses = [*uses_of(value)]
    names = arguments_of(uses[0]) if len(uses) == 1 and uses == [*value] else []
    return tokens().get(names[0].value) if len(names) == 1 and names[0].type == "ident" else None


def _place(node: Node, file: str) -> Place:
    return Place(file, node.source_line, node.source_column)


def _quoted(declaration: Declaration) -> str:
    text = text_of(declaration)
    return repr(text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…")
