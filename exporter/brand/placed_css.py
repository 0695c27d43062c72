"""The stylesheet of a brand, each of its rules on the line of the brand file that it comes from.

So whatever is told of the stylesheet is told of the brand file, in the right line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exporter.diagnostics import Place


@dataclass(frozen=True)
class Rule:
    """A rule of CSS, on one line, and where the brand file asks for it; the token that it sets,
    and its value, where it is one that does."""

    css: str
    place: Place
    sets: tuple[str, str] | None = None


def token(name: str, value: str, place: Place) -> Rule:
    """The rule that sets a token."""
    return Rule(f":root{{{name}:{value}}}", place, (name, value))


def stylesheet(rules: Iterable[Rule]) -> str:
    """The rules as a stylesheet; of two that set the same, the one further down wins."""
    lines: list[str] = []
    for rule in sorted(rules, key=_line):
        lines += [""] * (_line(rule) - len(lines))
        lines[-1] += rule.css
    return "\n".join(lines) + "\n"


def _line(rule: Rule) -> int:
    return rule.place.line or 1
