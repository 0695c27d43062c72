"""What the engine logs while it reads a stylesheet, as diagnostics where each file has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import tinycss2
from tinycss2.ast import Node

from exporter.diagnostics import Diagnostic, Place
from exporter.engine.messages import stylesheet_diagnostic
from exporter.style.css_rules import rules_of
from exporter.style.font_faces import face_diagnostic, is_of_range

SILENT = (
    "Unknown empty rule <AtRule @charset",  # CSS Syntax 3, 3.2: no rule, and no fault
    "Expected a media type",  # the next line says which rule is ignored, and where
)
_POSITION = re.compile(r" at (\d+):(\d+)")
_NAMED = re.compile(r"`(?P<property>[\w-]+)|(?P<rule>@[\w-]+)")
_SELECTOR = re.compile(r"Invalid or unsupported selector, (.+)", re.DOTALL)


def told_by_engine(
    lines: Iterable[str], path: Path, texts: Mapping[Path, str]
) -> Iterator[Diagnostic]:
    """A diagnostic for each line that tells of a fault; `texts` are those of the stylesheet at
    `path` and of all that it imports."""
    for line in lines:
        if not line.startswith(SILENT) and not is_of_range(line, texts.values()):
            told = face_diagnostic(line, texts)
            yield told or stylesheet_diagnostic(line, str(path), _place(line, texts))


def _place(line: str, texts: Mapping[Path, str]) -> Place | None:
    """Where one of the texts has what a line names; `None` where the line tells but a position."""
    if selector := _SELECTOR.match(line):
        return _of_selector(selector[1], texts)
    position, named = _POSITION.search(line), _NAMED.search(line)
    if not position or not named:
        return None
    row, column = int(position[1]), int(position[2])
    found = (path for path, css in texts.items() if _stands_at(css, row, column, named[0]))
    path = next(found, None)
    return Place(str(path), row, column) if path else None


def _stands_at(css: str, row: int, column: int, named: str) -> bool:
    lines = css.splitlines()
    word = named.lstrip("`").lower()
    return row <= len(lines) and lines[row - 1][column - 1 :].lower().startswith(word)


def _of_selector(quoted: str, texts: Mapping[Path, str]) -> Place | None:
    for path, css in texts.items():
        for rule in _style_rules(rules_of(css)):
            if repr(tinycss2.serialize(rule.prelude)) == quoted:
                return Place(str(path), rule.source_line, rule.source_column)
    return None


def _style_rules(nodes: Sequence[Node]) -> Iterator[Node]:
    """All rules that have selectors, those in other rules too."""
    for node in nodes:
        if node.type == "qualified-rule":
            yield node
        if getattr(node, "content", None):
            yield from _style_rules(tinycss2.parse_blocks_contents(node.content))
