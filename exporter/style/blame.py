"""Which declaration of a house's stylesheets it is that the engine or a writer breaks down over.

WeasyPrint takes much that it then fails upon, and its failures do not say what they are about. So
the house's declarations are taken away from the last one up, until what failed goes through. What
fails with none of them is a bug of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import tinycss2
from tinycss2.ast import Declaration, Node

from exporter import resources
from exporter.diagnostics import DesignError, ExportError, Place
from exporter.diagnostics.errors import LAYOUT_FAILED
from exporter.style.design import Design
from exporter.style.tokens import text_of

LONGEST_QUOTE = 80  # characters of a declaration, in a message
HINT = "leave it out, or say it in another way"

Made = TypeVar("Made")


@dataclass(frozen=True)
class Rule:
    """A rule of a stylesheet: what stands before its block, and the rules and declarations in it;
    `None` for one without a block."""

    head: str
    body: Sequence[Rule | Declaration] | None


@dataclass(frozen=True)
class Trimmed:
    """The stylesheets of a house, of which declarations can be left out."""

    rules: dict[Path, list[Rule]]

    @property
    def declarations(self) -> list[tuple[Path, Declaration]]:
        """Every declaration with its stylesheet, in the order of the cascade."""
        return [
            (path, declaration)
            for path, rules in self.rules.items()
            for declaration in _declarations(rules)
        ]

    def first(self, count: int) -> dict[Path, str]:
        """The stylesheets with no more than their first declarations."""
        kept = {id(declaration) for _, declaration in self.declarations[:count]}
        return {path: _text(rules, kept) for path, rules in self.rules.items()}


def attempted(attempt: Callable[[Design], Made], design: Design, edition: str) -> Made:
    """What is made in a house style; raises DesignError, with the declaration, if that makes it
    fail. `attempt` is tried again in the same style with less in it.
    """
    try:
        return attempt(design)
    except Exception as failure:
        told = None if _is_told(failure) else _blamed(design, edition, attempt)
        if told is None:
            raise
        raise told from failure


def _is_told(failure: Exception) -> bool:
    """Whether a failure says what is wrong, and where, as well as we could."""
    return isinstance(failure, ExportError) and failure.diagnostics[0].code != LAYOUT_FAILED


def _blamed(
    design: Design, edition: str, attempt: Callable[[Design], object]
) -> DesignError | None:
    """The error for what failed, with the declaration that made it fail; `None` if none did."""
    trimmed = Trimmed({path: _rules(css) for path, css in _of_house(design, edition)})
    declarations = trimmed.declarations

    def fails(count: int) -> bool:
        return _fails(attempt, design.trimmed(trimmed.first(count)))

    if not declarations or fails(0):
        return None
    path, declaration = declarations[_first_that(fails, len(declarations)) - 1]
    place = Place(str(path), declaration.source_line, declaration.source_column)
    return DesignError.at(LAYOUT_FAILED, f"{_quoted(declaration)} cannot be printed", place, HINT)


def _of_house(design: Design, edition: str) -> Iterator[tuple[Path, str]]:
    for path, css in design.texts(edition):
        if not path.resolve().is_relative_to(resources.styles_folder()):
            yield path, css


def _fails(attempt: Callable[[Design], object], design: Design) -> bool:
    """Whether what failed fails again, in a way that we would not tell of on purpose."""
    try:
        attempt(design)
    except Exception as failure:  # noqa: BLE001  # a failure is what is asked for
        return not _is_told(failure)
    return False


def _first_that(fails: Callable[[int], bool], most: int) -> int:
    """The least count that fails, found by halves; `most` does, and 0 does not."""
    passing, failing = 0, most
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
    return Rule(head, None if node.content is None else list(_body(node.content)))


def _body(content: Sequence[Node]) -> Iterator[Rule | Declaration]:
    nodes = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    for node in nodes:
        if node.type == "declaration":
            yield node
        elif node.type != "error":
            yield _rule(node)


def _declarations(body: Iterable[Rule | Declaration]) -> Iterator[Declaration]:
    for node in body:
        if isinstance(node, Rule):
            yield from _declarations(node.body or ())
        else:
            yield node


def _text(body: Iterable[Rule | Declaration], kept: set[int]) -> str:
    return "\n".join(_lines(body, kept))


def _lines(body: Iterable[Rule | Declaration], kept: set[int]) -> Iterator[str]:
    for node in body:
        if not isinstance(node, Rule):
            yield from [f"{node.serialize()};"] * (id(node) in kept)
        elif node.body is None:
            yield f"{node.head};"
        else:
            yield f"{node.head} {{ {_text(node.body, kept)} }}"


def _quoted(declaration: Declaration) -> str:
    text = f"{declaration.name}: {text_of(declaration)}"
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
