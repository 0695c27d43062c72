"""Stylesheets of which rules and declarations can be left out, to find what fails over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import tinycss2
from tinycss2.ast import Declaration, Node

from exporter.diagnostics import Place
from exporter.style.house_tokens import text_of

LONGEST_QUOTE = 80  # characters of a declaration, in a message
Texts: TypeAlias = Mapping[Path, str]


@dataclass(frozen=True)
class Rule:
    """A rule of a stylesheet: what stands before its block, and the rules and declarations in it;
    `None` for one without a block."""

    head: str
    body: Sequence[Rule | Declaration] | None
    source_line: int
    source_column: int


@dataclass(frozen=True)
class Culprit:
    """A rule or declaration that something fails over, as a message quotes it, and its place."""

    quoted: str
    place: Place


class Trimmed:
    """The stylesheets of a house, of which all after some rule or declaration can be left out."""

    def __init__(self, texts: Texts) -> None:
        """`texts` are in the order of the cascade."""
        self._sheets = {path: _rules(css) for path, css in texts.items()}
        self._parts = [(path, part) for path, rules in self._sheets.items() for part in _all(rules)]

    def culprit(self, fails: Callable[[Texts], bool]) -> Culprit | None:
        """The rule or declaration with which the stylesheets begin to fail, found by halves;
        `None` where they fail without any, and where there is none."""
        failing = first_failing(len(self._parts), lambda count: fails(self._first(count)))
        if failing is None:
            return None
        path, found = self._parts[failing - 1]
        return Culprit(_quoted(found), Place(str(path), found.source_line, found.source_column))

    def _first(self, count: int) -> dict[Path, str]:
        """The stylesheets with no more than their first rules and declarations."""
        kept = {id(part) for _, part in self._parts[:count]}
        return {path: _text(rules, kept) for path, rules in self._sheets.items()}


def first_failing(parts: int, fails: Callable[[int], bool]) -> int | None:
    """How many of some parts have to be there for all to fail, found by halves; `None` where they
    fail without any, and where there is none."""
    if not parts or fails(0):
        return None
    passing, failing = 0, parts
    while failing - passing > 1:
        middle = (passing + failing) // 2
        passing, failing = (passing, middle) if fails(middle) else (middle, failing)
    return failing


def _rules(css: str) -> list[Rule]:
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return [_rule(node) for node in nodes if node.type != "error"]


def _rule(node: Node) -> Rule:
    keyword = f"@{node.at_keyword}" if node.type == "at-rule" else ""
    head = f"{keyword}{tinycss2.serialize(node.prelude)}"
    body = None if node.content is None else list(_body(node.content))
    return Rule(head.strip(), body, node.source_line, node.source_column)


def _body(content: Sequence[Node]) -> Iterator[Rule | Declaration]:
    nodes = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    for node in nodes:
        if node.type == "declaration":
            yield node
        elif node.type != "error":
            yield _rule(node)


def _all(body: Iterable[Rule | Declaration]) -> Iterator[Rule | Declaration]:
    for part in body:
        yield part
        if isinstance(part, Rule):
            yield from _all(part.body or ())


def _text(body: Iterable[Rule | Declaration], kept: set[int]) -> str:
    return "\n".join(_spelled(part, kept) for part in body if id(part) in kept)


def _spelled(part: Rule | Declaration, kept: set[int]) -> str:
    if not isinstance(part, Rule):
        return f"{part.serialize()};"
    return f"{part.head};" if part.body is None else f"{part.head} {{ {_text(part.body, kept)} }}"


def _quoted(part: Rule | Declaration) -> str:
    text = part.head if isinstance(part, Rule) else f"{part.name}: {text_of(part)}"
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
